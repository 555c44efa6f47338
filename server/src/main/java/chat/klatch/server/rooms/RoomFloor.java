package chat.klatch.server.rooms;

import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.accounts.People;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.messages.ReadMarkers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the changes of a room stand on. */
record RoomFloor(RoomAccess access, Messages messages, ReadMarkers markers, RoomNews news, Hub hub) {
    /** Puts into the log who did what. */
    Committed notice(LogTransaction transaction, RoomId room, UserId actor, String kind, List<UserId> users,
            @Nullable String value) {
        var handle = transaction.handle();
        var people = People.users(handle, users).values().stream().map(user -> new Person(user.id(), user.name()))
                .toList();
        return messages.notice(transaction, room, People.person(handle, actor), new SystemNote(kind, people, value));
    }

    /** Puts into the audit log what somebody did to a room, where they have power over the place. */
    static void audit(LogTransaction transaction, UserId actor, Deed deed, RoomId room, String value) {
        var handle = transaction.handle();
        if (People.role(handle, actor).filter(role -> role != PlaceRole.MEMBER).isPresent()) {
            var name = handle.attach(RoomTable.class).one(room).map(RoomTable.Row::name).orElse("");
            Audit.record(handle, People.audited(handle, actor), deed, new Named(room.value(), name), value,
                    transaction.now(room));
        }
    }

    /** It was so already: no rev is taken, and nobody is told. */
    static Committed unchanged(LogTransaction transaction, RoomId room) {
        return silent(transaction, room, true);
    }

    /** It is so now, and takes no rev. */
    static Committed silent(LogTransaction transaction, RoomId room) {
        return silent(transaction, room, false);
    }

    private static Committed silent(LogTransaction transaction, RoomId room, boolean dup) {
        var head = transaction.head(room);
        return new Committed(head.seq(), head.rev(), head.at(), dup, null);
    }
}
