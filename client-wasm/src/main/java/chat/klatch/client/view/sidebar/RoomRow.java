package chat.klatch.client.view.sidebar;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Counted;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Naming;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Presences;
import chat.klatch.client.view.page.Route;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;

/** One room on the card. Only what is unread earns a leader and a number, and only what is for you is red. */
final class RoomRow {
    private final Element item = Page.copy("room-row");
    private final Element link = Page.in(item, "a");

    RoomRow(Room room) {
        link.setHref(Route.address(room.id()));
    }

    Element element() {
        return item;
    }

    void show(Room room, boolean current, boolean draft, Presences presences) {
        boolean direct = room.kind() == RoomKind.DIRECT;
        var counted = Counted.of(room);
        boolean drafted = draft && !current;
        Page.text(Page.in(link, ".nm"), room.name());
        Page.attribute(link, "aria-current", current, "page");
        link.getClassList().toggle("is-unread", counted.isAny());
        link.getClassList().toggle("is-muted", room.muted());
        mark("private", room.kind() == RoomKind.PRIVATE);
        mark("muted", room.muted());
        mark("draft", drafted);
        tally(direct, counted);
        if (direct) {
            people(room, counted.unread(), drafted, presences);
        } else {
            Page.attribute(link, "aria-label", Labels.room(room.name(), new Labels.RoomMarks(
                    room.kind() == RoomKind.PRIVATE, room.muted(), drafted, counted.meant(), counted.unread())));
        }
    }

    private void mark(String name, boolean there) {
        Page.in(link, "[data-mark=" + name + "]").toggleAttribute("hidden", !there);
    }

    private void tally(boolean direct, Counted counted) {
        Page.in(link, ".lead").setHidden(!counted.isAny());
        var tally = Page.in(link, ".tally");
        tally.setHidden(!counted.isAny());
        tally.getClassList().toggle("tally--you", counted.meant() > 0);
        Page.text(tally, counted.meant() > 0
                ? (direct ? "" : "@") + Labels.count(counted.meant())
                : Labels.count(counted.unread()));
    }

    /** Whether one other is there, and what they say they are doing; of several, how many they are. */
    private void people(Room room, int unread, boolean draft, Presences presences) {
        var others = Naming.others(room);
        var cup = Page.in(link, ".av");
        cup.setHidden(false);
        String presence = "";
        String note = "";
        if (others.size() == 1) {
            User other = others.getFirst();
            var said = other.note();
            note = said == null ? "" : said;
            Cup.fill(cup, other.id().value(), other.name());
            presence = presences.show(cup, other.id());
        } else {
            Page.text(cup, Integer.toString(others.size() + 1));
        }
        var sub = Page.in(link, ".sub");
        sub.setHidden(note.isEmpty() || unread > 0);
        Page.text(sub, note);
        var label = room.muted()
                ? Labels.mutedPeople(room.name(), presence, note)
                : Labels.people(room.name(), presence, note, unread);
        Page.attribute(link, "aria-label", draft ? Labels.withDraft(label) : label);
    }
}
