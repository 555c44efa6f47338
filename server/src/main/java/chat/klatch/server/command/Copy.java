package chat.klatch.server.command;

import chat.klatch.server.accounts.Keys;
import chat.klatch.server.storage.DataFolder;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.PostgresAddress;
import chat.klatch.server.storage.Sqlite;
import chat.klatch.server.storage.StorageException;
import chat.klatch.server.storage.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Moves house: a place from SQLite into an empty PostgreSQL, or back. Sessions, and what clients have seen, go on
 * there, for nobody writes to the old one after the last look at it. Where a server still runs it may be followed until
 * that is stopped.
 */
public final class Copy {
    private static final String UNFINISHED = "klatch.db.copying";
    private final Path data;
    private final boolean follow;
    private final Duration pause;
    private final Consumer<String> say;

    /**
     * @param data
     *            the folder of the keys, and of the place where that is in SQLite
     * @param follow
     *            whether to wait for the server that runs to be stopped, instead of refusing
     * @param pause
     *            between two looks whether it is
     * @param say
     *            takes sentences for the operator
     */
    public Copy(Path data, boolean follow, Duration pause, Consumer<String> say) {
        this.data = data;
        this.follow = follow;
        this.pause = pause;
        this.say = say;
    }

    /**
     * Out of the folder into PostgreSQL.
     *
     * @throws NotDone
     *             where nothing is there that was not before
     */
    public void to(PostgresAddress target) {
        var file = DataFolder.database(data);
        if (!Files.isRegularFile(file)) {
            throw NotDone.noPlace(data);
        }
        Postgres.open(target).close();
        try (var transfer = Transfer.begin(file, target, say)) {
            try (var _ = stopped(transfer)) {
                done(transfer.finish(), target.url());
            }
        } catch (StorageException broken) {
            throw notCopied(broken);
        }
    }

    /** The folder, as soon as no server holds it any more. */
    private DataFolder stopped(Transfer transfer) {
        boolean told = false;
        while (true) {
            try {
                return DataFolder.take(data);
            } catch (DataFolder.Unusable used) {
                if (!follow) {
                    throw new NotDone("A server runs on this place. Stop it first, or follow it (--follow).", used);
                }
                told = caughtUp(transfer, told);
            }
        }
    }

    private boolean caughtUp(Transfer transfer, boolean told) {
        transfer.catchUp();
        if (!told) {
            say.accept("Everything that was said until now is taken. Stop the server when you like: the rest follows.");
        }
        LockSupport.parkNanos(pause.toNanos());
        return true;
    }

    /**
     * Out of PostgreSQL into a folder, with the keys.
     *
     * @throws NotDone
     *             where nothing is there that was not before
     */
    public void from(PostgresAddress source, Path folder) {
        try (var taken = DataFolder.take(folder)) {
            if (Files.exists(taken.database())) {
                throw new NotDone("There is a place in " + folder + " already, and it is not overwritten.");
            }
            var file = folder.resolve(UNFINISHED);
            clear(file);
            try {
                Secret.create(file);
                Sqlite.open(file).close();
                fill(source, file);
                try (var database = Sqlite.openAsItIs(file)) {
                    Holdings.requireWhole(database, "The copy");
                }
                bringKeys(source, folder);
                Disk.settle(file, taken.database());
            } finally {
                clear(file);
            }
        } catch (StorageException broken) {
            throw notCopied(broken);
        } catch (IOException refused) {
            throw NotDone.because("Nothing was copied", refused);
        }
    }

    private void fill(PostgresAddress source, Path file) {
        try (var transfer = Transfer.begin(source, file, say)) {
            boolean told = false;
            while (Transfer.served(source)) {
                if (!follow) {
                    throw new NotDone("A server runs on this place. Stop it first, or follow it (--follow).");
                }
                told = caughtUp(transfer, told);
            }
            done(transfer.finish(), "the folder");
        }
    }

    private static void bringKeys(PostgresAddress source, Path folder) {
        try (var database = Postgres.openAsItIs(source)) {
            Keys.takeOut(database, folder);
        }
    }

    private void done(Transfer.Taken taken, String where) {
        say.accept("Both are the same: "
                + new Holdings(taken.people(), taken.rooms(), taken.messages()) + " are in " + where + " now.");
    }

    private static NotDone notCopied(StorageException broken) {
        return new NotDone("Nothing was copied: " + broken.getMessage() + ".", broken);
    }

    private static void clear(Path file) throws IOException {
        for (String more : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + more));
        }
    }
}
