package chat.klatch.server.messages;

import chat.klatch.protocol.model.MessageKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * What was said first under a key. A message's text may change or go, but the same key with the same text is the same
 * message for ever, and with another text never is; so where the text is no longer the first, its digest stays.
 */
final class Said {
    private Said() {
    }

    static byte[] digest(MessageKey key, String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(key.value().getBytes(StandardCharsets.US_ASCII));
            sha.update((byte) 0);
            return sha.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /** Whether {@code draft} says what {@code first} said when it was new. */
    static boolean same(MessageRow first, Draft draft) {
        boolean text = first.said() == null
                ? first.text().equals(draft.text())
                : MessageDigest.isEqual(first.said(), digest(draft.key(), draft.text()));
        return text && first.room().equals(draft.room()) && Objects.equals(first.replyTo(), draft.replyTo());
    }
}
