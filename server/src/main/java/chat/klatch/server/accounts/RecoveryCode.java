package chat.klatch.server.accounts;

import chat.klatch.protocol.model.UserId;
import chat.klatch.server.storage.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Codes for who has lost their app. 80 bits are as many as no slow hash is needed for; what is kept of one is a digest
 * of it with whose it is.
 */
final class RecoveryCode {
    private static final int HOW_MANY = 10;
    private static final int BYTES = 10;
    private static final int GROUP = 4;

    private RecoveryCode() {
    }

    /** As many as one is given, as they are shown: {@code 8z4e-0k3x-v1qw-77jc}. */
    static List<String> fresh(Ids ids) {
        return Stream.generate(() -> grouped(Base32.FOR_PEOPLE.encode(ids.bytes(BYTES)))).limit(HOW_MANY).toList();
    }

    private static String grouped(String letters) {
        var text = new StringBuilder(letters);
        for (int at = letters.length() - GROUP; at > 0; at -= GROUP) {
            text.insert(at, '-');
        }
        return text.toString();
    }

    /** What is kept of one, however it was typed: in capitals, without hyphens, with a letter for a digit like it. */
    static String digest(UserId account, String typed) {
        var meant = typed.toLowerCase(Locale.ROOT).replace("-", "").replace('o', '0').replace('i', '1')
                .replace('l', '1');
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest((account.value() + " " + meant).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
