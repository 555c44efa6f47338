package chat.klatch.client.view.screen;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.room.RoomPane;
import chat.klatch.client.view.sidebar.Sidebar;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that work wherever the focus is among the rooms. */
final class Keys {
    private final Sidebar sidebar;
    private final RoomPane pane;
    private List<Room> rooms = List.of();
    private @Nullable RoomId current;

    Keys(Sidebar sidebar, RoomPane pane) {
        this.sidebar = sidebar;
        this.pane = pane;
        Page.byId("app").addEventListener("keydown", this::pressed);
    }

    void at(List<Room> all, @Nullable RoomId open) {
        rooms = all;
        current = open;
    }

    private void pressed(Event event) {
        boolean plain = !event.isAltKey() && !event.isCtrlKey() && !event.isMetaKey() && !event.isShiftKey();
        boolean alt = event.isAltKey() && !event.isCtrlKey() && !event.isMetaKey();
        boolean taken = switch (event.getKey()) {
            case "Escape" -> plain && !event.isComposing() && pane.markAsRead();
            case "ArrowDown" -> alt && go(1, event.isShiftKey());
            case "ArrowUp" -> alt && go(-1, event.isShiftKey());
            case "F6" -> {
                turn(event.isShiftKey());
                yield true;
            }
            default -> false;
        };
        if (taken) {
            event.preventDefault();
        }
    }

    /** To the next room in that direction, round the end. */
    private boolean go(int by, boolean unreadOnly) {
        int size = rooms.size();
        int at = Math.max(0, rooms.stream().map(Room::id).toList().indexOf(current));
        for (int i = 1; i <= size; i++) {
            var next = rooms.get(Math.floorMod(at + by * i, size));
            if (!unreadOnly || next.unread() > 0) {
                Browser.getLocation().setHash(Route.address(next.id()));
                return true;
            }
        }
        return false;
    }

    /** Sidebar, log, composer, and round. */
    private void turn(boolean back) {
        var active = Browser.getDocument().getActiveElement();
        if (Page.byId("side").contains(active)) {
            to(back ? pane::focusComposer : pane::focusLog);
        } else if (Page.byId("log").contains(active)) {
            to(back ? sidebar::focus : pane::focusComposer);
        } else {
            to(back ? pane::focusLog : sidebar::focus);
        }
    }

    private static void to(Runnable region) {
        region.run();
    }
}
