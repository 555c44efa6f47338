package chat.klatch.server.command;

import chat.klatch.server.accounts.Roster;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.storage.DataFolder;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Sqlite;
import chat.klatch.server.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Makes a place of a backup, where there is none. It gets a new epoch, so that clients drop what they had seen and the
 * backup has not; and everybody signs in again: a session that ended since would live again, and one that went on could
 * not be told from a stolen one.
 */
public final class Restore {
    private static final String UNFINISHED = "klatch.db.restoring";
    private final Path data;
    private final InstantSource clock;

    public Restore(Path data, InstantSource clock) {
        this.data = data;
        this.clock = clock;
    }

    /**
     * Restores; says what the place holds now.
     *
     * @throws NotDone
     *             where it is as it was
     */
    public String from(Path file) {
        var backup = new BackupFile(file);
        backup.requireWhole();
        requireEmpty();
        boolean made = Files.notExists(data);
        try {
            var about = restored(backup, file);
            return "Restored " + about.holdings() + " into " + data + ", as of " + Instant.ofEpochMilli(about.takenAt())
                    + ". Everybody signs in again.";
        } catch (StorageException broken) {
            throw undone(made, new NotDone(file + " cannot be restored: " + broken.getMessage() + ".", broken));
        } catch (IOException refused) {
            throw undone(made, NotDone.because(file + " cannot be restored", refused));
        } catch (NotDone | DataFolder.Unusable refused) {
            throw undone(made, refused);
        }
    }

    /** The file by which a folder is taken says nothing, nor does what an earlier try has left. */
    private void requireEmpty() {
        try {
            if (Files.exists(data)) {
                try (var all = Files.list(data)) {
                    var foreign = all.map(one -> one.getFileName().toString()).filter(
                            name -> !name.equals(DataFolder.LOCK) && !name.startsWith(UNFINISHED)).findFirst();
                    if (foreign.isPresent()) {
                        throw new NotDone("There is a " + foreign.get() + " in " + data
                                + ": a backup is restored into an empty folder only. Set KLATCH_DATA to another.");
                    }
                }
            }
        } catch (IOException refused) {
            throw NotDone.because("Nothing can be restored into " + data, refused);
        }
    }

    private About restored(BackupFile backup, Path file) throws IOException {
        try (var folder = DataFolder.take(data)) {
            var database = data.resolve(UNFINISHED);
            clear();
            try {
                Secret.create(database);
                var about = backup.extract(database);
                adopt(database, about, file);
                Disk.settle(database, folder.database());
                return about;
            } finally {
                clear();
            }
        }
    }

    private void adopt(Path file, About about, Path backup) throws IOException {
        Holdings.requireSaid(file, about, backup);
        try (var database = Sqlite.open(file)) {
            renew(database, "as of " + Instant.ofEpochMilli(about.takenAt()), clock.instant());
        }
        if (Files.exists(data.resolve(UNFINISHED + "-wal"))) {
            throw new IOException("the database did not come to rest"); // what is not in the file would be lost
        }
    }

    /**
     * What every restored place needs, whoever has restored it.
     *
     * @param value
     *            what the audit log says of it
     */
    public static void renew(Database database, String value, Instant now) {
        database.<Object>write(handle -> {
            Database.renewEpoch(handle);
            Roster.endSessions(handle, now);
            Audit.record(handle, Named.COMMAND_LINE, Deed.PLACE_RENEWED, Named.PLACE, value, now);
            return now;
        });
    }

    private void clear() throws IOException {
        for (String more : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(data.resolve(UNFINISHED + more));
        }
    }

    private <T extends RuntimeException> T undone(boolean made, T why) {
        if (made) {
            try {
                Files.deleteIfExists(data.resolve(DataFolder.LOCK));
                Files.deleteIfExists(data);
            } catch (IOException left) {
                why.addSuppressed(left);
            }
        }
        return why;
    }
}
