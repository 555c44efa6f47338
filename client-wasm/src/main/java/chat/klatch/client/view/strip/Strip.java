package chat.klatch.client.view.strip;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.connection.Link;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Pocket;

/**
 * The strip over the composer, or over what a page holds: how the connection stands, said once, and what a person can
 * do about it. There is one, which goes along to whatever is shown.
 */
public final class Strip {
    /** Where it stands: in the list of a narrow window, else in what is beside it. */
    private static final String PLACE = ".app:not([hidden])[data-pane='rooms'] > .side > [data-strip],"
            + " .app:not([hidden]):not([data-pane='rooms']) > main:not([hidden]) [data-strip]";
    /** In a narrow window a room's details are shown alone. */
    private static final String PANEL = ".app[data-panel]:not([hidden]) > .panel > [data-strip]";
    private static final long TICK_MILLIS = 250;
    private final Client client;
    private final Clock clock;
    private final Announcer announcer;
    private final Pocket pocket;
    private final Runnable redraw;
    private final Runnable signIn;
    private final Element strip = Page.byId("conn");
    private final Element lead = Page.byId("conn-lead");
    private final Element countdown = Page.byId("conn-countdown");
    private final Element rest = Page.byId("conn-rest");
    private final Element button = Page.byId("conn-do");
    private final StripCourse course = new StripCourse();
    private StripState shown = StripState.NONE;
    private boolean ticking;

    /**
     * @param signIn
     *            leads to the form, where the session has ended
     */
    public Strip(Client client, Clock clock, Announcer announcer, Pocket pocket, Runnable redraw, Runnable signIn) {
        this.client = client;
        this.clock = clock;
        this.announcer = announcer;
        this.pocket = pocket;
        this.redraw = redraw;
        this.signIn = signIn;
        button.addEventListener("click", _ -> act());
        Browser.addEventListener("online", _ -> redraw.run());
        Browser.addEventListener("offline", _ -> redraw.run());
        Browser.addEventListener("beforeunload", event -> {
            if (!client.isSafe() && client.waiting() > 0) {
                event.preventDefault(); // nothing else has it
            }
        });
    }

    private void act() {
        switch (shown.action()) {
            case TRY_NOW -> client.tryNow();
            case SIGN_IN -> signIn.run();
            case RELOAD -> Browser.getLocation().reload();
            case NONE -> {
                // no button
            }
        }
    }

    /** Whoever comes next has been told nothing. */
    public void leave() {
        course.begin();
    }

    /** The server has refused something for good. */
    public void refused(Unsent wish) {
        course.refused(wish);
    }

    /** As things stand now, in what is shown now. */
    public void draw(boolean signedOut) {
        goAlong();
        var state = signedOut ? StripState.SIGNED_OUT : state();
        var there = strip.closest("footer") == null ? state.whereNobodyWrites(client.tally()) : state;
        var next = client.isSafe() && pocket.isSafe() ? there : there.unkept();
        if (!next.equals(shown)) {
            show(next);
        }
        if (!signedOut && !(client.link() instanceof Link.Up && !there.isBack())) {
            tick();
        }
    }

    private void goAlong() {
        var document = Browser.getDocument();
        var panel = Page.isCompact() ? document.querySelector(PANEL) : null;
        var place = panel == null ? document.querySelector(PLACE) : panel;
        if (place != null && !place.contains(strip)) {
            boolean had = strip.contains(document.getActiveElement());
            place.append(strip);
            if (had) {
                Page.focus(button);
            }
        }
    }

    /** To what it stands over: whoever had the focus here goes on there. */
    private void giveFocusBack() {
        var page = strip.closest(".page, .panel, .side");
        var heading = page == null ? null : page.querySelector("[tabindex='-1']");
        Page.focus(heading == null ? Page.byId("composer-text") : heading);
    }

    private StripState state() {
        return course.next(client.link(), clock.elapsed(), Browser.getNavigator().isOnLine(), client.tally(),
                client.updated());
    }

    private void tick() {
        if (!ticking) {
            ticking = true;
            var _ = clock.after(TICK_MILLIS, () -> {
                ticking = false;
                redraw.run();
            });
        }
    }

    private void show(StripState next) {
        boolean news = next.kind() != shown.kind() || next.equals(StripState.BACK);
        shown = next;
        if (next.kind() == StripState.Kind.NONE && strip.contains(Browser.getDocument().getActiveElement())) {
            giveFocusBack();
        }
        strip.setHidden(next.kind() == StripState.Kind.NONE);
        strip.getClassList().toggle("conn--ok", next.kind() == StripState.Kind.BACK);
        strip.getClassList().toggle("conn--off", switch (next.kind()) {
            case OFFLINE, MISSED, SIGNED_OUT, STOPPED, UNKEPT -> true;
            case NONE, CONNECTING, RECONNECTING, BACK, UPDATED -> false;
        });
        Page.in(strip, "use").setAttribute("href", icon(next.kind()));
        Page.text(lead, next.lead());
        Page.text(countdown, next.countdown());
        Page.text(rest, next.rest());
        button.setHidden(next.action() == StripState.Action.NONE);
        Page.text(button, switch (next.action()) {
            case SIGN_IN -> Labels.SIGN_IN;
            case RELOAD -> Labels.RELOAD;
            case TRY_NOW, NONE -> Labels.TRY_NOW;
        });
        if (news) {
            tell(next);
        }
    }

    private static String icon(StripState.Kind kind) {
        return switch (kind) {
            case NONE, CONNECTING -> "#i-retry";
            case RECONNECTING, OFFLINE -> "#i-offline";
            case BACK -> "#i-check";
            case SIGNED_OUT -> "#i-lock";
            case MISSED, STOPPED, UNKEPT -> "#i-alert";
            case UPDATED -> "#i-info";
        };
    }

    private void tell(StripState next) {
        switch (next.kind()) {
            case NONE -> {
                // silence is good news
            }
            case CONNECTING, RECONNECTING, OFFLINE, BACK, MISSED, UPDATED, UNKEPT -> announcer.say(next.spoken());
            case SIGNED_OUT, STOPPED -> announcer.alert(next.spoken());
        }
    }
}
