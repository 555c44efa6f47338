package chat.klatch.client.view.page;

import chat.klatch.client.i18n.Texts;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import java.util.List;

/** What a room is called: a direct one by the people in it. */
public final class Naming {
    private Naming() {
    }

    /** The others of a direct room; nobody of any other. */
    public static List<User> others(Room room) {
        var users = room.users();
        return users == null ? List.of() : users;
    }

    /** The same room; a direct one with the names of the others as its name. */
    public static Room named(Room room) {
        return room.kind() != RoomKind.DIRECT
                ? room
                : new Room(room.id(), names(room), room.kind(), room.topic(), room.rev(), room.seq(), room.read(),
                        room.unread(), room.mentions(), room.members(), room.role(), room.archived(), room.muted(),
                        room.users());
    }

    private static String names(Room room) {
        var others = others(room);
        return others.isEmpty() ? Texts.NOBODY : String.join(", ", others.stream().map(User::name).toList());
    }
}
