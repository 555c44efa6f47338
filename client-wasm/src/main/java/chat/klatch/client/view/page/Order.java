package chat.klatch.client.view.page;

import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of the rooms, people last: the one that their user gave them, then those that have no place yet, by name.
 * What happens in a room never moves it.
 */
public final class Order {
    private Order() {
    }

    public static List<Room> of(List<Room> rooms, List<RoomId> given, Comparator<String> names) {
        Map<RoomId, Integer> places = new HashMap<>();
        given.forEach(room -> places.putIfAbsent(room, places.size()));
        var ordered = new ArrayList<>(rooms);
        ordered.sort(Comparator.<Room>comparingInt(room -> room.kind() == RoomKind.DIRECT ? 1 : 0)
                .thenComparingInt(room -> places.getOrDefault(room.id(), Integer.MAX_VALUE))
                .thenComparing(Room::name, names).thenComparing(room -> room.id().value()));
        return ordered;
    }

    /** The order after one room has gone up ({@code by} -1) or down (1) among those that are shown. */
    public static List<RoomId> moved(List<RoomId> shown, RoomId room, int by) {
        var order = new ArrayList<>(shown);
        int at = order.indexOf(room);
        int to = at + by;
        if (at >= 0 && to >= 0 && to < order.size()) {
            order.set(at, order.get(to));
            order.set(to, room);
        }
        return order;
    }
}
