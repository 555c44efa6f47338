package chat.klatch.client.view.sidebar;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.composer.Drafts;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Theme;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rooms and the own card. The order of the rooms is not touched by what happens in them. */
public final class Sidebar {
    private final Drafts drafts;
    private final Element rooms = Page.byId("rooms");
    private final Element people = Page.byId("people");
    private final Element none = Page.byId("no-rooms");
    private final Element back = Page.byId("back");
    private final Element cup = Page.byId("me-av");
    private final Map<RoomId, RoomRow> rows = new HashMap<>();
    private List<RoomId> order = List.of();

    public Sidebar(Drafts drafts, Theme theme, Runnable signOut) {
        this.drafts = drafts;
        Page.byId("flip").addEventListener("click", _ -> theme.flip());
        Page.byId("sign-out").addEventListener("click", _ -> signOut.run());
    }

    /** Whose card it is. */
    public void open(User me) {
        Cup.fill(cup, me.id().value(), me.name());
        Page.text(Page.byId("me-name"), me.name());
        Page.text(Page.byId("me-username"), "@" + me.username());
    }

    /**
     * @param known
     *            whether the server has told the rooms, so that none means none
     */
    public void draw(User me, List<Room> all, @Nullable RoomId current, boolean known, boolean up) {
        Page.attribute(cup, "data-presence", up, "online");
        none.setHidden(!known || !all.isEmpty());
        var ids = all.stream().map(Room::id).toList();
        arrange(all, ids);
        int unread = 0;
        int mentions = 0;
        for (Room room : all) {
            boolean here = room.id().equals(current);
            row(room).show(room, here, !drafts.of(me.id(), room.id()).isEmpty());
            if (!here && !room.muted()) {
                unread += room.unread();
                mentions += room.kind() == RoomKind.DIRECT ? room.unread() : room.mentions();
            }
        }
        Page.attribute(back, "aria-label", Labels.backToRooms(unread));
        var tally = Page.in(back, ".tally");
        tally.setHidden(mentions == 0);
        Page.text(tally, Labels.count(mentions));
    }

    private RoomRow row(Room room) {
        return rows.computeIfAbsent(room.id(), _ -> new RoomRow(room));
    }

    private void arrange(List<Room> all, List<RoomId> ids) {
        if (ids.equals(order)) {
            return;
        }
        order = ids;
        var wanted = new HashSet<>(ids);
        rows.entrySet().removeIf(entry -> {
            boolean stale = !wanted.contains(entry.getKey());
            if (stale) {
                entry.getValue().element().remove();
            }
            return stale;
        });
        boolean anybody = false;
        for (Room room : all) {
            boolean direct = room.kind() == RoomKind.DIRECT;
            anybody |= direct;
            (direct ? people : rooms).append(row(room).element());
        }
        Page.byId("people-nav").setHidden(!anybody);
    }

    /** Nobody is signed in any more. */
    public void end() {
        cup.removeAttribute("data-presence");
    }

    /** To the link of the open room, or the first. */
    public void focus() {
        var current = rooms.querySelector("[aria-current]");
        var link = current == null ? rooms.querySelector("a") : current;
        if (link != null) {
            link.focus();
        }
    }
}
