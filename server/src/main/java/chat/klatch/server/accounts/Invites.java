package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Invite;
import chat.klatch.protocol.call.NewInvite;
import chat.klatch.protocol.model.InviteId;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SignUp;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Cursor;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import chat.klatch.server.storage.Part;
import chat.klatch.server.storage.RoomLocks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Links to sign up by, made by the place's owner and admins. Their tokens are kept as they are: whoever made one sees
 * it again in the list. Any number of threads.
 */
public final class Invites {
    private final Database database;
    private final Place place;
    private final Newcomers newcomers;
    private final Ids ids;
    private final InstantSource clock;

    Invites(Database database, Place place, Newcomers newcomers, Ids ids, InstantSource clock) {
        this.database = database;
        this.place = place;
        this.newcomers = newcomers;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a link into the place, and into rooms where its author may let people in. */
    public Invite make(UserId user, NewInvite wish) {
        var now = clock.instant();
        var row = new InviteTable.Row(new InviteId(ids.next()), ids.next(), user, now,
                now.plus(Duration.ofDays(wish.days())), wish.uses(), 0);
        return database.write(handle -> {
            RoomLocks.take(handle, wish.rooms());
            var _ = Administration.requireAdmin(handle, user);
            newcomers.requireInviting(handle, user, wish.rooms());
            var table = handle.attach(InviteTable.class);
            table.add(row);
            wish.rooms().forEach(room -> table.addRoom(row.id(), room));
            record(handle, user, Deed.INVITE_MADE, row.id(), "days " + wish.days() + ", uses " + wish.uses());
            return invite(handle, row);
        });
    }

    private static Invite invite(Handle handle, InviteTable.Row row) {
        return new Invite(row.id(), row.token(), row.author(), row.createdAt().toEpochMilli(),
                row.expiresAt().toEpochMilli(), row.uses(), row.used(),
                handle.attach(InviteTable.class).rooms(row.id()));
    }

    /**
     * A part of the links, the newest first, those whose time is over too. A link into a room that the user does not
     * see is there for its author alone: who has its token could let themselves in.
     */
    public Part<Invite> some(UserId user, @Nullable String after, int limit) {
        var from = Cursor.after(after);
        long createdAt = from.number(Long.MAX_VALUE);
        var id = after == null ? Cursor.LAST : from.id();
        return database.read(handle -> {
            var _ = Administration.requireAdmin(handle, user);
            var rows = handle.attach(InviteTable.class).some(createdAt, id, limit + 1);
            return Part.of(rows, limit, row -> new Cursor(String.valueOf(row.createdAt().toEpochMilli()),
                    row.id().value())).only(row -> shows(handle, user, row)).map(row -> invite(handle, row));
        });
    }

    private boolean shows(Handle handle, UserId user, InviteTable.Row row) {
        return row.author().equals(user)
                || !newcomers.hidden(handle, user, handle.attach(InviteTable.class).rooms(row.id()));
    }

    public void remove(UserId user, InviteId invite) {
        database.<Object>write(handle -> {
            var _ = Administration.requireAdmin(handle, user);
            if (!handle.attach(InviteTable.class).remove(invite)) {
                throw Refused.notFound();
            }
            record(handle, user, Deed.INVITE_REMOVED, invite, "");
            return invite;
        });
    }

    /** By its id: the token lets people in. */
    private void record(Handle transaction, UserId user, Deed deed, InviteId invite, String value) {
        Audit.record(transaction, People.audited(transaction, user), deed, new Named(invite.value(), ""), value,
                clock.instant());
    }

    /** Whether somebody could sign up by this token now. */
    public boolean good(String token) {
        return database.read(handle -> place.signUp(handle) != SignUp.CLOSED
                && open(handle, token).isPresent());
    }

    /** A link is as good as its author's power: who has none any more lets nobody in. */
    Optional<InviteTable.Row> open(Handle handle, String token) {
        return handle.attach(InviteTable.class).good(token, clock.instant())
                .filter(row -> Administration.rules(handle, row.author()));
    }

    /** Lets pass who comes by a good link. */
    void require(Handle handle, String token) {
        var _ = find(handle, token);
    }

    /** Takes one use of a link; the rooms are where it leads, as far as its author may still let people in there. */
    List<RoomId> use(Handle transaction, String token) {
        var invite = find(transaction, token);
        var table = transaction.attach(InviteTable.class);
        table.use(invite.id());
        return newcomers.inviting(transaction, invite.author(), table.rooms(invite.id()));
    }

    private InviteTable.Row find(Handle handle, String token) {
        return open(handle, token).orElseThrow(
                () -> Refused.of(ErrorCode.FORBIDDEN, "invite", "This invitation is used up, or its time is over."));
    }
}
