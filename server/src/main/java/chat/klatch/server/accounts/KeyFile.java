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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The secrets in the data folder, a line each, the oldest first; readable by their owner only. One process. */
final class KeyFile implements KeyShelf {
    private static final String OWNER_ONLY = "rw-------";
    private final Path file;

    KeyFile(Path folder) {
        file = folder.resolve("keys");
    }

    @Override
    public List<SigningKey> read() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(KeyFile::parsed).toList().reversed()
                    : List.of();
        } catch (IOException lost) {
            throw new Keys.Unusable("The keys in " + file + " cannot be read: let the server's user read them.", lost);
        } catch (IllegalArgumentException damaged) {
            throw new Keys.Unusable("The keys in " + file
                    + " are damaged: bring back the file as it was, or take it away; then everybody signs in again.",
                    damaged);
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

    @Override
    public synchronized List<SigningKey> change(UnaryOperator<List<SigningKey>> change) {
        var before = read();
        var after = change.apply(before);
        if (!after.equals(before)) {
            store(after);
        }
        return after;
    }

    @Override
    public boolean shared() {
        return false;
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
            throw new Keys.Unusable("The keys cannot be kept in " + file + ": let the server's user write there.",
                    lost);
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
