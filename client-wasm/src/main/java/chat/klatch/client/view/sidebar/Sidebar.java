package chat.klatch.client.view.sidebar;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.composer.Drafts;
import chat.klatch.client.view.page.Counted;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Presences;
import chat.klatch.client.view.page.Route;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The menu card: places, rooms, people and the own card. Its order is not touched by what happens in the rooms. */
public final class Sidebar {
    /** What its buttons open. */
    public record Buttons(Runnable jump, Runnable browse, Runnable newMessage, Runnable flip) {
    }

    private static final long PATIENCE_MILLIS = 300;
    private final Drafts drafts;
    private final Presences presences;
    private final Element side = Page.byId("side");
    private final Element rooms = Page.byId("rooms");
    private final Element people = Page.byId("people");
    private final Element none = Page.byId("no-rooms");
    private final Element bones = Page.byId("side-bones");
    private final Element cup = Page.byId("me-av");
    private final Element tabCup = Page.byId("tab-av");
    private final Element mentioned = Page.byId("to-mentions");
    private final Map<RoomId, RoomRow> rows = new HashMap<>();
    private List<RoomId> order = List.of();
    private boolean waited;

    public Sidebar(Clock clock, Drafts drafts, Presences presences, Buttons buttons) {
        this.drafts = drafts;
        this.presences = presences;
        on("jump", buttons.jump);
        on("browse", buttons.browse);
        on("new-message", buttons.newMessage);
        on("new-direct", buttons.newMessage);
        on("flip", buttons.flip);
        Page.in(none, "button").addEventListener("click", _ -> buttons.browse.run());
        side.addEventListener("keydown", this::pressed);
        side.addEventListener("focusin", _ -> stops());
        var _ = clock.after(PATIENCE_MILLIS, () -> {
            waited = true;
            bones.setHidden(!order.isEmpty());
        });
    }

    private static void on(String id, Runnable act) {
        Page.byId(id).addEventListener("click", _ -> act.run());
    }

    /** Whose card it is. */
    public void open(User me) {
        Cup.fill(cup, me.id().value(), me.name());
        Cup.fill(tabCup, me.id().value(), me.name());
        Page.text(Page.byId("me-name"), me.name());
        var note = me.note();
        Page.text(Page.byId("me-about"), note == null ? "@" + me.username() : note);
    }

    /**
     * @param known
     *            whether the server has told the rooms, so that none means none
     * @param mine
     *            how this user is seen; null while nobody sees them
     */
    public void draw(User me, List<Room> all, Route route, @Nullable RoomId current, boolean known,
            @Nullable Presence mine) {
        Presences.show(cup, mine);
        Presences.show(tabCup, mine);
        none.setHidden(!known || !all.isEmpty());
        bones.setHidden(known || !waited || !all.isEmpty());
        arrange(all);
        int mentions = 0;
        int unread = 0;
        int meant = 0;
        for (Room room : all) {
            boolean here = room.id().equals(current);
            row(room).show(room, here, !drafts.of(me.id(), room.id()).isEmpty(), presences);
            mentions += room.kind() == RoomKind.DIRECT ? 0 : room.mentions();
            if (!here) {
                var counted = Counted.of(room);
                unread += Math.max(counted.unread(), counted.meant());
                meant += counted.meant();
            }
        }
        places(route, mentions);
        backs(unread, meant);
        stops();
    }

    /** One stop a list for the Tab key: where the focus is, else what is open, else the first. */
    private void stops() {
        var lists = side.querySelectorAll("nav ul");
        for (int i = 0; i < lists.getLength(); i++) {
            var list = lists.get(i);
            var focused = list.querySelector("a.row:focus");
            var current = focused == null ? list.querySelector("a.row[aria-current]") : focused;
            var stop = current == null ? list.querySelector("a.row") : current;
            var links = list.querySelectorAll("a.row");
            for (int j = 0; j < links.getLength(); j++) {
                var link = links.get(j);
                Page.attribute(link, "tabindex", link.isSameNode(stop) ? "0" : "-1");
            }
        }
    }

    private void places(Route route, int mentions) {
        boolean inMentions = route instanceof Route.InMentions;
        Page.attribute(Page.byId("to-catch-up"), "aria-current", route instanceof Route.CatchingUp, "page");
        Page.attribute(mentioned, "aria-current", inMentions, "page");
        Page.attribute(mentioned, "aria-label", Labels.place(Labels.MENTIONS, mentions));
        mentioned.getClassList().toggle("is-unread", mentions > 0);
        Page.in(mentioned, ".lead").setHidden(mentions == 0);
        tally(Page.in(mentioned, ".tally"), mentions);
        tally(Page.in(Page.byId("tab-mentions"), ".tally"), mentions);
        Page.attribute(Page.byId("tab-mentions"), "aria-label", Labels.place(Labels.MENTIONS, mentions));
        Page.attribute(Page.byId("tab-rooms"), "aria-current", route instanceof Route.InRooms, "page");
    }

    private static void tally(Element tally, int n) {
        tally.setHidden(n == 0);
        Page.text(tally, Labels.count(n));
    }

    /** Wherever one goes back to the rooms from, it says what waits in the others: a dot where nothing is meant. */
    private static void backs(int unread, int meant) {
        var backs = Page.byId("app").querySelectorAll("a.back[href='#rooms']");
        for (int i = 0; i < backs.getLength(); i++) {
            Page.attribute(backs.get(i), "aria-label", Labels.backToRooms(unread));
            var tally = Page.in(backs.get(i), ".tally");
            tally.setHidden(unread == 0);
            Page.text(tally, meant == 0 ? "" : Labels.count(meant));
        }
    }

    private RoomRow row(Room room) {
        return rows.computeIfAbsent(room.id(), _ -> new RoomRow(room));
    }

    private void arrange(List<Room> all) {
        var ids = all.stream().map(Room::id).toList();
        if (ids.equals(order)) {
            return;
        }
        var focused = Browser.getDocument().getActiveElement();
        order = ids;
        var wanted = new HashSet<>(ids);
        rows.entrySet().removeIf(entry -> {
            boolean stale = !wanted.contains(entry.getKey());
            if (stale) {
                entry.getValue().element().remove();
            }
            return stale;
        });
        for (Room room : all) {
            (room.kind() == RoomKind.DIRECT ? people : rooms).append(row(room).element());
        }
        if (focused != null && side.contains(focused)) {
            focused.focus(); // a moved row has lost it
        }
    }

    /** Arrows go through all rows, as through a menu. */
    private void pressed(Event event) {
        var target = event.getTarget();
        var at = target == null ? null : target.closest("a.row");
        boolean down = event.getKey().equals("ArrowDown");
        if (at == null || !down && !event.getKey().equals("ArrowUp") || event.isAltKey() || event.isCtrlKey()
                || event.isMetaKey()) {
            return;
        }
        event.preventDefault();
        var links = side.querySelectorAll("a.row");
        for (int i = 0; i < links.getLength(); i++) {
            if (links.get(i).isSameNode(at)) {
                int to = i + (down ? 1 : -1);
                if (to >= 0 && to < links.getLength()) {
                    links.get(to).focus();
                }
                return;
            }
        }
    }

    /** Nobody is signed in any more. */
    public void end() {
        cup.removeAttribute("data-presence");
        tabCup.removeAttribute("data-presence");
    }

    /** To the link of what is open, or the first. */
    public void focus() {
        var current = side.querySelector("a.row[aria-current]");
        var link = current == null ? side.querySelector("#rooms a") : current;
        if (link != null) {
            link.focus();
        }
    }
}
