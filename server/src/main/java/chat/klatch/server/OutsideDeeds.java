package chat.klatch.server;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Entry;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells people here what commands have done, in processes of their own: sessions that have ended lose their sockets,
 * and of the rest the audit log says what it was. What failed is done again at the next call, and may then be told
 * twice. Used by one thread.
 */
final class OutsideDeeds implements Runnable {
    private static final int AT_ONCE = 100;
    private final Database database;
    private final Runnable ended;
    private final Consumer<UserId> accounts;
    private final Consumer<UserId> owners;
    private final Consumer<RoomId> rooms;
    private long seen;

    /**
     * @param ended
     *            closes the sockets of sessions that have ended by now
     * @param accounts
     *            tells what an account has become
     * @param owners
     *            gives rooms another owner where this one was the only one who can act as such
     * @param rooms
     *            tells what was said in a room
     */
    OutsideDeeds(Database database, Runnable ended, Consumer<UserId> accounts, Consumer<UserId> owners,
            Consumer<RoomId> rooms) {
        this.database = database;
        this.ended = ended;
        this.accounts = accounts;
        this.owners = owners;
        this.rooms = rooms;
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
        ended.run(); // after what was read: a session that ends now is in what comes next
        seen = last;
    }

    private void heed(List<Entry> deeds) {
        deeds.stream().filter(one -> one.is(Deed.ACCOUNT_ROLE, Deed.ACCOUNT_DISABLED, Deed.ACCOUNT_ENABLED))
                .map(Entry::subject).distinct().map(UserId::new).forEach(accounts);
        deeds.stream().filter(one -> one.is(Deed.ACCOUNT_DISABLED, Deed.ACCOUNT_ENABLED)).map(Entry::subject).distinct()
                .map(UserId::new).forEach(owners);
        deeds.stream().filter(one -> one.is(Deed.ROOM_ARCHIVED, Deed.ROOM_UNARCHIVED)).map(Entry::subject)
                .distinct().map(RoomId::new).forEach(this::heed);
    }

    private void heed(RoomId room) {
        try {
            rooms.accept(room);
        } catch (Refused no) {
            if (no.code() != ErrorCode.NOT_FOUND) { // it was deleted since, which was told
                throw no;
            }
        }
    }
}
