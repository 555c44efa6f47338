package chat.klatch.client.view.dialog;

import chat.klatch.client.Clock;
import chat.klatch.client.api.Api;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Every room that one may see: found by name, joined or opened, or a new one. */
public final class BrowseDialog {
    private final Api api;
    private final Toasts toasts;
    private final Consumer<Room> go;
    private final Dialog dialog = new Dialog("browse-rooms");
    private final Map<String, Room> shown = new HashMap<>();
    private final Paged<Room> rooms;

    private BrowseDialog(Api api, Clock clock, Toasts toasts, Consumer<Room> go) {
        this.api = api;
        this.toasts = toasts;
        this.go = go;
        rooms = new Paged<>(clock, dialog.root(), this::row);
        rooms.list().addEventListener("click", this::clicked);
        dialog.in("[data-do=new-room]").addEventListener("click", _ -> {
            dialog.close();
            NewRoomDialog.open(api.rooms(), go);
        });
    }

    /**
     * @param go
     *            opens a room that this user is in by then
     * @return the list in it
     */
    public static Paged<?> open(Api api, Clock clock, Toasts toasts, Consumer<Room> go) {
        var one = new BrowseDialog(api, clock, toasts, go);
        var field = one.dialog.in("[type=search]");
        one.rooms.findBy(field);
        one.rooms.find(
                q -> (after, then, refused) -> api.rooms().find(q, after,
                        page -> then.accept(new Paged.Part<>(
                                page.rooms().stream().filter(room -> room.kind() != RoomKind.DIRECT).toList(),
                                page.next())),
                        refused),
                q -> q.isEmpty() ? PlaceTexts.NO_ROOMS_HERE : PlaceTexts.NONE_FOUND);
        one.dialog.open(field);
        return one.rooms;
    }

    private Element row(Room room) {
        var row = Page.copy("room-pick");
        shown.put(room.id().value(), room);
        row.setAttribute("data-room", room.id().value());
        var look = Page.in(row, "a");
        look.setTextContent(room.name());
        look.setHref(Route.address(room.id()));
        Page.in(row, ".nfo span").setTextContent(about(room));
        var button = Page.in(row, "button");
        boolean mine = room.role() != null;
        button.setTextContent(mine ? PlaceTexts.OPEN : PlaceTexts.JOIN);
        button.setAttribute("aria-label", mine ? Labels.openRoom(room.name()) : Labels.joinRoom(room.name()));
        return row;
    }

    private static String about(Room room) {
        return (room.archived() ? PlaceTexts.ARCHIVED + " · " : "")
                + (room.kind() == RoomKind.PRIVATE ? PlaceTexts.PRIVATE_ROOM + " · " : "")
                + PlaceTexts.people(room.members()) + (room.topic().isEmpty() ? "" : " · " + room.topic());
    }

    private void clicked(Event event) {
        var target = event.getTarget();
        if (target != null && target.closest("a") != null) {
            dialog.close(); // and its address is followed
            return;
        }
        var button = target == null ? null : target.closest("button");
        var row = button == null ? null : button.closest("[data-room]");
        var room = row == null ? null : shown.get(row.getAttribute("data-room"));
        if (button == null || room == null || Page.isBusy(button)) {
            return;
        }
        if (room.role() != null) {
            dialog.close();
            go.accept(room);
            return;
        }
        Page.busy(button, true);
        api.members().join(room.id(), joined -> {
            dialog.close();
            go.accept(joined);
        }, problem -> {
            Page.busy(button, false);
            dialog.close();
            toasts.failed(problem);
        });
    }
}
