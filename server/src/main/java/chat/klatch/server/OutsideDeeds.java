package chat.klatch.server;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Entry;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.storage.Database;
import java.util.List;

/**
 * Tells people here what commands have done, in processes of their own: sessions that have ended lose their sockets,
 * and of the rest the audit log says what it was. What failed is done again at the next call, and may then be told
 * twice. Used by one thread.
 */
final class OutsideDeeds implements Runnable {
    private static final int AT_ONCE = 100;
    private final Database database;
    private final Sessions sessions;
    private final Hub hub;
    private final Accounts accounts;
    private final Rooms rooms;
    private final boolean alone;
    private long seen;

    /**
     * @param alone
     *            whether nobody else tells what commands have said in rooms: other nodes tell each other, and commands
     *            do so too
     */
    OutsideDeeds(Database database, Sessions sessions, Hub hub, Accounts accounts, Rooms rooms, boolean alone) {
        this.database = database;
        this.sessions = sessions;
        this.hub = hub;
        this.accounts = accounts;
        this.rooms = rooms;
        this.alone = alone;
        seen = database.read(Audit::head).number();
    }

    /** Whether anything was done of which {@link #run} has not told: a look at one row. */
    boolean waiting() {
        return database.read(Audit::head).number() != seen;
    }

    @Override
    public void run() {
        long last = seen;
        List<Entry> next;
        do {
            long from = last;
            next = database.read(handle -> Audit.after(handle, from, AT_ONCE));
            heed(next.stream().filter(Entry::byCommand).toList());
            last = next.isEmpty() ? last : next.getLast().number();
        } while (next.size() == AT_ONCE);
        sessions.heedEnded(hub.sessions()); // after what was read: a session that ends now is in what comes next
        seen = last;
    }

    private void heed(List<Entry> deeds) {
        deeds.stream().filter(one -> one.is(Deed.ACCOUNT_ROLE, Deed.ACCOUNT_DISABLED, Deed.ACCOUNT_ENABLED))
                .map(Entry::subject).distinct().map(UserId::new).forEach(accounts::heed);
        deeds.stream().filter(one -> one.is(Deed.ACCOUNT_DISABLED, Deed.ACCOUNT_ENABLED)).map(Entry::subject).distinct()
                .map(UserId::new).forEach(rooms::succeed);
        deeds.stream().filter(one -> alone && one.is(Deed.ROOM_ARCHIVED, Deed.ROOM_UNARCHIVED)).map(Entry::subject)
                .distinct().map(RoomId::new).forEach(this::heed);
    }

    private void heed(RoomId room) {
        try {
            rooms.heed(room);
        } catch (Refused no) {
            if (no.code() != ErrorCode.NOT_FOUND) { // it was deleted since, which was told
                throw no;
            }
        }
    }
}
