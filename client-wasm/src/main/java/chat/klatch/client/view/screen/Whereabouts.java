package chat.klatch.client.view.screen;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Pocket;
import chat.klatch.client.view.page.Route;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where somebody is: which room the address means, which one is open, and where going back leads. */
final class Whereabouts {
    private static final String LAST = "room.";
    private final Client client;
    private final Pocket pocket;
    private String last = "";
    private @Nullable RoomId current;
    private boolean known;
    private boolean cameFromList;

    /**
     * @param pocket
     *            remembers where each person was last in this browser
     */
    Whereabouts(Client client, Pocket pocket) {
        this.client = client;
        this.pocket = pocket;
        var backs = Page.byId("app").querySelectorAll("a.back[href='#rooms']");
        for (int i = 0; i < backs.getLength(); i++) {
            backs.get(i).addEventListener("click", this::back);
        }
    }

    /** The list goes back to where it was come from, not further on to a second list. */
    private void back(Event event) {
        if (cameFromList) {
            event.preventDefault();
            Browser.getHistory().back();
        }
    }

    /** Somebody is here. */
    void open(UserId user) {
        last = LAST + user.value();
    }

    /** Nobody is anywhere. */
    void leave() {
        last = "";
        current = null;
        known = false;
    }

    /** The server has told the rooms. */
    void told() {
        known = true;
    }

    /** Whether the server has told the rooms, so that one that is not there is none. */
    boolean isKnown() {
        return known;
    }

    /** The room that was opened last. */
    @Nullable
    RoomId current() {
        return current;
    }

    boolean isAt(RoomId room) {
        return room.equals(current);
    }

    void enter(RoomId room) {
        current = room;
        pocket.put(last, room.value());
    }

    /**
     * Somebody has gone elsewhere, in a window that shows one pane at a time.
     *
     * @param fromList
     *            whether the list was shown before
     */
    void moved(boolean fromList) {
        cameFromList = fromList;
    }

    /** Who goes elsewhere reads along no more. */
    void endVisit(Route route) {
        var visited = client.visited();
        if (visited != null && !(route instanceof Route.InRoom(var id, _) && id.equals(visited.id()))) {
            client.endVisit();
            current = isAt(visited.id()) ? null : current;
        }
    }

    /** The room on the screen: one of this person's, or one that they visit. */
    @Nullable
    Room open(List<Room> all) {
        return oneOrVisited(all, current);
    }

    private @Nullable Room oneOrVisited(List<Room> all, @Nullable RoomId wanted) {
        var visited = client.visited();
        return visited != null && visited.id().equals(wanted) ? visited : one(all, wanted);
    }

    static @Nullable Room one(List<Room> all, @Nullable RoomId wanted) {
        return all.stream().filter(room -> room.id().equals(wanted)).findFirst().orElse(null);
    }

    /**
     * The room that the address asks for, or where it asks for nothing, the one that was open, now or when this person
     * was last here, or the first.
     */
    @Nullable
    Room wanted(Route route, List<Room> all) {
        if (route instanceof Route.InRoom(var id, _)) {
            return oneOrVisited(all, id);
        }
        if (all.isEmpty() || route instanceof Route.InRooms && Page.isCompact() || !(route instanceof Route.InRooms
                || route instanceof Route.Elsewhere || route instanceof Route.NotSignedIn
                || route instanceof Route.SigningUp)) {
            return null;
        }
        var wanted = lastOpen(all);
        if (!(route instanceof Route.InRooms)) {
            goTo(wanted);
        }
        return wanted;
    }

    private Room lastOpen(List<Room> all) {
        var open = one(all, current);
        var before = open == null ? pocket.get(last) : null;
        return open != null
                ? open
                : all.stream().filter(room -> room.id().value().equals(before)).findFirst().orElseGet(all::getFirst);
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

    /** What the address asks to see beside the list. */
    Panes.Main main(Route route, @Nullable Room wanted, boolean none) {
        return switch (route) {
            case Route.CatchingUp() -> Panes.Main.CATCH_UP;
            case Route.InMentions() -> Panes.Main.MENTIONS;
            case Route.InRoom _ when wanted == null && known -> Panes.Main.DOOR;
            case Route.InRooms _,Route.Elsewhere _,Route.NotSignedIn _,Route.SigningUp _ when known && none
                    && !Page.isCompact() ->
                Panes.Main.CATCH_UP;
            case Route.InRoom _,Route.InRooms _,Route.InSettings _,Route.SigningUp _,Route.Resetting _,Route.NotSignedIn _,Route.Elsewhere _ ->
                Panes.Main.TALK;
        };
    }
}
