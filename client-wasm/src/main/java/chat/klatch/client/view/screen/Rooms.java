package chat.klatch.client.view.screen;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.composer.Composer;
import chat.klatch.client.view.composer.Drafts;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Pocket;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Theme;
import chat.klatch.client.view.room.RoomPane;
import chat.klatch.client.view.sidebar.Sidebar;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The screen of somebody who is signed in: rooms beside the open room, or one of the two where there is little space.
 * The address says which; going back goes back.
 */
final class Rooms {
    private final Client client;
    private final Drafts drafts;
    private final Sidebar sidebar;
    private final RoomPane pane;
    private final Element app = Page.byId("app");
    private final Element name = Page.in(app, "[data-place]");
    private final Element skip = Page.byId("skip");
    private final Keys keys;
    private @Nullable User me;
    private String place = "";
    private @Nullable RoomId current;
    private boolean known;
    private boolean cameFromList;

    Rooms(Client client, Clock clock, Pocket pocket, Runnable redraw, Runnable signIn) {
        this.client = client;
        drafts = new Drafts(pocket);
        var announcer = new Announcer(clock);
        sidebar = new Sidebar(drafts, new Theme(pocket), client::signOut);
        var composer = new Composer(client, clock, announcer, drafts, redraw);
        pane = new RoomPane(client, clock, announcer, composer, redraw, signIn);
        keys = new Keys(sidebar, pane);
        Page.byId("back").addEventListener("click", this::back);
        skip.addEventListener("click", event -> {
            event.preventDefault();
            pane.focusComposer();
        });
    }

    /** The list goes back to where it was come from, not further on to a second list. */
    private void back(Event event) {
        if (cameFromList) {
            event.preventDefault();
            Browser.getHistory().back();
        }
    }

    boolean isOpen() {
        return me != null;
    }

    /** The server has told the rooms. */
    void told() {
        known = true;
    }

    void open(User user, String placeName) {
        if (!user.equals(me)) {
            close();
            me = user;
            sidebar.open(user);
            skip.setHidden(false);
        }
        if (!placeName.equals(place)) {
            place = placeName;
            Page.text(name, placeName);
        }
    }

    void close() {
        if (me != null) {
            me = null;
            current = null;
            known = false;
            pane.close();
            skip.setHidden(true);
        }
    }

    /** The session has ended by itself. */
    void end() {
        sidebar.end();
        pane.end();
    }

    void draw(Route route) {
        var user = me;
        if (user == null) {
            return;
        }
        var told = client.rooms();
        follow(user, route, told);
        var open = one(told, current);
        pane.draw(open);
        var all = told.stream().map(this::asRead).toList();
        sidebar.draw(user, all, current, known, client.link() instanceof Link.Up);
        keys.at(all, current);
        int unread = all.stream().filter(room -> !room.muted()).mapToInt(Room::unread).sum();
        Browser.getDocument().setTitle(open == null ? place : Texts.title(unread, open.name(), place));
    }

    /** What was just read here is not unread until the server says so. */
    private Room asRead(Room room) {
        return !room.id().equals(current) || !pane.isRead()
                ? room
                : new Room(room.id(), room.name(), room.kind(), room.topic(), room.rev(), room.seq(), room.read(), 0, 0,
                        room.members(), room.role(), room.archived(), room.muted(), room.users());
    }

    private static @Nullable Room one(List<Room> all, @Nullable RoomId wanted) {
        return all.stream().filter(room -> room.id().equals(wanted)).findFirst().orElse(null);
    }

    /** Opens what the address asks for, or the first room where it asks for nothing that there is. */
    private void follow(User user, Route route, List<Room> all) {
        boolean list = route instanceof Route.InRooms;
        var wanted = route instanceof Route.InRoom(var id) ? one(all, id) : null;
        if (wanted == null && !all.isEmpty() && !(list && Page.isCompact())) {
            wanted = list ? one(all, current) : null;
            wanted = wanted == null ? all.getFirst() : wanted;
            if (!list) {
                goTo(wanted);
            }
        }
        boolean listWasShown = "rooms".equals(app.getAttribute("data-pane"));
        Page.attribute(app, "data-pane", list ? "rooms" : "room");
        head(list && Page.isCompact());
        boolean other = wanted != null && !wanted.id().equals(current);
        if (wanted != null && other) {
            current = wanted.id();
            pane.open(user, wanted);
        }
        if (list && !listWasShown && Page.isCompact()) {
            sidebar.focus();
        } else if (wanted != null && (other || listWasShown && !list)) {
            cameFromList = listWasShown;
            arrive();
        }
    }

    /** The place is the heading of a list that stands alone. */
    private void head(boolean alone) {
        Page.attribute(name, "role", alone, "heading");
        Page.attribute(name, "aria-level", alone, "1");
    }

    /** Under the first room of a narrow window lies the list, so that going back finds it. */
    private void goTo(Room room) {
        var address = Route.address(room.id());
        if (Page.isCompact()) {
            Browser.getHistory().replaceState(null, "", Route.ROOMS);
            cameFromList = true;
            Browser.getLocation().setHash(address);
        } else {
            Browser.getHistory().replaceState(null, "", address);
        }
    }

    private void arrive() {
        if (Page.isTouched()) {
            pane.focusHead();
        } else {
            pane.focusComposer();
        }
    }
}
