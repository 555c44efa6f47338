package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Collator;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rooms in their user's order; sorted anew only where a room came, went or was renamed. */
public final class Collation {
    private static final String NUMBERS_BY_VALUE = "-u-kn";
    private final Collator collator = new Collator(Browser.getNavigator().getLanguage() + NUMBERS_BY_VALUE);
    private Map<RoomId, String> names = Map.of();
    private List<RoomId> given = List.of();
    private List<RoomId> sorted = List.of();

    public List<Room> of(List<Room> rooms, List<RoomId> wanted) {
        Map<RoomId, String> now = new HashMap<>();
        Map<RoomId, Room> byId = new HashMap<>();
        for (Room room : rooms) {
            now.put(room.id(), room.name());
            byId.put(room.id(), room);
        }
        if (!now.equals(names) || !wanted.equals(given)) {
            names = now;
            given = wanted;
            sorted = Order.of(rooms, wanted, (one, other) -> collator.compare(one, other)).stream().map(Room::id)
                    .toList();
        }
        return sorted.stream().map(byId::get).toList();
    }
}
