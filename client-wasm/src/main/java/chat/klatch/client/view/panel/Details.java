package chat.klatch.client.view.panel;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.dialog.PeopleDialog;
import chat.klatch.client.view.page.Likings;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Presences;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sheet of a room's details: a third column, over the others with a veil where that is too narrow, or a pane alone
 * in a narrow window.
 */
public final class Details {
    /** Chooses people. */
    public interface Chooser {
        void open(User me, PeopleDialog.Purpose purpose, PeopleDialog.Act act);
    }

    private static final int MOST_ADDED = 20;
    private final Client client;
    private final Toasts toasts;
    private final Chooser chooser;
    private final MemberList members;
    private final RoomSettings settings;
    private final Leaving leaving;
    private final Element app = Page.byId("app");
    private final Element sheet = Page.byId("details");
    private final Element veil = Page.byId("details-veil");
    private final Element heading = Page.byId("details-h");
    private final Element membersTab = Page.byId("tab-members");
    private final Element settingsTab = Page.byId("tab-settings");
    private @Nullable RoomId open;
    private @Nullable Room room;
    private @Nullable User me;
    private @Nullable Element opener;
    private boolean adding;

    public Details(Client client, Clock clock, Toasts toasts, Likings likings, Presences presences,
            Chooser chooser) {
        this.client = client;
        this.toasts = toasts;
        this.chooser = chooser;
        members = new MemberList(client.api(), clock, toasts, presences);
        settings = new RoomSettings(client.api().rooms(), toasts, likings);
        membersTab.addEventListener("click", _ -> choose(true));
        settingsTab.addEventListener("click", _ -> choose(false));
        Page.in(sheet, "[role=tablist]").addEventListener("keydown", this::turned);
        veil.addEventListener("click", _ -> leaveSheet());
        veil.addEventListener("mousedown", Event::preventDefault); // the focus stays in the sheet, which gives it back
        sheet.addEventListener("keydown", this::kept);
        Page.byId("add-people").addEventListener("click", _ -> add());
        leaving = new Leaving(client.api().members(), toasts, ofMembers -> {
            choose(ofMembers);
            (ofMembers ? Page.byId("find-member") : settingsTab).focus();
        });
        Page.byId("leave-room").addEventListener("click", _ -> {
            if (me != null && room != null) {
                leaving.begin(me, room);
            }
        });
        app.addEventListener("click", this::opening);
    }

    /** Whence it is opened gets the focus back; and from an empty room it is opened to add people. */
    private void opening(Event event) {
        var target = event.getTarget();
        var link = target == null ? null : target.closest("#room-acts a, #empty-add");
        adding = false;
        if (link == null || event.isCtrlKey() || event.isMetaKey() || event.isShiftKey() || event.isAltKey()) {
            return; // by a modifier it is opened elsewhere
        }
        opener = link;
        if ("empty-add".equals(link.getAttribute("id"))) {
            if (open == null) {
                adding = true;
            } else {
                event.preventDefault(); // it is there already: following the link would change nothing
                add();
            }
        }
    }

    /** Who is in the list. */
    public Collection<UserId> shown() {
        return members.shown();
    }

    private void choose(boolean ofMembers) {
        select(membersTab, ofMembers);
        select(settingsTab, !ofMembers);
        Page.byId("details-members").setHidden(!ofMembers);
        Page.byId("details-settings").setHidden(ofMembers);
    }

    private static void select(Element tab, boolean chosen) {
        tab.setAttribute("aria-selected", chosen ? "true" : "false");
        tab.setTabIndex(chosen ? 0 : -1);
    }

    private void turned(Event event) {
        if (event.getKey().equals("ArrowLeft") || event.getKey().equals("ArrowRight")) {
            boolean toMembers = "true".equals(settingsTab.getAttribute("aria-selected"));
            event.preventDefault();
            choose(toMembers);
            (toMembers ? membersTab : settingsTab).focus();
        }
    }

    /** Over the others the focus stays inside. */
    private void kept(Event event) {
        if (!event.getKey().equals("Tab") || veil.isHidden() || !Page.isMedium()) {
            return;
        }
        var stops = sheet.querySelectorAll("a[href], button, input, textarea, [tabindex='0']");
        Element first = null;
        Element last = null;
        for (int i = 0; i < stops.getLength(); i++) {
            var stop = stops.get(i);
            if (stop.getClientHeight() > 0 && !"-1".equals(stop.getAttribute("tabindex"))) {
                first = first == null ? stop : first;
                last = stop;
            }
        }
        var active = Browser.getDocument().getActiveElement();
        var to = event.isShiftKey()
                ? heading.isSameNode(active) || first != null && first.isSameNode(active) ? last : null
                : last != null && last.isSameNode(active) ? first : null;
        if (to != null) {
            event.preventDefault();
            to.focus();
        }
    }

    private void leaveSheet() {
        if (open != null) {
            Browser.getLocation().setHash(Route.address(open));
        }
    }

    /**
     * @param asked
     *            whether the address asks for the details of the room
     */
    public void draw(User reader, @Nullable Room now, List<Room> all, boolean asked) {
        if (now == null || !asked) {
            hide();
            return;
        }
        me = reader;
        room = now;
        boolean anew = !now.id().equals(open);
        if (anew) {
            open = now.id();
            leaving.close();
            app.setAttribute("data-panel", "details");
            sheet.setHidden(false);
            veil.setHidden(false);
            choose(true);
            members.open(reader, now);
            client.lookCloser();
            settings.open(now);
        }
        boolean alone = Page.isCompact();
        Page.attribute(sheet, "role", alone ? "main" : "complementary"); // a page has one
        Page.attribute(heading, "aria-level", alone, "1");
        members.changed(reader, now, newestChange(now.id()));
        members.look(client.link() instanceof Link.Up);
        settings.draw(reader, now, all);
        head(now);
        var rights = Rights.of(reader, now);
        boolean settles = rights.member() || rights.moderates();
        settingsTab.setHidden(!settles);
        if (!settles) {
            choose(true);
        }
        Page.byId("add-people").setHidden(!rights.changes());
        Page.byId("leave-room").setHidden(rights.direct() || !rights.member());
        if (anew) {
            Page.focus(heading);
        }
        if (adding) {
            adding = false;
            add();
        }
    }

    /** The seq of the newest change of the room itself that is here: who is in it, or as what, may be another since. */
    private long newestChange(RoomId in) {
        return client.timeline(in).messages().stream().filter(message -> message.system() != null)
                .mapToLong(Message::seq).max().orElse(0);
    }

    private void head(Room now) {
        Page.text(heading, now.name());
        Page.text(Page.byId("details-about"), (now.archived() ? PlaceTexts.ARCHIVED + " · " : "")
                + PlaceTexts.kind(now.kind()) + " · " + PlaceTexts.people(now.members()));
        var topic = Page.byId("details-topic");
        topic.setHidden(now.topic().isEmpty());
        Page.text(topic, now.topic());
        var address = Route.address(now.id());
        Page.attribute(Page.byId("details-close"), "href", address);
        Page.attribute(Page.byId("details-back"), "href", address);
        Page.attribute(Page.byId("details-back"), "aria-label", PlaceTexts.backTo(now.name()));
    }

    private void hide() {
        if (open == null) {
            return;
        }
        boolean hadFocus = sheet.contains(Browser.getDocument().getActiveElement());
        var back = opener;
        close();
        if (hadFocus) {
            Page.focus(back != null && back.getClientHeight() > 0 ? back : Page.byId("room-details"));
        }
    }

    /** Nothing of the room stays. */
    public void close() {
        open = null;
        room = null;
        adding = false;
        opener = null;
        app.removeAttribute("data-panel");
        sheet.setHidden(true);
        veil.setHidden(true);
        members.close();
        settings.close();
        leaving.close();
    }

    private void add() {
        var now = room;
        var reader = me;
        if (now == null || reader == null) {
            return;
        }
        chooser.open(reader, new PeopleDialog.Purpose(PlaceTexts.addTo(now.name()), PlaceTexts::add, MOST_ADDED),
                (chosen, done, refused) -> add(now.id(), chosen, 0, () -> {
                    done.run();
                    toasts.done(PlaceTexts.added(chosen.size()));
                    members.again();
                }, refused));
    }

    /** One after another: who is in already stays in, so a failure may be tried again. */
    private void add(RoomId to, List<User> people, int from, Runnable done, Consumer<Problem> refused) {
        if (from == people.size()) {
            done.run();
        } else {
            client.api().members().add(to, people.get(from).id(), _ -> add(to, people, from + 1, done, refused),
                    refused);
        }
    }
}
