package chat.klatch.server.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything that lasts, taken by one server at a time. */
public final class DataFolder implements AutoCloseable {
    /** The folder cannot be used; the message is a sentence for the operator. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    /** The file by which a folder is taken; it holds nothing. */
    public static final String LOCK = "lock";
    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /** Makes the folder where it is missing, and takes it; a server that died holds nothing. */
    public static DataFolder take(Path folder) {
        try {
            make(folder);
            var file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(file) == null) {
                file.close();
                throw new Unusable("Another Klatch is using the data in " + folder + ".");
            }
            return new DataFolder(folder, file);
        } catch (IOException broken) {
            throw new Unusable("The data folder " + folder + " cannot be written: set KLATCH_DATA to one that can.");
        }
    }

    /** What everybody said is nobody else's on this machine; a folder that was there keeps the modes it was given. */
    private static void make(Path folder) throws IOException {
        boolean isNew = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        if (isNew && Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    public Path database() {
        return database(folder);
    }

    /** Where the database of the place in {@code folder} is, whoever has taken that. */
    public static Path database(Path folder) {
        return folder.resolve("klatch.db");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException broken) {
            throw new Unusable("The data folder " + folder + " could not be let go.");
        }
    }
}
