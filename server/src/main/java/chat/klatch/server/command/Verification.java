package chat.klatch.server.command;

import chat.klatch.server.log.RoomLog;
import chat.klatch.server.storage.Sqlite;
import chat.klatch.server.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Restores a backup aside, looks at all of it as {@code klatch restore} would, brings it to the form of this Klatch,
 * and throws it away: a backup that went through this can be restored. Any number of threads.
 */
public final class Verification {
    /**
     * What a backup holds.
     *
     * @param takenAt
     *            milliseconds since 1970 UTC; whatever was acknowledged before is in it
     * @param build
     *            the Klatch that made it
     * @param newestAt
     *            when anything was last said; null where nothing was
     * @param epoch
     *            names the data that it is of; a restored place gets another
     */
    public record Verified(long takenAt, String build, long bytes, long people, long rooms, long messages,
            @Nullable Long newestAt, String epoch, AuditLog.Found audit) {
        @Override
        public String toString() {
            return "It can be restored: " + new Holdings(people, rooms, messages) + ", as of "
                    + Instant.ofEpochMilli(takenAt)
                    + (newestAt == null ? "" : "; the newest message is of " + Instant.ofEpochMilli(newestAt))
                    + ".\nMade by Klatch " + build + ", of epoch " + epoch + ". " + audit;
        }
    }

    private static final String COPY = "klatch.db";
    private final Path file;
    private final Path aside;

    /**
     * @param aside
     *            a folder in which there is space for the restored place
     */
    public Verification(Path file, Path aside) {
        this.file = file;
        this.aside = aside;
    }

    /**
     * Looks at everything.
     *
     * @throws NotDone
     *             where it is no backup that can be restored; its sentence says why
     */
    public Verified run() {
        try {
            return restored();
        } catch (StorageException broken) {
            throw new NotDone(file + " cannot be restored: " + broken.getMessage() + ".", broken);
        } catch (IOException refused) {
            throw NotDone.because(file + " cannot be looked at", refused);
        }
    }

    private Verified restored() throws IOException {
        var backup = new BackupFile(file);
        backup.requireWhole(); // before anything is made, so that a file that is none leaves no trace
        var work = Files.createTempDirectory(aside, ".klatch-verify-");
        var copy = work.resolve(COPY);
        var all = List.of(work, copy, work.resolve(COPY + "-wal"), work.resolve(COPY + "-shm"));
        all.forEach(one -> one.toFile().deleteOnExit());
        try {
            Secret.create(copy);
            var about = backup.extract(copy);
            Holdings.requireSaid(copy, about, file);
            return look(copy, about);
        } finally {
            for (Path one : all.reversed()) {
                Files.deleteIfExists(one);
            }
        }
    }

    private Verified look(Path copy, About about) throws IOException {
        try (var database = Sqlite.open(copy)) {
            var newest = database.read(RoomLog::latest).map(Instant::toEpochMilli).orElse(null);
            return new Verified(about.takenAt(), about.build(), Files.size(file), about.people(), about.rooms(),
                    about.messages(), newest, database.epoch(), new AuditLog(null).check(database));
        }
    }
}
