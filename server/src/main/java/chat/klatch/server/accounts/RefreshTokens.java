package chat.klatch.server.accounts;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.model.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Refresh tokens: a session, a number, and our signature. None is stored, and each can be made again, so that a lost
 * answer can be given twice. Any number of threads.
 */
final class RefreshTokens {
    /** What a genuine token says. */
    record Told(SessionId session, long generation) {
    }

    private final byte[] key;

    RefreshTokens(Keys keys) {
        key = keys.forPurpose("refresh");
    }

    String issue(SessionId session, long generation) {
        var said = session + "." + generation;
        return said + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(Keys.sign(key, said));
    }

    /** Nothing, where the token is not ours. */
    Optional<Told> read(String token) {
        int second = token.lastIndexOf('.');
        int first = token.lastIndexOf('.', second - 1);
        if (first < 1) {
            return Optional.empty();
        }
        try {
            var told = new Told(new SessionId(token.substring(0, first)),
                    Long.parseLong(token.substring(first + 1, second)));
            return same(issue(told.session(), told.generation()), token) ? Optional.of(told) : Optional.empty();
        } catch (Invalid | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
