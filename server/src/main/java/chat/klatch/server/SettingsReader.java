package chat.klatch.server;

import chat.klatch.protocol.model.SignUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes settings out of the environment one by one, so that what is left over is unknown. */
final class SettingsReader {
    static final String PREFIX = "KLATCH_";
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("LOG", "text or json"),
            Map.entry("LOG_LEVEL", "error, warn, info, debug or trace"),
            Map.entry("PORT", "a port from 0 to 65535"),
            Map.entry("TLS_CERTIFICATE", "a file that can be read"),
            Map.entry("TLS_KEY", "a file that can be read"),
            Map.entry("DATA", "a folder"),
            Map.entry("DATABASE", "jdbc:postgresql://HOST/DATABASE, without the password"),
            Map.entry("REDIS", "redis://HOST or rediss://HOST, without the password"),
            Map.entry("URL", "an origin such as https://chat.example"),
            Map.entry("ORIGINS", "origins with commas between them"),
            Map.entry("TRUSTED_PROXIES", "addresses or ranges such as 10.0.0.0/8 with commas between them"),
            Map.entry("SIGNUP", "open, invite or closed"),
            Map.entry("OIDC", "names of providers, of small letters and digits, with commas between them"),
            Map.entry("PASSWORDS", "on or off"),
            Map.entry("BEARER_ISSUER", "an address such as https://login.example, or http: of this machine"),
            Map.entry("BEARER_ACCOUNTS",
                    "usernames, alone or as USERNAME=SUBJECT, with commas between them, and no subject twice"),
            Map.entry("RATE_LIMITS", "on or off"),
            Map.entry("BACKUP_FOLDER", "a folder"),
            Map.entry("BACKUP_HOURS", "a number from 1 to 8760"),
            Map.entry("BACKUP_KEEP", "a number from 1 to 1000"));
    /** Where a password stands, or may stand by mistake. */
    private static final Set<String> SECRET = Set.of("DATABASE", "REDIS");
    private final Map<String, String> left = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();
    private final Map<String, String> effective = new LinkedHashMap<>();

    SettingsReader(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                left.put(name, value);
            }
        });
    }

    boolean gives(String name) {
        var given = left.get(PREFIX + name);
        return given != null && !given.isBlank();
    }

    /** What is returned for a wrong value never leaves {@link Settings#from}: finish throws. */
    @SuppressWarnings("NullAway")
    <T> T take(String name, @Nullable String fallback, Function<String, T> read) {
        return take(name, fallback, String.valueOf(RULES.get(name)), read);
    }

    /** The same, where the name is one of many like it, so that its rule stands beside it. */
    @SuppressWarnings("NullAway")
    <T> T take(String name, @Nullable String fallback, String rule, Function<String, T> read) {
        var given = left.remove(PREFIX + name);
        var value = given == null || given.isBlank() ? fallback : given.strip();
        effective.put(PREFIX + name, value == null ? "" : isSecret(name) ? "***" : value);
        try {
            return value == null ? null : read.apply(value);
        } catch (IllegalArgumentException _) {
            errors.add(PREFIX + name + " must be " + rule
                    + (isSecret(name) || SECRET.contains(name) ? "." : ", and is “" + value + "”."));
            return fallback == null || fallback.equals(value) ? null : read.apply(fallback);
        }
    }

    private static boolean isSecret(String name) {
        return name.endsWith("_PASSWORD") || name.endsWith("_SECRET");
    }

    /** As it is, or in a file. */
    @Nullable
    String secret(String name) {
        var given = take(name, null, value -> value);
        var kept = take(name + "_FILE", null, "a file that can be read", SettingsReader::inFile);
        if (given != null && kept != null) {
            errors.add(PREFIX + name + " and " + PREFIX + name + "_FILE are both set; one is enough.");
        }
        return given == null ? kept : given;
    }

    private static String inFile(String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    /** Something is wrong that no value alone shows; a sentence. */
    void complain(String sentence) {
        errors.add(sentence);
    }

    /** What holds of a setting that was taken; "" for nothing. */
    String holding(String name) {
        return effective.getOrDefault(PREFIX + name, "");
    }

    boolean good() {
        return errors.isEmpty();
    }

    /** Everything that was taken, with what holds. */
    Map<String, String> effective() {
        return Collections.unmodifiableMap(effective);
    }

    static Boolean onOrOff(String value) {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    static List<String> list(String value) {
        return List.of(value.split(",", -1)).stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    static SignUp signUp(String value) {
        return SignUp.valueOf(value.toUpperCase(Locale.ROOT));
    }

    void finish() {
        left.keySet().forEach(name -> errors.add(name + " is not a setting of Klatch."));
        if (!errors.isEmpty()) {
            throw new Settings.Senseless(errors);
        }
    }
}
