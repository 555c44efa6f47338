package chat.klatch.client.view.screen;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.view.dialog.Dialog;
import chat.klatch.client.view.dialog.ShortcutsDialog;
import chat.klatch.client.view.page.Counted;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.room.RoomPane;
import chat.klatch.client.view.sidebar.Sidebar;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys that work wherever the focus is, as long as somebody is signed in and no dialog is open. */
final class Keys {
    private final Sidebar sidebar;
    private final RoomPane pane;
    private final Openers openers;
    private final Supplier<List<Room>> rooms;
    private final Consumer<String> go;
    private @Nullable RoomId current;

    Keys(Sidebar sidebar, RoomPane pane, Openers openers, Supplier<List<Room>> rooms,
            Consumer<String> go) {
        this.sidebar = sidebar;
        this.pane = pane;
        this.openers = openers;
        this.rooms = rooms;
        this.go = go;
        Browser.getDocument().addEventListener("keydown", this::pressed);
    }

    void at(@Nullable RoomId open) {
        current = open;
    }

    private void pressed(Event event) {
        boolean settings = !Page.byId("settings").isHidden();
        if (event.isDefaultPrevented() || Dialog.isAnyOpen() || Page.byId("app").isHidden() && !settings) {
            return;
        }
        boolean command = (event.isCtrlKey() || event.isMetaKey()) && !event.isAltKey() && !event.isShiftKey();
        boolean plain = !event.isAltKey() && !event.isCtrlKey() && !event.isMetaKey() && !event.isShiftKey();
        boolean alt = event.isAltKey() && !event.isCtrlKey() && !event.isMetaKey();
        boolean taken = switch (event.getKey()) {
            case "Escape" -> plain && !event.isComposing() && escape(settings);
            case "ArrowDown" -> alt && go(1, event.isShiftKey());
            case "ArrowUp" -> alt && go(-1, event.isShiftKey());
            case "k", "K" -> command && opened(openers::jump);
            case "/" -> command && opened(ShortcutsDialog::open);
            case "F6" -> !settings && turn(event.isShiftKey());
            default -> false;
        };
        if (taken) {
            event.preventDefault();
        }
    }

    private static boolean opened(Runnable dialog) {
        dialog.run();
        return true;
    }

    /** One layer at a time: the settings, the sheet beside the room, then what is unread. */
    private boolean escape(boolean settings) {
        var hash = Browser.getLocation().getHash();
        if (settings) {
            go.accept(String.valueOf(Page.byId("settings-back").getAttribute("href")));
            return true;
        }
        if (Route.of(hash) instanceof Route.InRoom(var room, boolean details) && details) {
            Browser.getLocation().setHash(Route.address(room));
            return true;
        }
        return pane.markAsRead();
    }

    /** To the next room in that direction, round the end. */
    private boolean go(int by, boolean unreadOnly) {
        var all = rooms.get();
        int size = all.size();
        int at = Math.max(0, all.stream().map(Room::id).toList().indexOf(current));
        for (int i = 1; i <= size; i++) {
            var next = all.get(Math.floorMod(at + by * i, size));
            if (!unreadOnly || Counted.of(next).isAny()) {
                go.accept(Route.address(next.id()));
                return true;
            }
        }
        return false;
    }

    /** Sidebar, log, composer, the sheet beside them, and round. */
    private boolean turn(boolean back) {
        var active = Browser.getDocument().getActiveElement();
        boolean panel = !Page.byId("details").isHidden();
        Runnable toPanel = panel ? () -> Page.byId("details-h").focus() : sidebar::focus;
        if (Page.byId("side").contains(active)) {
            (back ? panel ? toPanel : (Runnable) pane::focusComposer : (Runnable) pane::focusLog).run();
        } else if (Page.byId("log").contains(active)) {
            (back ? (Runnable) sidebar::focus : (Runnable) pane::focusComposer).run();
        } else if (Page.byId("details").contains(active)) {
            (back ? (Runnable) pane::focusComposer : (Runnable) sidebar::focus).run();
        } else {
            (back ? (Runnable) pane::focusLog : toPanel).run();
        }
        return true;
    }
}
