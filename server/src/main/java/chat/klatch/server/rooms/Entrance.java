package chat.klatch.server.rooms;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomRole;
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
import java.time.Instant;
import java.util.List;

/** Makes somebody a member: themselves, which takes no rev, or somebody else. Again is as once. */
record Entrance(RoomFloor floor, RoomId room, UserId actor, UserId user, Instant at) implements Consequential {
    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        boolean self = actor.equals(user);
        if (self) {
            floor.access().requireJoin(handle, actor, room);
        } else {
            floor.access().requireModerate(handle, actor, room);
            requireInUse(People.user(handle, user).disabled());
        }
        if (!Memberships.admit(handle, room, user, RoomRole.MEMBER, at)) {
            return RoomFloor.unchanged(transaction, room);
        }
        if (!self) {
            RoomFloor.audit(transaction, actor, Deed.MEMBER_ADDED, room, People.user(handle, user).username());
        }
        var committed = self
                ? RoomFloor.silent(transaction, room)
                : floor.notice(transaction, room, actor, "added", List.of(user), null);
        floor.markers().start(handle, room, user, transaction.head(room).seq());
        News.tell(handle, new Note.Membership(room, committed.rev(), user));
        return committed;
    }

    static void requireInUse(boolean disabled) {
        if (disabled) {
            throw Refused.of(ErrorCode.CONFLICT, "members", "This account is disabled.");
        }
    }

    @Override
    public void afterwards(Committed committed) {
        if (!committed.dup()) {
            floor.hub().admit(room, user);
            floor.news().one(room, user);
        }
    }
}
