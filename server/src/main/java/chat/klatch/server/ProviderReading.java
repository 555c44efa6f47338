package chat.klatch.server;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.server.oidc.ProviderSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings of providers: one that names them, and some of each by its name. */
final class ProviderReading {
    private static final int MOST = 10;

    private ProviderReading() {
    }

    static List<ProviderSettings> providers(SettingsReader reader) {
        var names = reader.take("OIDC", "", ProviderReading::names);
        var found = new ArrayList<ProviderSettings>();
        var issuers = new HashSet<String>();
        for (String name : names == null ? List.<String>of() : names) {
            var one = provider(reader, name);
            if (one != null && !issuers.add(one.issuer())) {
                reader.complain("KLATCH_OIDC names two providers with the issuer " + one.issuer() + ".");
            } else if (one != null) {
                found.add(one);
            }
        }
        var linking = found.stream().filter(ProviderSettings::linksByEmail).toList();
        if (linking.size() == 1) {
            reader.complain("KLATCH_OIDC_" + linking.getFirst().id().toUpperCase(Locale.ROOT)
                    + "_LINK is verified-email, and no other provider's is: an address links accounts of two.");
        }
        return List.copyOf(found);
    }

    private static List<String> names(String value) {
        var names = SettingsReader.list(value);
        if (names.size() > MOST || new HashSet<>(names).size() < names.size()
                || !names.stream().allMatch(name -> name.matches("[a-z0-9]{1,20}"))) {
            throw new IllegalArgumentException();
        }
        return names;
    }

    private static String name(String value) {
        try {
            return Limits.line("name", value, 1, Limits.ROOM_NAME_CODE_POINTS);
        } catch (Invalid no) {
            throw new IllegalArgumentException(no);
        }
    }

    private static @Nullable ProviderSettings provider(SettingsReader reader, String name) {
        var prefix = "OIDC_" + name.toUpperCase(Locale.ROOT) + "_";
        var called = reader.take(prefix + "NAME", name, "a name of at most " + Limits.ROOM_NAME_CODE_POINTS
                + " characters", ProviderReading::name);
        var issuer = reader.take(prefix + "ISSUER", null,
                "an address such as https://login.example, or http: of this machine", ProviderReading::issuer);
        var client = reader.take(prefix + "CLIENT_ID", null, value -> value);
        var secret = reader.secret(prefix + "CLIENT_SECRET");
        var links = reader.take(prefix + "LINK", "never", "verified-email or never", ProviderReading::links);
        var signUp = reader.take(prefix + "SIGNUP", null, "open, invite or closed", SettingsReader::signUp);
        var domains = reader.take(prefix + "DOMAINS", "", "domains such as corp.example with commas between them",
                ProviderReading::domains);
        require(reader, name, prefix + "ISSUER", "");
        require(reader, name, prefix + "CLIENT_ID", "");
        require(reader, name, prefix + "CLIENT_SECRET", prefix + "CLIENT_SECRET_FILE");
        return issuer == null || client == null || secret == null || called == null || domains == null
                ? null
                : new ProviderSettings(name, called, issuer, client, secret, Boolean.TRUE.equals(links), signUp,
                        domains);
    }

    private static void require(SettingsReader reader, String provider, String name, String or) {
        if (reader.holding(name).isEmpty() && (or.isEmpty() || reader.holding(or).isEmpty())) {
            reader.complain(SettingsReader.PREFIX + name + " is missing: KLATCH_OIDC names " + provider + ".");
        }
    }

    /** As it is: providers compare it letter by letter. */
    static String issuer(String value) {
        var uri = URI.create(value);
        boolean here = "http".equals(uri.getScheme()) && uri.getHost() != null
                && List.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
        boolean good = ("https".equals(uri.getScheme()) || here) && uri.getHost() != null
                && uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        if (!good) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static Boolean links(String value) {
        return switch (value) {
            case "verified-email" -> true;
            case "never" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static List<String> domains(String value) {
        var domains = SettingsReader.list(value.toLowerCase(Locale.ROOT));
        if (!domains.stream().allMatch(one -> one.matches("[a-z0-9.-]+\\.[a-z0-9-]+"))) {
            throw new IllegalArgumentException();
        }
        return domains;
    }
}
