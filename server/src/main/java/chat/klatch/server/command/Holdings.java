package chat.klatch.server.command;

import chat.klatch.server.accounts.People;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.storage.Sqlite;
import chat.klatch.server.storage.StorageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How much a place holds. */
record Holdings(long people, long rooms, long messages) {
    static Holdings of(Handle handle) {
        return new Holdings(People.count(handle), Rooms.count(handle), Messages.count(handle));
    }

    /**
     * Looks at all of a database that nobody writes to meanwhile: its pages, what its rows point to, and that the log
     * of every room reaches to its head.
     *
     * @throws NotDone
     *             where it is not whole; {@code named} says what it is
     */
    static Holdings requireWhole(Sqlite database, String named) {
        try {
            var faults = faults(database);
            if (!faults.isEmpty()) {
                throw new NotDone(named + " is damaged: " + String.join("; ", faults) + ".");
            }
            return database.read(Holdings::of);
        } catch (StorageException broken) {
            throw new NotDone(named + " is damaged, or not of Klatch.", broken);
        }
    }

    /**
     * Looks at all of the database that was in a backup, and whether it is what the backup says of itself.
     *
     * @throws NotDone
     *             where it is not
     */
    static void requireSaid(Path file, About about, Path backup) {
        try (var database = Sqlite.openAsItIs(file)) {
            if (!requireWhole(database, "The database in " + backup).equals(about.holdings())) {
                throw new NotDone(backup + " does not hold what it says.");
            }
        }
    }

    private static List<String> faults(Sqlite database) {
        var faults = new ArrayList<>(database.faults());
        if (faults.isEmpty() && !database.read(handle -> RoomLog.heads(handle).equals(Messages.newest(handle)))) {
            faults.add("messages are missing");
        }
        return faults;
    }

    @Override
    public String toString() {
        return count(people, "person", "people") + ", " + count(rooms, "room", "rooms") + " and "
                + count(messages, "message", "messages");
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
