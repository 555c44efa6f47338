package chat.klatch.server.rooms;

import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.accounts.People;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.Consequential;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import java.util.List;

/**
 * Ends a membership: one's own, which takes no rev, or somebody else's. Its last word ends their subscriptions; it is
 * known before the commit, so that whatever fails after it, nobody goes on hearing. Used once, on the writer's thread.
 */
final class Exit implements Consequential {
    private final RoomFloor floor;
    private final RoomId room;
    private final UserId actor;
    private final UserId user;
    private Event last;

    Exit(RoomFloor floor, RoomId room, UserId actor, UserId user) {
        this.floor = floor;
        this.room = room;
        this.actor = actor;
        this.user = user;
        last = new Gone(room);
    }

    @Override
    public RoomId room() {
        return room;
    }

    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        boolean self = actor.equals(user);
        if (self) {
            floor.access().requireLeave(handle, actor, room);
        } else {
            floor.access().requireModerate(handle, actor, room);
            floor.access().requireGive(handle, actor, room,
                    Memberships.role(handle, room, user).orElseThrow(Refused::notFound));
            floor.access().requireAnotherOwner(handle, user, room);
            RoomFloor.audit(transaction, actor, Deed.MEMBER_REMOVED, room, People.user(handle, user).username());
        }
        Memberships.end(handle, room, user);
        floor.markers().end(handle, room, user);
        var committed = self
                ? RoomFloor.silent(transaction, room)
                : floor.notice(transaction, room, actor, "removed", List.of(user), null);
        last = floor.news().farewell(handle, room, transaction.head(room));
        News.tell(handle, new Note.Membership(room, committed.rev(), user));
        return committed;
    }

    @Override
    public void afterwards(Committed committed) {
        floor.hub().expel(room, user, last);
        floor.news().heirs(room);
    }
}
