package chat.klatch.client.view.places;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Counted;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rooms in which something is new, each to be opened or to be marked as read. */
public final class CatchUp {
    private final Client client;
    private final Element list = Page.byId("catch-up-list");
    private final Element none = Page.byId("catch-up-none");
    private final Element markAll = Page.byId("catch-up-all");
    private final Map<RoomId, Element> rows = new HashMap<>();
    private final Dismissed done = new Dismissed();
    private final Toasts toasts;
    private final Runnable redraw;
    private List<Room> unread = List.of();

    public CatchUp(Client client, Toasts toasts, Runnable redraw) {
        this.client = client;
        this.toasts = toasts;
        this.redraw = redraw;
        markAll.addEventListener("click", _ -> read(unread, PlaceTexts.ALL_MARKED, Labels.MARK_ALL_AS_READ));
    }

    /** Somebody else comes. */
    public void close() {
        done.clear();
    }

    public void focus() {
        Page.focus(Page.byId("catch-up-h"));
    }

    /** The rooms as they are now, whether or not this place is on the screen. */
    public void look(List<Room> rooms) {
        done.look(rooms);
    }

    /**
     * @param known
     *            whether anybody knows yet which rooms there are
     */
    public void draw(List<Room> rooms, boolean known) {
        boolean all = isAll();
        unread = rooms.stream().filter(room -> Counted.of(room).isAny() && !done.holds(room)).toList();
        var sum = all ? PlaceTexts.roomsWithNews(unread.size()) : PlaceTexts.MAYBE_MORE;
        Page.text(Page.byId("catch-up-sum"), known ? sum : "");
        none.setHidden(!known || !unread.isEmpty());
        sayNone(rooms.isEmpty(), all);
        markAll.setHidden(unread.size() < 2);
        var kept = new LinkedHashMap<RoomId, Element>();
        for (Room room : unread) {
            kept.put(room.id(), row(room));
        }
        rows.entrySet().removeIf(entry -> {
            boolean stale = !kept.containsKey(entry.getKey());
            if (stale) {
                entry.getValue().remove();
            }
            return stale;
        });
    }

    private void sayNone(boolean noRooms, boolean all) {
        var caughtUp = all ? PlaceTexts.CAUGHT_UP : PlaceTexts.NONE_SO_FAR;
        var why = all ? PlaceTexts.NOTHING_NEW : PlaceTexts.NEWS_WHEN_BACK;
        Page.text(Page.in(none, "h2"), noRooms ? PlaceTexts.NO_ROOMS_YET : caughtUp);
        Page.text(Page.in(none, "p"), noRooms ? PlaceTexts.NO_ROOMS_WHY : why);
    }

    /** Whether nothing can have come that is not known here. A first try to connect again is given its time. */
    private boolean isAll() {
        return switch (client.link()) {
            case Link.Up() -> true;
            case Link.Trying(_, int failed) -> failed == 0;
            case Link.Waiting _,Link.Stopped _ -> false;
        };
    }

    private Element row(Room room) {
        var row = rows.computeIfAbsent(room.id(), id -> {
            var made = Page.copy("catch-up-row");
            Page.in(made, "a").setHref(Route.address(id));
            Page.in(made, "button").addEventListener("click",
                    _ -> unread.stream().filter(one -> one.id().equals(id)).findFirst().ifPresent(now -> read(
                            List.of(now), PlaceTexts.marked(now.name()), Labels.markAsRead(now.name()))));
            list.append(made);
            return made;
        });
        Page.text(Page.in(row, "a"), room.name());
        Page.text(Page.in(row, ".nfo span"), PlaceTexts.unread(room.unread(), room.mentions()));
        Page.attribute(Page.in(row, "button"), "aria-label", Labels.markAsRead(room.name()));
        return row;
    }

    private void read(List<Room> seen, String said, String label) {
        for (Room room : seen) {
            done.add(room);
            client.read(room.id(), room.seq());
        }
        show();
        var epoch = client.epoch();
        toasts.done(said, Labels.UNDO, Labels.undo(label), () -> {
            if (epoch.equals(client.epoch())) {
                seen.stream().filter(this::isAsMarked).forEach(room -> {
                    done.drop(room);
                    client.unreadFrom(room.id(), room.read());
                });
            }
            show();
        });
    }

    /** Whether the room is there, and nobody has read on in it, or less far, since. */
    private boolean isAsMarked(Room marked) {
        return client.rooms().stream().anyMatch(now -> now.id().equals(marked.id())
                && (now.read() == marked.seq() || now.read() == marked.read()));
    }

    private void show() {
        focus();
        redraw.run();
    }
}
