package chat.klatch.server.accounts;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.model.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Refresh tokens: a session, a number, the name of a key and its signature. None is stored, and each can be made again,
 * so that a lost answer can be given twice. Any number of threads.
 */
final class RefreshTokens {
    /** What a genuine token says. */
    record Told(SessionId session, long generation) {
    }

    private static final String PURPOSE = "refresh";
    private final Keys keys;

    RefreshTokens(Keys keys) {
        this.keys = keys;
    }

    String issue(SessionId session, long generation) {
        return signed(keys.newest(), session.value(), String.valueOf(generation));
    }

    private static String signed(SigningKey key, String session, String generation) {
        var said = session + "." + generation + "." + key.id();
        return said + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(PURPOSE, said));
    }

    /** Nothing, where the token is not ours. */
    Optional<Told> read(String token) {
        var parts = List.of(token.split("\\.", -1));
        return parts.size() != 4
                ? Optional.empty()
                : keys.named(parts.get(2)).filter(key -> same(signed(key, parts.get(0), parts.get(1)), token))
                        .flatMap(_ -> told(parts.get(0), parts.get(1)));
    }

    private static Optional<Told> told(String session, String generation) {
        try {
            return Optional.of(new Told(new SessionId(session), Long.parseLong(generation)));
        } catch (Invalid | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
