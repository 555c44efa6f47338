package chat.klatch.server.command;

import chat.klatch.server.storage.DataFolder;
import chat.klatch.server.storage.Snapshot;
import chat.klatch.server.storage.Sqlite;
import chat.klatch.server.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Copies a place into one file, whether a server runs on it or not: what was acknowledged before it began is in it. The
 * file gets its name when all of it is known to be good and is on disk; until then it is in a folder beside it.
 */
public final class Backup {
    private final Path data;
    private final String build;
    private final InstantSource clock;

    public Backup(Path data, String build, InstantSource clock) {
        this.data = data;
        this.build = build;
        this.clock = clock;
    }

    /**
     * Makes the backup; says what it holds.
     *
     * @throws NotDone
     *             where there is none now
     */
    public String to(Path file) {
        var database = DataFolder.database(data);
        if (!Files.isRegularFile(database)) {
            throw NotDone.noPlace(data);
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDone(file + " is there already, and is not overwritten.");
        }
        requireFolderFor(file);
        try {
            var about = made(database, file);
            return "Backed up " + about.holdings() + " into " + file + " (" + Files.size(file) + " bytes).";
        } catch (StorageException broken) {
            throw new NotDone("No backup was made: " + broken.getMessage() + ".", broken);
        } catch (IOException refused) {
            throw NotDone.because("No backup was made", refused);
        }
    }

    /** Before anything of ours is made there, by a name that nobody knows. */
    private static void requireFolderFor(Path file) {
        var folder = Disk.folderOf(file);
        if (!Files.isDirectory(folder)) {
            throw new NotDone("No backup was made: there is no folder for " + file + ".");
        }
        if (!Files.isWritable(folder)) {
            throw new NotDone("No backup was made: the folder of " + file + " cannot be written to.");
        }
    }

    private About made(Path database, Path file) throws IOException {
        var work = Files.createTempDirectory(Disk.folderOf(file), "." + file.getFileName() + "-");
        var copy = work.resolve("copy");
        var packed = work.resolve("packed");
        var all = List.of(work, copy, packed, work.resolve("copy-wal"), work.resolve("copy-shm"));
        all.forEach(one -> one.toFile().deleteOnExit()); // also where the operator loses patience
        try {
            long began = clock.millis();
            Secret.create(copy);
            Snapshot.take(database, copy);
            var about = About.of(build, began, holdings(copy));
            Secret.create(packed);
            var backup = new BackupFile(packed);
            backup.write(copy, about);
            backup.requireWhole();
            Disk.settle(packed, file);
            return about;
        } finally {
            for (Path one : all.reversed()) {
                Files.deleteIfExists(one);
            }
        }
    }

    private Holdings holdings(Path copy) {
        try (var database = Sqlite.openAsItIs(copy)) {
            return Holdings.requireWhole(database, "The database in " + data);
        }
    }
}
