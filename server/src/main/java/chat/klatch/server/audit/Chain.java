package chat.klatch.server.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Goes along the log and finds the first entry that is not what it was, or is not there. An entry's digest is SHA-256,
 * in small hex letters, over these values in this order: the digest of the entry before it (nothing for the first), its
 * number, at, actor, actorName, deed, subject, subjectName and value; each in UTF-8 as a netstring ({@code 3:abc,}), so
 * that no two entries read the same. Used by one thread.
 */
public final class Chain {
    private Head head = Head.START;

    /** The digest that an entry must have after one that has {@code before}; its own is not looked at. */
    static String digest(String before, Entry entry) {
        var bytes = new ByteArrayOutputStream();
        for (String value : List.of(before, Long.toString(entry.number()), Long.toString(entry.at()), entry.actor(),
                entry.actorName(), entry.deed(), entry.subject(), entry.subjectName(), entry.value())) {
            var text = value.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes((text.length + ":").getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(text);
            bytes.write(',');
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Takes the next entry; says what is wrong with it, if anything. Nothing may follow that. */
    public Optional<String> next(Entry entry) {
        long number = head.number() + 1;
        if (entry.number() != number) {
            return Optional.of("entry " + number + " is missing");
        }
        if (!digest(head.digest(), entry).equals(entry.digest())) {
            return Optional.of("entry " + number + " is not what was written, or what stood before it was another");
        }
        head = new Head(number, entry.digest());
        return Optional.empty();
    }

    /** How far it came. */
    public Head head() {
        return head;
    }
}
