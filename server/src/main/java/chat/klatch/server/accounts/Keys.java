package chat.klatch.server.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The place's secret, made at the first start and kept in the data directory for its owner's eyes only. Any number of
 * threads.
 */
public final class Keys {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private final byte[] secret;

    private Keys(byte[] secret) {
        this.secret = secret;
    }

    /** Reads the secret, or makes it. */
    public static Keys open(Path folder, SecureRandom random) {
        var file = folder.resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            return new Keys(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException lost) {
            throw new UncheckedIOException("the key " + file + " cannot be read or made", lost);
        }
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, Base64.getEncoder().encodeToString(bytes));
        } catch (FileAlreadyExistsException _) {
            return; // another start made it
        }
    }

    /** The key for one purpose: no token of one kind is ever good as another. */
    byte[] forPurpose(String purpose) {
        return sign(secret, purpose);
    }

    static byte[] sign(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
