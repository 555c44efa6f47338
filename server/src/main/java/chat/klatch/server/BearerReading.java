package chat.klatch.server;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.server.oidc.BearerSettings;
import chat.klatch.server.oidc.ProviderSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of the issuer whose tokens speak for accounts. */
final class BearerReading {
    private static final String ISSUER = "BEARER_ISSUER";
    private static final String AUDIENCE = "BEARER_AUDIENCE";
    private static final String ACCOUNTS = "BEARER_ACCOUNTS";

    private BearerReading() {
    }

    static @Nullable BearerSettings bearer(SettingsReader reader, List<ProviderSettings> providers) {
        boolean wanted = reader.gives(ISSUER);
        var issuer = reader.take(ISSUER, null, ProviderReading::issuer);
        var audience = reader.take(AUDIENCE, null, value -> value);
        var accounts = reader.take(ACCOUNTS, null, BearerReading::accounts);
        for (String name : List.of(AUDIENCE, ACCOUNTS)) {
            boolean given = !reader.holding(name).isEmpty();
            if (wanted != given) {
                reader.complain(wanted
                        ? "KLATCH_" + name + " is missing: KLATCH_BEARER_ISSUER is set."
                        : "KLATCH_" + name + " is set, and KLATCH_BEARER_ISSUER is not.");
            }
        }
        providers.stream().filter(one -> one.issuer().equals(issuer) && one.clientId().equals(audience))
                .forEach(one -> reader.complain("KLATCH_BEARER_AUDIENCE is what the provider " + one.id()
                        + " calls us: what it says of people who sign in would speak for accounts."));
        return issuer == null || audience == null || accounts == null
                ? null
                : new BearerSettings(issuer, audience, accounts);
    }

    /** By subject; an account may have several, and a subject one. */
    private static Map<String, String> accounts(String value) {
        var accounts = new LinkedHashMap<String, String>();
        for (String one : SettingsReader.list(value)) {
            int at = one.indexOf('=');
            var username = username(at < 0 ? one : one.substring(0, at).strip());
            var subject = at < 0 ? username : one.substring(at + 1).strip();
            if (subject.isEmpty() || accounts.put(subject, username) != null) {
                throw new IllegalArgumentException();
            }
        }
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return Map.copyOf(accounts);
    }

    private static String username(String value) {
        try {
            return Limits.username("username", value);
        } catch (Invalid no) {
            throw new IllegalArgumentException(no);
        }
    }
}
