package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.SignUp;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
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
    void theLogIsForPeopleOrForMachinesAndAsFineAsAsked() {
        var settings = of("KLATCH_LOG", "json", "KLATCH_LOG_LEVEL", "debug");
        assertEquals(Settings.LogFormat.JSON, settings.log());
        assertEquals(Level.DEBUG, settings.logLevel());
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
