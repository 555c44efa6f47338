package chat.klatch.client.jvm;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a bot works, and as whom.
 *
 * @param server
 *            the origin, as {@code https://chat.example.org}
 * @param home
 *            the folder of what it must not forget: its session, its outbox and how far it has heard each room
 * @param password
 *            needed only while {@code home} holds no session that is good
 */
public record BotSettings(URI server, Path home, String username, @Nullable String password) {
    /** From {@code KLATCH_SERVER}, {@code KLATCH_USERNAME}, {@code KLATCH_PASSWORD} and {@code KLATCH_BOT_HOME}. */
    public static BotSettings of(Map<String, String> environment) {
        return new BotSettings(URI.create(given(environment, "KLATCH_SERVER")),
                Path.of(environment.getOrDefault("KLATCH_BOT_HOME", "bot")), given(environment, "KLATCH_USERNAME"),
                environment.get("KLATCH_PASSWORD"));
    }

    private static String given(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    /** Never the secret: this may reach a log. */
    @Override
    public String toString() {
        return "BotSettings[server=" + server + ", home=" + home + ", username=" + username + "]";
    }
}
