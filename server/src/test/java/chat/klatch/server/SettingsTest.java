package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.SignUp;
import chat.klatch.server.command.BackupPlan;
import chat.klatch.server.http.TlsFiles;
import chat.klatch.server.oidc.BearerSettings;
import chat.klatch.server.oidc.ProviderSettings;
import chat.klatch.server.relay.RedisAddress;
import chat.klatch.server.storage.PostgresAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** PROTOCOL.md, "What tools rely on": configuration by environment. */
class SettingsTest {
    private static Settings of(String... namesAndValues) {
        var environment = new java.util.HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.from(environment);
    }

    private static List<String> errors(String... namesAndValues) {
        var refused = assertThrows(Settings.Senseless.class, () -> of(namesAndValues));
        return String.valueOf(refused.getMessage()).lines().toList();
    }

    private static boolean trusts(Settings settings, String address) {
        return settings.trustedProxies().stream().anyMatch(range -> range.contains(InetAddress.ofLiteral(address)));
    }

    @Test
    void theDefaultsAreThoseOfTheProtocol() {
        var settings = of("PATH", "/bin", "HOME", "/");
        assertEquals("0.0.0.0", settings.host());
        assertEquals(8080, settings.port());
        assertEquals(Path.of("./data"), settings.data());
        assertNull(settings.database());
        assertNull(settings.redis());
        assertNull(settings.url());
        assertEquals(Set.of(), settings.origins());
        assertEquals(SignUp.OPEN, settings.signUp());
        assertTrue(settings.rateLimits());
        assertEquals(Settings.LogFormat.TEXT, settings.log());
        assertEquals(Level.INFO, settings.logLevel());
        assertTrue(trusts(settings, "127.0.0.1") && trusts(settings, "127.9.9.9") && trusts(settings, "::1"));
        assertFalse(trusts(settings, "10.0.0.1") || trusts(settings, "::2"));
    }

    @Test
    void whatIsEmptyIsAsIfItWereNotThere() {
        assertEquals(of(), of("KLATCH_PORT", "", "KLATCH_URL", " ", "KLATCH_SIGNUP", "", "KLATCH_ORIGINS", ""));
    }

    @Test
    void everyErrorComesAtOnceAndUnknownSettingsAreErrors() {
        var errors = errors("KLATCH_PORT", "65536", "KLATCH_URL", "chat.example", "KLATCH_ORIGINS", "https://a b",
                "KLATCH_TRUSTED_PROXIES", "10.0.0.0/33", "KLATCH_SIGNUP", "maybe", "KLATCH_RATE_LIMITS", "no",
                "KLATCH_LOG", "xml", "KLATCH_LOG_LEVEL", "loud", "KLATCH_PROT", "8080", "KLATCH_", "x");
        assertEquals(10, errors.size(), errors::toString);
        for (String name : new String[]{"KLATCH_PORT", "KLATCH_URL", "KLATCH_ORIGINS", "KLATCH_TRUSTED_PROXIES",
                "KLATCH_SIGNUP", "KLATCH_RATE_LIMITS", "KLATCH_LOG", "KLATCH_LOG_LEVEL", "KLATCH_PROT", "KLATCH_"}) {
            assertTrue(errors.stream().anyMatch(error -> error.startsWith(name + " ")), name + " of " + errors);
        }
        assertTrue(errors.stream().allMatch(error -> error.endsWith(".")), errors::toString);
    }

    @Test
    void aCertificateAndItsKeyAreFilesAndBelongTogether(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("file.pem"), "").toString();
        assertEquals(new TlsFiles(Path.of(file), Path.of(file)),
                of("KLATCH_TLS_CERTIFICATE", file, "KLATCH_TLS_KEY", file).tls());
        assertNull(of().tls());
        for (String name : new String[]{"KLATCH_TLS_CERTIFICATE", "KLATCH_TLS_KEY"}) {
            assertEquals(List.of("KLATCH_TLS_CERTIFICATE and KLATCH_TLS_KEY belong together; only one is set."),
                    errors(name, file));
            for (String none : new String[]{folder.toString(), folder.resolve("none").toString()}) {
                assertEquals(List.of(name + " must be a file that can be read, and is “" + none + "”."),
                        errors(name, none));
            }
        }
    }

    @Test
    void theLogIsForPeopleOrForMachinesAndAsFineAsAsked() {
        var settings = of("KLATCH_LOG", "json", "KLATCH_LOG_LEVEL", "debug");
        assertEquals(Settings.LogFormat.JSON, settings.log());
        assertEquals(Level.DEBUG, settings.logLevel());
    }

    @Test
    void backupsNeedAFolderAndAreForSqlite() {
        assertNull(of().backups());
        assertEquals(new BackupPlan(Path.of("/backups"), Duration.ofHours(24), 7),
                of("KLATCH_BACKUP_FOLDER", "/backups").backups());
        assertEquals(new BackupPlan(Path.of("/backups"), Duration.ofHours(1), 48), of("KLATCH_BACKUP_FOLDER",
                "/backups", "KLATCH_BACKUP_HOURS", "1", "KLATCH_BACKUP_KEEP", "48").backups());
        assertEquals(List.of("A setting of backups is set, and KLATCH_BACKUP_FOLDER is not."),
                errors("KLATCH_BACKUP_KEEP", "3"));
        assertEquals(List.of("KLATCH_BACKUP_FOLDER is for SQLite: back up PostgreSQL with its own tools."),
                errors("KLATCH_BACKUP_FOLDER", "/backups", "KLATCH_DATABASE", "jdbc:postgresql://db/klatch"));
        for (String bad : new String[]{"0", "-1", "daily", "8761"}) {
            assertEquals(List.of("KLATCH_BACKUP_HOURS must be a number from 1 to 8760, and is “" + bad + "”."),
                    errors("KLATCH_BACKUP_FOLDER", "/backups", "KLATCH_BACKUP_HOURS", bad));
        }
        assertEquals(List.of("KLATCH_BACKUP_KEEP must be a number from 1 to 1000, and is “0”."),
                errors("KLATCH_BACKUP_FOLDER", "/backups", "KLATCH_BACKUP_KEEP", "0"));
    }

    private static PostgresAddress database(String... namesAndValues) {
        return Objects.requireNonNull(of(namesAndValues).database());
    }

    @Test
    void aDatabaseIsPostgresqlsAndItsPasswordStandsApart(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "s3 cret\n").toString();
        var url = "jdbc:postgresql://db.example:5433/klatch?sslmode=verify-full";
        assertEquals(new PostgresAddress(url, null, null), database("KLATCH_DATABASE", url));
        assertEquals(new PostgresAddress(url, "klatch", "s3 cret"),
                database("KLATCH_DATABASE", url, "KLATCH_DATABASE_USER", "klatch", "KLATCH_DATABASE_PASSWORD",
                        "s3 cret"));
        assertEquals(new PostgresAddress(url, null, "s3 cret"),
                database("KLATCH_DATABASE", url, "KLATCH_DATABASE_PASSWORD_FILE", file));
        assertEquals(List.of("KLATCH_DATABASE_PASSWORD and KLATCH_DATABASE_PASSWORD_FILE are both set; one is enough."),
                errors("KLATCH_DATABASE", url, "KLATCH_DATABASE_PASSWORD", "x", "KLATCH_DATABASE_PASSWORD_FILE", file));
        assertEquals(
                List.of("KLATCH_DATABASE_PASSWORD_FILE must be a file that can be read, and is “/nowhere/at/all”."),
                errors("KLATCH_DATABASE", url, "KLATCH_DATABASE_PASSWORD_FILE", "/nowhere/at/all"));
        for (String name : new String[]{"KLATCH_DATABASE_USER", "KLATCH_DATABASE_PASSWORD"}) {
            assertEquals(List.of("A user or password of a database is set, and KLATCH_DATABASE is not."),
                    errors(name, "x"));
        }
    }

    @Test
    void aUrlThatIsWrongOrHasAPasswordIsNotShownAndNorIsAnyPassword() {
        for (String bad : new String[]{"postgresql://db.example/klatch", "jdbc:sqlite:klatch.db",
                "jdbc:postgresql://db.example/klatch?user=ada&password=s3cret", "s3cret", "jdbc:postgresql:"}) {
            assertEquals(List.of("KLATCH_DATABASE must be jdbc:postgresql://HOST/DATABASE, without the password."),
                    errors("KLATCH_DATABASE", bad, "KLATCH_DATABASE_USER", "ada"), bad);
        }
        var told = Settings.effective(
                Map.of("KLATCH_DATABASE", "jdbc:postgresql://db/klatch", "KLATCH_DATABASE_PASSWORD", "s3cret"));
        assertFalse(told.toString().contains("s3cret"), told::toString);
        assertEquals("jdbc:postgresql://db/klatch", told.get("KLATCH_DATABASE"));
        assertFalse(database("KLATCH_DATABASE", "jdbc:postgresql://db/klatch", "KLATCH_DATABASE_PASSWORD", "s3cret")
                .toString().contains("s3cret"));
    }

    @Test
    void aRedisIsForSeveralNodesAndItsPasswordStandsApart(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "s3 cret\n").toString();
        var database = "jdbc:postgresql://db/klatch";
        for (String url : new String[]{"redis://redis.example", "rediss://redis.example:6380/", "redis://ada@[::1]"}) {
            assertEquals(new RedisAddress(url, null), of("KLATCH_DATABASE", database, "KLATCH_REDIS", url).redis());
            assertEquals(new RedisAddress(url, "s3 cret"), of("KLATCH_DATABASE", database, "KLATCH_REDIS", url,
                    "KLATCH_REDIS_PASSWORD_FILE", file).redis());
        }
        for (String bad : new String[]{"redis.example", "http://redis.example", "redis://", "redis://ada:s3cret@host",
                "redis://host/3", "redis://host?x", "s3cret"}) {
            assertEquals(
                    List.of("KLATCH_REDIS must be redis://HOST or rediss://HOST, without the password."),
                    errors("KLATCH_DATABASE", database, "KLATCH_REDIS", bad), bad);
        }
        assertEquals(
                List.of("KLATCH_REDIS is set, and KLATCH_DATABASE is not: only several nodes have a use for it."),
                errors("KLATCH_REDIS", "redis://host"));
        assertEquals(List.of("A password of a Redis is set, and KLATCH_REDIS is not."),
                errors("KLATCH_DATABASE", database, "KLATCH_REDIS_PASSWORD", "x"));
        assertEquals(List.of("KLATCH_REDIS_PASSWORD and KLATCH_REDIS_PASSWORD_FILE are both set; one is enough."),
                errors("KLATCH_DATABASE", database, "KLATCH_REDIS", "redis://host", "KLATCH_REDIS_PASSWORD", "x",
                        "KLATCH_REDIS_PASSWORD_FILE", file));
        assertFalse(new RedisAddress("redis://host", "s3cret").toString().contains("s3cret"));
    }

    private static String[] corp(String... more) {
        var all = new java.util.ArrayList<>(List.of("KLATCH_OIDC", "corp", "KLATCH_OIDC_CORP_ISSUER",
                "https://login.example/realms/corp", "KLATCH_OIDC_CORP_CLIENT_ID", "klatch",
                "KLATCH_OIDC_CORP_CLIENT_SECRET", "s3cret"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aProviderHasSettingsOfItsOwn(@TempDir Path folder) throws IOException {
        assertEquals(List.of(), of().providers());
        var corp = of(corp()).providers().getFirst();
        assertEquals(new ProviderSettings("corp", "corp", "https://login.example/realms/corp", "klatch", "s3cret",
                false, null, List.of()), corp);
        assertFalse(corp.toString().contains("s3cret"));
        assertEquals(new ProviderSettings("corp", "Corp Ltd", "https://login.example/realms/corp", "klatch", "s3cret",
                true, SignUp.INVITE, List.of("corp.example", "b.example")),
                of(corp("KLATCH_OIDC", "corp,other", "KLATCH_OIDC_OTHER_ISSUER", "https://other.example",
                        "KLATCH_OIDC_OTHER_CLIENT_ID", "x", "KLATCH_OIDC_OTHER_CLIENT_SECRET", "x",
                        "KLATCH_OIDC_OTHER_LINK", "verified-email", "KLATCH_OIDC_CORP_NAME", " Corp Ltd ",
                        "KLATCH_OIDC_CORP_LINK", "verified-email", "KLATCH_OIDC_CORP_SIGNUP", "invite",
                        "KLATCH_OIDC_CORP_DOMAINS", "Corp.Example, b.example"))
                        .providers().getFirst());
        var file = Files.writeString(folder.resolve("secret"), "from a file\n").toString();
        assertEquals("from a file", of(corp("KLATCH_OIDC_CORP_CLIENT_SECRET", "", "KLATCH_OIDC_CORP_CLIENT_SECRET_FILE",
                file)).providers().getFirst().secret());
        var effective = new java.util.HashMap<String, String>();
        for (int i = 0; i < corp().length; i += 2) {
            effective.put(corp()[i], corp()[i + 1]);
        }
        assertEquals("***", Settings.effective(effective).get("KLATCH_OIDC_CORP_CLIENT_SECRET"));
    }

    @Test
    void whatIsWrongWithAProviderIsSaid() {
        assertEquals(List.of("KLATCH_OIDC_CORP_ISSUER is missing: KLATCH_OIDC names corp.",
                "KLATCH_OIDC_CORP_CLIENT_ID is missing: KLATCH_OIDC names corp.",
                "KLATCH_OIDC_CORP_CLIENT_SECRET is missing: KLATCH_OIDC names corp."), errors("KLATCH_OIDC", "corp"));
        assertEquals(List.of("KLATCH_OIDC_OTHER_ISSUER is not a setting of Klatch."),
                errors(corp("KLATCH_OIDC_OTHER_ISSUER", "https://other.example")));
        assertEquals(List.of("KLATCH_OIDC names two providers with the issuer https://login.example/realms/corp."),
                errors(corp("KLATCH_OIDC", "corp,again", "KLATCH_OIDC_AGAIN_ISSUER",
                        "https://login.example/realms/corp", "KLATCH_OIDC_AGAIN_CLIENT_ID", "x",
                        "KLATCH_OIDC_AGAIN_CLIENT_SECRET", "x")));
        for (String bad : new String[]{"http://login.example", "login.example", "https://login.example?x",
                "https://a@login.example", "ftp://login.example"}) {
            assertEquals(1, errors(corp("KLATCH_OIDC_CORP_ISSUER", bad)).size(), bad);
        }
        for (String good : new String[]{"http://localhost:8081/corp", "http://127.0.0.1/corp", "http://[::1]:1"}) {
            assertEquals(good, of(corp("KLATCH_OIDC_CORP_ISSUER", good)).providers().getFirst().issuer());
        }
        for (String name : new String[]{"LINK", "SIGNUP", "DOMAINS"}) {
            assertEquals(1, errors(corp("KLATCH_OIDC_CORP_" + name, "no sense")).size(), name);
        }
        assertEquals(
                List.of("KLATCH_OIDC_CORP_LINK is verified-email, and no other provider's is:"
                        + " an address links accounts of two."),
                errors(corp("KLATCH_OIDC_CORP_LINK", "verified-email")));
        for (String bad : new String[]{"Corp", "corp_x", "corp,corp", "a b"}) {
            assertEquals(1, errors("KLATCH_OIDC", bad).size(), bad);
        }
    }

    @Test
    void passwordsAreOffOnlyWhereThereIsAProvider() {
        assertTrue(of().passwords());
        assertFalse(of(corp("KLATCH_PASSWORDS", "off")).passwords());
        assertEquals(List.of("KLATCH_PASSWORDS is off, and KLATCH_OIDC names no provider: nobody could come in."),
                errors("KLATCH_PASSWORDS", "off"));
    }

    private static String[] bearer(String... more) {
        var all = new java.util.ArrayList<>(List.of("KLATCH_BEARER_ISSUER", "https://login.example/realms/corp",
                "KLATCH_BEARER_AUDIENCE", "https://chat.example", "KLATCH_BEARER_ACCOUNTS", "deploy"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void anIssuerIsTrustedWithTheAccountsThatAreNamed() {
        assertNull(of().bearer());
        assertEquals(new BearerSettings("https://login.example/realms/corp", "https://chat.example",
                Map.of("deploy", "deploy")), of(bearer()).bearer());
        assertEquals(Map.of("deploy", "deploy", "repo:a/b:ref=main", "build", "7f-1", "build"),
                Objects.requireNonNull(of(bearer("KLATCH_BEARER_ACCOUNTS",
                        "Deploy, build = repo:a/b:ref=main, build=7f-1,")).bearer()).accounts());
    }

    @Test
    void whatIsWrongWithAnIssuerIsSaid() {
        assertEquals(List.of("KLATCH_BEARER_AUDIENCE is missing: KLATCH_BEARER_ISSUER is set.",
                "KLATCH_BEARER_ACCOUNTS is missing: KLATCH_BEARER_ISSUER is set."),
                errors("KLATCH_BEARER_ISSUER", "https://login.example"));
        assertEquals(List.of("KLATCH_BEARER_AUDIENCE is set, and KLATCH_BEARER_ISSUER is not.",
                "KLATCH_BEARER_ACCOUNTS is set, and KLATCH_BEARER_ISSUER is not."),
                errors(bearer("KLATCH_BEARER_ISSUER", "")));
        for (String bad : new String[]{"http://login.example", "login.example", "https://login.example?x"}) {
            assertEquals(1, errors(bearer("KLATCH_BEARER_ISSUER", bad)).size(), bad);
        }
        for (String bad : new String[]{"=x", "d", "deploy=", "deploy,deploy", "a b", "deploy=x,build=x", ","}) {
            assertEquals(1, errors(bearer("KLATCH_BEARER_ACCOUNTS", bad)).size(), bad);
        }
        assertEquals(List.of("KLATCH_BEARER_AUDIENCE is what the provider corp calls us: what it says of people who "
                + "sign in would speak for accounts."),
                errors(corp(bearer("KLATCH_BEARER_AUDIENCE", "klatch"))));
        assertTrue(of(corp(bearer())).providers().size() == 1);
    }

    @Test
    void aPortIsAPort() {
        assertEquals(0, of("KLATCH_PORT", "0").port());
        assertEquals(65_535, of("KLATCH_PORT", " 65535 ").port());
        for (String bad : new String[]{"-1", "65536", "http", "80.5", "99999999999"}) {
            assertEquals(1, errors("KLATCH_PORT", bad).size());
        }
    }

    @Test
    void anAddressIsAnOriginAsBrowsersWriteIt() {
        for (Map.Entry<String, String> pair : Map.of("https://chat.example", "https://chat.example",
                "https://chat.example/", "https://chat.example", "http://10.0.0.1:8080", "http://10.0.0.1:8080",
                "https://Chat.Example", "https://chat.example", "https://chat.example:443", "https://chat.example",
                "http://chat.example:80/", "http://chat.example", "http://chat.example:443",
                "http://chat.example:443", "http://[::1]:8080", "http://[::1]:8080").entrySet()) {
            assertEquals(pair.getValue(), of("KLATCH_URL", pair.getKey()).url());
            assertEquals(Set.of(pair.getValue()), of("KLATCH_ORIGINS", " , " + pair.getKey() + ",").origins());
        }
        for (String bad : new String[]{"chat.example", "ftp://chat.example", "https://", "https://chat.example/chat",
                "https://chat.example?x", "https://chat.example#x", "https://user@chat.example", "mailto:a@b", "//x",
                "https://a b"}) {
            assertEquals(1, errors("KLATCH_URL", bad).size(), bad);
        }
    }

    @Test
    void proxiesAreAddressesOrRangesAndNoNameIsLookedUp() {
        var settings = of("KLATCH_TRUSTED_PROXIES", "10.0.0.0/8, 192.168.1.7,fd00::/8");
        assertTrue(
                trusts(settings, "10.255.255.255") && trusts(settings, "192.168.1.7") && trusts(settings, "fd12::1"));
        assertFalse(trusts(settings, "11.0.0.0") || trusts(settings, "192.168.1.8") || trusts(settings, "fe00::1")
                || trusts(settings, "127.0.0.1"));
        for (String bad : new String[]{"localhost", "10.0.0.0/", "10.0.0.0/-1", "::/129", "10.0.0.0/8/8"}) {
            assertEquals(1, errors("KLATCH_TRUSTED_PROXIES", bad).size(), bad);
        }
    }

    @Test
    void theReadmeNamesEverySettingWithItsDefault() throws Exception {
        var told = new TreeMap<String, String>();
        for (String line : Files.readAllLines(Path.of("..", "README.md"))) {
            var cells = line.split("\\|", -1);
            if (line.startsWith("| `KLATCH_")) {
                var fallback = cells[2].strip();
                told.put(cells[1].strip().replace("`", ""),
                        fallback.startsWith("`") ? fallback.replace("`", "") : "");
            }
        }
        assertEquals(new TreeMap<>(Settings.effective(Map.of())), told);
    }
}
