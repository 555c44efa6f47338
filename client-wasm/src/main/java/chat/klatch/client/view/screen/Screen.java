package chat.klatch.client.view.screen;

import chat.klatch.client.Client;
import chat.klatch.client.ClientListener;
import chat.klatch.client.Clock;
import chat.klatch.client.Stage;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.auth.AuthScreen;
import chat.klatch.client.view.dialog.Dialog;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Habits;
import chat.klatch.client.view.page.Keyboard;
import chat.klatch.client.view.page.Likings;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Pocket;
import chat.klatch.client.view.page.Presences;
import chat.klatch.client.view.page.Redraw;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Times;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.client.view.settings.Settings;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.List;
import java.util.function.Function;

/**
 * The whole window: waiting, the forms, the rooms or the settings. Whatever the client tells only asks for a drawing; a
 * drawing shows how the client is then.
 */
public final class Screen implements ClientListener {
    private enum Part {
        WAIT, FORMS, ROOMS, SETTINGS
    }

    /** Read by {@code boot.js}: somebody is signed in here, so the frame of the rooms is shown before the program. */
    private static final String HERE = "here";
    private final Clock clock;
    private final Pocket pocket = new Pocket();
    private final Redraw redraw = new Redraw(this::draw);
    private final Client client;
    private final AuthScreen auth;
    private final Rooms rooms;
    private final Likings likings;
    private final Settings settings;
    private final Element wait = Page.byId("wait");
    private final Element app = Page.byId("app");
    private final Element settingsApp = Page.byId("settings");
    private final Element again = Page.byId("wait-again");
    private boolean leaving;

    /**
     * @param making
     *            makes the client that tells us
     */
    public Screen(Clock clock, Function<ClientListener, Client> making) {
        this.clock = clock;
        client = making.apply(this);
        var toasts = new Toasts(clock, problem -> Refusal.of(problem).text());
        var presences = new Presences(
                user -> client.link() instanceof Link.Up ? client.people().presence(user) : null);
        likings = new Likings(client.api().me(), clock, pocket, this::worn);
        auth = new AuthScreen(client, toasts);
        rooms = new Rooms(client, clock, pocket, likings, toasts, presences, redraw, this::toSignIn);
        settings = new Settings(client, clock, toasts, likings, redraw::soon);
        again.addEventListener("click", _ -> client.tryNow());
        Browser.addEventListener("hashchange", _ -> {
            Dialog.moved();
            redraw.soon();
        });
        Browser.addEventListener("resize", _ -> redraw.soon());
        Browser.addEventListener("focus", _ -> redraw.soon());
        Browser.getDocument().addEventListener("visibilitychange", _ -> redraw.soon());
    }

    public void start() {
        Keyboard.watch();
        client.start();
        atMidnight();
    }

    /** Today is another day then. */
    private void atMidnight() {
        var _ = clock.after(Times.untilMidnight(clock.now()) + 1, () -> {
            redraw.soon();
            atMidnight();
        });
    }

    @Override
    public void stageChanged(Stage stage) {
        if (stage instanceof Stage.SignedIn) {
            leaving = false;
            pocket.put(HERE, "yes");
        } else if (stage instanceof Stage.SignedOut || stage instanceof Stage.FirstRun) {
            pocket.drop(HERE);
        }
        redraw.soon();
    }

    @Override
    public void linkChanged(Link link) {
        boolean up = link instanceof Link.Up;
        if (up) {
            Form.reached();
        }
        likings.linked(up);
        redraw.soon();
    }

    @Override
    public void roomsChanged() {
        rooms.told();
        redraw.soon();
    }

    @Override
    public void peopleChanged() {
        redraw.soon();
    }

    @Override
    public void safetyChanged() {
        redraw.soon();
    }

    @Override
    public void settingsChanged() {
        likings.told();
    }

    @Override
    public void timelineChanged(RoomId room) {
        redraw.soon();
    }

    @Override
    public void logged(RoomId room, List<Message> changes, long upTo, boolean whole) {
        if (whole) {
            rooms.heard(room, changes);
        } else {
            rooms.found(room, changes);
        }
    }

    @Override
    public void typingChanged(RoomId room) {
        redraw.soon();
    }

    @Override
    public void roomCame(Room room) {
        rooms.came(room);
    }

    @Override
    public void roomGone(Room room) {
        rooms.gone(room);
    }

    @Override
    public void refused(Unsent change) {
        rooms.refused(change);
        redraw.soon();
    }

    @Override
    public void stranded(Unsent wish) {
        rooms.stranded(wish);
    }

    /** The session has ended, and a person wants to begin another. */
    private void toSignIn() {
        leaving = true;
        redraw.soon();
    }

    private void draw() {
        var route = Route.of(Browser.getLocation().getHash());
        switch (client.stage()) {
            case Stage.Starting() -> {
                // what the page shows by itself
            }
            case Stage.Unreachable() -> {
                Page.text(Page.byId("wait-text"), Texts.UNREACHABLE);
                again.setHidden(false);
                show(Part.WAIT);
            }
            case Stage.FirstRun(var place) -> {
                rooms.leave();
                show(Part.FORMS);
                auth.show(place, route);
                Browser.getDocument().setTitle(Texts.PRODUCT);
            }
            case Stage.SignedOut(var place, var how) -> {
                if (how == Stage.SignedOut.How.ENDED && !leaving && rooms.isReading(route)) {
                    show(Part.ROOMS);
                    rooms.end();
                    return;
                }
                rooms.leave();
                show(Part.FORMS);
                auth.greet(how);
                auth.show(place, route);
                Browser.getDocument().setTitle(place.name());
            }
            case Stage.SignedIn(var me, var place) -> signedIn(me, place, route);
        }
    }

    private void worn(Habits habits) {
        client.people().show(habits.seen());
        redraw.soon();
    }

    private void signedIn(User me, String place, Route route) {
        if (route instanceof Route.Resetting(var token)) {
            show(Part.FORMS);
            auth.showReset(place, token);
            return;
        }
        rooms.open(me, place);
        if (route instanceof Route.InSettings(var page)) {
            show(Part.SETTINGS);
            rooms.elsewhere(settings.draw(me, page, rooms.whereItWas(), client.link() instanceof Link.Up));
        } else {
            show(Part.ROOMS);
            rooms.draw(route);
        }
    }

    private void show(Part part) {
        wait.setHidden(part != Part.WAIT);
        app.setHidden(part != Part.ROOMS);
        settingsApp.setHidden(part != Part.SETTINGS);
        if (part == Part.FORMS) {
            app.setAttribute("data-new", ""); // whoever comes from there sees no room before there is one
        } else {
            auth.hide();
        }
        if (part != Part.SETTINGS) {
            settings.close();
        }
    }
}
