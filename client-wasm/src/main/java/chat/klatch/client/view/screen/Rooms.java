package chat.klatch.client.view.screen;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.composer.Composer;
import chat.klatch.client.view.composer.Drafts;
import chat.klatch.client.view.dialog.Dialog;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.emoji.EmojiUse;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.client.view.page.Collation;
import chat.klatch.client.view.page.Likings;
import chat.klatch.client.view.page.Naming;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Pocket;
import chat.klatch.client.view.page.Presences;
import chat.klatch.client.view.page.Redraw;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.client.view.panel.Details;
import chat.klatch.client.view.places.CatchUp;
import chat.klatch.client.view.places.Door;
import chat.klatch.client.view.places.MentionsPage;
import chat.klatch.client.view.room.RoomPane;
import chat.klatch.client.view.settings.Settings;
import chat.klatch.client.view.sidebar.Sidebar;
import chat.klatch.client.view.strip.Strip;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The screen of somebody who is signed in: the list beside a room or a place, or one of them where there is little
 * space. The address says which; going back goes back.
 */
final class Rooms {
    private final Client client;
    private final Sidebar sidebar;
    private final RoomPane pane;
    private final Strip strip;
    private final Details details;
    private final Openers openers;
    private final CatchUp catchUp;
    private final MentionsPage mentions;
    private final Door door;
    private final MentionNews mentioned;
    private final Additions additions = new Additions();
    private final Map<RoomId, Runnable> offers = new HashMap<>();
    private final Likings likings;
    private final Toasts toasts;
    private final Collation collation = new Collation();
    private final Tab tab = new Tab();
    private final Whereabouts where;
    private final Panes panes = new Panes();
    private final Element name = Page.in(Page.byId("app"), "[data-place]");
    private final Element skip = Page.byId("skip");
    private final Keys keys;
    private final EmojiPicker picker;
    private final Redraw redraws;
    private @Nullable User me;
    private String place = "";
    private Route shown = new Route.Elsewhere();
    private Route left = new Route.Elsewhere();
    private Set<UserId> watched = Set.of();
    private String followed = "";
    private boolean talked;

    Rooms(Client client, Clock clock, Pocket pocket, Likings likings, Toasts toasts, Presences presences,
            Redraw redraws, Runnable signIn) {
        this.client = client;
        this.likings = likings;
        this.toasts = toasts;
        this.redraws = redraws;
        where = new Whereabouts(client, pocket);
        Runnable redraw = redraws::soon;
        var announcer = new Announcer(clock);
        mentioned = new MentionNews(announcer);
        var drafts = new Drafts(pocket);
        picker = new EmojiPicker(new EmojiUse(pocket), redraw);
        var composer = new Composer(client, clock, toasts, drafts, picker, redraw);
        pane = new RoomPane(client, clock, announcer, toasts, composer, picker, pocket, redraw, this::go);
        strip = new Strip(client, clock, announcer, pocket, redraw, signIn);
        openers = new Openers(client, clock, toasts, presences, likings, this::rooms, this::go);
        sidebar = new Sidebar(clock, drafts, presences, openers.buttons());
        details = new Details(client, clock, toasts, likings, presences, openers::people);
        catchUp = new CatchUp(client, toasts, redraw);
        mentions = new MentionsPage(client, clock);
        door = new Door(client, clock, redraw);
        keys = new Keys(sidebar, pane, openers, this::rooms, this::go);
        skip.addEventListener("click", event -> {
            event.preventDefault();
            pane.focusComposer();
        });
    }

    /** By a key or a choice: what is typed next is meant for there, so it is open before anything else happens. */
    private void go(String address) {
        Browser.getLocation().setHash(address);
        redraws.atOnce();
        if (Route.of(address) instanceof Route.InRoom) {
            pane.arrive();
        }
    }

    /** Whether that leads to nothing but the room on the screen: what is there of it can be read on by itself. */
    boolean isReading(Route route) {
        return me != null && route instanceof Route.InRoom(var room, boolean sheet) && !sheet && where.isAt(room);
    }

    /** The server has told the rooms. */
    void told() {
        where.told();
    }

    void open(User user, String placeName) {
        var before = me;
        if (before == null || !user.id().equals(before.id())) {
            close();
            skip.setHidden(false);
            likings.open(user.id());
            where.open(user.id());
        }
        if (!user.equals(before)) {
            me = user;
            sidebar.open(user);
            picker.begin(user.id());
        }
        if (!placeName.equals(place)) {
            place = placeName;
            Page.text(name, placeName);
        }
    }

    void close() {
        if (me != null) {
            me = null;
            Dialog.closeAll();
            where.leave();
            watched = Set.of();
            shown = new Route.Elsewhere();
            talked = false;
            pane.close();
            strip.leave();
            details.close();
            catchUp.close();
            mentions.close();
            door.close();
            likings.leave();
            picker.end();
            toasts.clear();
            additions.leave();
            offers.clear();
            skip.setHidden(true);
        }
    }

    /** Nobody is signed in, and the forms are shown. */
    void leave() {
        close();
        pane.leave();
    }

    void refused(Unsent change) {
        strip.refused(change);
        pane.refused(change);
    }

    void stranded(Unsent wish) {
        pane.stranded(wish);
    }

    void came(Room room) {
        additions.came(room);
    }

    void gone(Room room) {
        var user = me;
        if (user != null) {
            pane.gone(user, room);
        }
    }

    /** What a room held when it was first joined here. */
    void found(RoomId id, List<Message> log) {
        var user = me;
        var adder = user == null ? null : additions.heard(id, log, user.id());
        var room = adder == null ? null : Whereabouts.one(client.rooms(), id);
        if (adder != null && room != null && !where.isAt(id)) {
            offers.put(id, toasts.done(PlaceTexts.addedYou(adder.name(), room.name()), PlaceTexts.OPEN,
                    Labels.openRoom(room.name()), () -> go(Route.address(id))));
        }
    }

    /** The log of a room has grown. */
    void heard(RoomId room, List<Message> changes) {
        var user = me;
        var told = where.isAt(room) && Page.isWatched() ? null : Whereabouts.one(client.rooms(), room);
        if (user != null && told != null) {
            mentioned.heard(told, changes, user.id());
        }
    }

    /** The session has ended by itself. */
    void end() {
        sidebar.end();
        pane.end();
        strip.draw(true);
    }

    /** The rooms as they are shown: named, in their user's order, and what was just read here is read. */
    private List<Room> rooms() {
        return me == null
                ? List.of()
                : collation.of(client.rooms().stream().map(Naming::named).map(this::asRead).toList(),
                        likings.habits().order());
    }

    /** What was just read here is not unread until the server says so. */
    private Room asRead(Room room) {
        return !where.isAt(room.id()) || !pane.isRead(room)
                ? room
                : new Room(room.id(), room.name(), room.kind(), room.topic(), room.rev(), room.seq(), room.read(), 0, 0,
                        room.members(), room.role(), room.archived(), room.muted(), room.users());
    }

    /** Where whoever leaves the settings goes on. */
    Settings.Back whereItWas() {
        if (left instanceof Route.CatchingUp) {
            return new Settings.Back(Route.CATCH_UP, Labels.CATCH_UP);
        }
        if (left instanceof Route.InMentions) {
            return new Settings.Back(Route.MENTIONS, Labels.MENTIONS);
        }
        var open = where.open(rooms());
        return open == null || left instanceof Route.InRooms && Page.isCompact()
                ? new Settings.Back(Route.ROOMS, Labels.ROOMS)
                : new Settings.Back(Route.address(open.id()), open.name());
    }

    void draw(Route asked) {
        var user = me;
        if (user == null) {
            return;
        }
        var all = rooms();
        catchUp.look(all);
        where.endVisit(asked);
        var wanted = where.wanted(asked, all);
        var route = Route.of(Browser.getLocation().getHash()); // where nothing was asked for, it says the room by now
        var main = where.main(route, wanted, all.isEmpty());
        boolean list = route instanceof Route.InRooms && Page.isCompact();
        boolean listWasShown = panes.isAtList();
        panes.show(main, list);
        boolean talks = main == Panes.Main.TALK && !list && !(Page.isCompact() && isSheet(route));
        boolean comesBack = talks && !talked && wanted != null && wanted.unread() > 0; // to what was said meanwhile
        talked = talks;
        boolean other = wanted != null && (comesBack || !where.isAt(wanted.id()));
        if (wanted != null && other) {
            where.enter(wanted.id());
            var offer = offers.remove(wanted.id());
            if (offer != null) {
                offer.run(); // they are there
            }
            pane.open(user, wanted);
        }
        jump(wanted);
        var open = where.open(all);
        if (open != null) {
            Page.byId("app").removeAttribute("data-new");
        }
        pane.draw(open);
        client.lookAt(open != null && Page.isWatched() ? open.id() : null);
        watch(all);
        boolean inRoom = main == Panes.Main.TALK;
        details.draw(user, open, all, inRoom && isSheet(route));
        strip.draw(false);
        openers.look();
        switch (main) {
            case TALK -> door.close();
            case CATCH_UP -> catchUp.draw(all, where.isKnown());
            case MENTIONS -> mentions.draw(user, all, !(shown instanceof Route.InMentions));
            case DOOR -> door.draw(route);
        }
        sidebar.draw(user, all, route, inRoom ? where.current() : null, where.isKnown(),
                client.link() instanceof Link.Up ? likings.habits().seen() : null);
        keys.at(where.current());
        arrive(route, list, listWasShown, other);
        title(open, all, main);
        shown = route;
        left = route;
    }

    /** To the message that the address names: once, and again for whoever was elsewhere in between. */
    private void jump(@Nullable Room wanted) {
        var hash = Browser.getLocation().getHash();
        if (wanted == null || !hash.startsWith(Route.address(wanted.id()))) {
            followed = "";
        } else if (!hash.equals(followed)) {
            followed = hash;
            long message = Route.message(hash);
            if (message >= 0) {
                pane.jumpTo(message);
            }
        }
    }

    /** Whoever is on the screen with a cup that has a handle. */
    private void watch(List<Room> all) {
        var seen = new LinkedHashSet<UserId>(details.shown());
        all.stream().filter(room -> Naming.others(room).size() == 1)
                .forEach(room -> seen.add(Naming.others(room).getFirst().id()));
        if (!seen.equals(watched)) {
            watched = seen;
            client.people().watch(seen);
        }
    }

    /** Whoever has gone somewhere is there with the focus too. */
    private void arrive(Route route, boolean list, boolean listWasShown, boolean other) {
        boolean moved = !route.equals(shown);
        if (moved && !list && Page.isCompact()) {
            where.moved(listWasShown);
        }
        if (list && !listWasShown && Page.isCompact()) {
            sidebar.focus();
        } else if (route instanceof Route.CatchingUp && moved) {
            catchUp.focus();
        } else if (route instanceof Route.InMentions && moved) {
            mentions.focus();
        } else if (route instanceof Route.InRoom(_, boolean asked) && !asked && where.current() != null && !list
                && (other || moved && !wasInDetails()) && Route.message(followed) < 0) {
            pane.arrive(); // a message that was asked for takes the focus itself
        }
    }

    /** Closing the sheet gives the focus back to where it was opened. */
    private boolean wasInDetails() {
        return isSheet(shown);
    }

    private static boolean isSheet(Route route) {
        return route instanceof Route.InRoom(_, boolean asked) && asked;
    }

    /** Where something else than rooms is shown, which is called that. */
    void elsewhere(String title) {
        talked = false;
        shown = new Route.Elsewhere();
        panes.leave();
        tab.show(rooms(), title);
        strip.draw(false);
    }

    private void title(@Nullable Room open, List<Room> all, Panes.Main main) {
        var here = switch (main) {
            case TALK -> open == null ? "" : open.name();
            case CATCH_UP -> Labels.CATCH_UP;
            case MENTIONS -> Labels.MENTIONS;
            case DOOR -> door.title();
        };
        tab.show(all, here.isEmpty() ? place : here + " — " + place);
    }
}
