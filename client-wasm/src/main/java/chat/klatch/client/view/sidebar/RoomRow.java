package chat.klatch.client.view.sidebar;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import java.util.List;

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

    void show(Room room, boolean current, boolean draft) {
        boolean direct = room.kind() == RoomKind.DIRECT;
        List<User> others = room.users() == null ? List.of() : room.users();
        String name = direct ? people(others) : room.name();
        int mentions = direct ? room.unread() : room.mentions();
        int unread = room.muted() ? 0 : room.unread();
        boolean drafted = draft && !current;
        Page.text(Page.in(link, ".nm"), name);
        Page.attribute(link, "aria-label", direct
                ? Labels.people(name, unread)
                : Labels.room(name, new Labels.RoomMarks(room.kind() == RoomKind.PRIVATE, room.muted(), drafted,
                        mentions, unread)));
        Page.attribute(link, "aria-current", current, "page");
        link.getClassList().toggle("is-unread", unread > 0 || mentions > 0);
        link.getClassList().toggle("is-muted", room.muted());
        Page.in(link, "[data-mark=private]").toggleAttribute("hidden", room.kind() != RoomKind.PRIVATE);
        Page.in(link, "[data-mark=muted]").toggleAttribute("hidden", !room.muted());
        Page.in(link, "[data-mark=draft]").toggleAttribute("hidden", !drafted);
        tally(direct, mentions, unread);
        cup(direct, others);
    }

    private static String people(List<User> others) {
        return others.isEmpty() ? Texts.NOBODY : String.join(", ", others.stream().map(User::name).toList());
    }

    private void tally(boolean direct, int mentions, int unread) {
        boolean told = mentions > 0 || unread > 0;
        Page.in(link, ".lead").setHidden(!told);
        var tally = Page.in(link, ".tally");
        tally.setHidden(!told);
        tally.getClassList().toggle("tally--you", mentions > 0);
        Page.text(tally, mentions > 0 ? (direct ? "" : "@") + Labels.count(mentions) : Labels.count(unread));
    }

    private void cup(boolean direct, List<User> others) {
        var cup = Page.in(link, ".av");
        cup.setHidden(!direct);
        if (direct && others.size() == 1) {
            Cup.fill(cup, others.getFirst().id().value(), others.getFirst().name());
        } else if (direct) {
            Page.text(cup, Integer.toString(others.size()));
        }
    }
}
