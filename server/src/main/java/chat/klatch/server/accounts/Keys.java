package chat.klatch.server.accounts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The place's secrets, made at the first start and kept in the data directory for its owner's eyes only. Every 30 days
 * the newest gets a successor that signs from then on; the older ones verify for as long as anything that they signed
 * may be shown, so nobody is signed out by it. Any number of threads.
 */
public final class Keys {
    /** The secrets cannot be read or kept; the message is a sentence for the operator. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    private static final Duration SIGNS_FOR = Duration.ofDays(30);
    private static final Duration VERIFIES_FOR = Sessions.REFRESH_LIFE.plusDays(1);
    private static final int BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final String OWNER_ONLY = "rw-------";
    private final Path file;
    private final SecureRandom random;
    private final InstantSource clock;
    private volatile List<SigningKey> newestFirst;

    private Keys(Path file, SecureRandom random, InstantSource clock, List<SigningKey> newestFirst) {
        this.file = file;
        this.random = random;
        this.clock = clock;
        this.newestFirst = newestFirst;
    }

    /**
     * Reads the secrets, or makes the first.
     *
     * @throws Unusable
     *             where that cannot be
     */
    public static Keys open(Path folder, SecureRandom random, InstantSource clock) {
        var file = folder.resolve("keys");
        try {
            var stored = Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Keys::parsed).toList().reversed()
                    : List.<SigningKey>of();
            var keys = new Keys(file, random, clock, stored);
            keys.newest();
            return keys;
        } catch (IOException lost) {
            throw new Unusable("The keys in " + file + " cannot be read: let the server's user read them.", lost);
        } catch (IllegalArgumentException damaged) {
            throw new Unusable("The keys in " + file + " are damaged: bring back the file as it was, or take it away; "
                    + "then everybody signs in again.", damaged);
        }
    }

    private static SigningKey parsed(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first < 1 || second < 0) {
            throw new IllegalArgumentException("not a key");
        }
        return new SigningKey(line.substring(0, first),
                Instant.ofEpochMilli(Long.parseLong(line.substring(first + 1, second))),
                line.substring(second + 1));
    }

    /** The key that signs now. */
    SigningKey newest() {
        var known = newestFirst;
        return isDue(known) ? renewed() : known.getFirst();
    }

    private boolean isDue(List<SigningKey> known) {
        return known.isEmpty() || !clock.instant().isBefore(known.getFirst().madeAt().plus(SIGNS_FOR));
    }

    private synchronized SigningKey renewed() {
        if (isDue(newestFirst)) {
            var kept = new ArrayList<SigningKey>();
            kept.add(fresh());
            for (SigningKey key : newestFirst) {
                // A key signed until its successor came, and what it signed then is still shown for a while.
                if (clock.instant().isBefore(kept.getLast().madeAt().plus(VERIFIES_FOR))) {
                    kept.add(key);
                }
            }
            store(kept);
            newestFirst = List.copyOf(kept);
        }
        return newestFirst.getFirst();
    }

    private SigningKey fresh() {
        var id = new byte[ID_BYTES];
        var secret = new byte[BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new SigningKey(HexFormat.of().formatHex(id), clock.instant(),
                Base64.getEncoder().encodeToString(secret));
    }

    /** The key of that name, where it may still verify. */
    Optional<SigningKey> named(String id) {
        return newestFirst.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** On disk before anything is signed with it, and whole or not at all. */
    private void store(List<SigningKey> keys) {
        var text = keys.reversed().stream().map(key -> key.id() + " " + key.madeAt().toEpochMilli() + " "
                + key.secret() + "\n").collect(Collectors.joining());
        var next = file.resolveSibling("keys.new");
        try {
            Files.deleteIfExists(next);
            try (var channel = FileChannel.open(next,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } catch (IOException lost) {
            throw new Unusable("The keys cannot be kept in " + file + ": let the server's user write there.", lost);
        }
    }

    /** Else a power cut could take the new name away again. Some systems open no folder, and need not. */
    private void forceFolder() throws IOException {
        if (posix()) {
            try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private boolean posix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))}
                : new FileAttribute<?>[0];
    }
}
