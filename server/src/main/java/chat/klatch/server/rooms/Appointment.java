package chat.klatch.server.rooms;

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
import java.util.List;
import java.util.Locale;

/** Gives a member another role. */
record Appointment(RoomFloor floor, RoomId room, UserId actor, UserId user, RoomRole role) implements Consequential {
    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        floor.access().requireGive(handle, actor, room, role);
        var before = Memberships.role(handle, room, user).orElseThrow(Refused::notFound);
        floor.access().requireGive(handle, actor, room, before);
        if (before == role) {
            return RoomFloor.unchanged(transaction, room);
        }
        if (before == RoomRole.OWNER) {
            floor.access().requireAnotherOwner(handle, user, room);
        }
        Memberships.setRole(handle, room, user, role);
        var now = role.name().toLowerCase(Locale.ROOT);
        RoomFloor.audit(transaction, actor, Deed.MEMBER_ROLE, room,
                People.user(handle, user).username() + " " + now);
        var committed = floor.notice(transaction, room, actor, "role", List.of(user), now);
        News.tell(handle, new Note.Membership(room, committed.rev(), user));
        if (!actor.equals(user)) {
            News.tell(handle, new Note.Membership(room, committed.rev(), actor));
        }
        return committed;
    }

    @Override
    public void afterwards(Committed committed) {
        if (!committed.dup()) {
            floor.news().one(room, user);
            if (!actor.equals(user)) {
                floor.news().one(room, actor); // who was owner for want of one may have made another
            }
        }
    }
}
