package chat.klatch.client.view.settings;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.BackupTexts;
import chat.klatch.client.i18n.PasskeyTexts;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.page.Authenticators;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Likings;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Presences;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings: their list, and one page of them beside it, or one of both in a narrow window. */
public final class Settings {
    /** What every page needs. */
    record Desk(Client client, Clock clock, Toasts toasts, Likings likings, Runnable redraw) {
    }

    /** One page, from its opening until another is opened. */
    interface Sheet {
        Element root();

        /** Somebody has changed, here or elsewhere. */
        default void draw(User me) {
        }

        /** Somebody may look at it; {@code up} where there is a connection. */
        default void look(boolean up) {
        }

        /** Nobody looks at it any more. */
        default void close() {
        }
    }

    private static final String PROVIDERS = "providers";
    private static final List<String> YOURS = List.of("profile", "look", "password", "passkeys", PROVIDERS,
            "devices");
    private static final List<String> PLACES = List.of("people", "invitations", "place", "backups");
    private final Desk desk;
    private final Element app = Page.byId("settings");
    private final Element side = Page.byId("settings-side");
    private final Element cup = Page.byId("set-av");
    private final Element main = Page.byId("settings-page");
    private final Element heading = Page.byId("page-h");
    private final Element about = Page.byId("page-about");
    private final Element acts = Page.byId("page-acts");
    private final Element in = Page.byId("page-in");
    private @Nullable Sheet sheet;
    private String shown = "";
    private boolean open;
    private boolean listWasShown;

    public Settings(Client client, Clock clock, Toasts toasts, Likings likings, Runnable redraw) {
        desk = new Desk(client, clock, toasts, likings, redraw);
        Page.byId("set-flip").addEventListener("click", _ -> likings.flip());
        Page.byId("sign-out").addEventListener("click", _ -> signOut());
    }

    private void signOut() {
        var waiting = desk.client.tally();
        Runnable go = () -> {
            Browser.getHistory().replaceState(null, "", Route.SIGN_IN); // whoever comes next starts in a room
            var provider = desk.client.provider();
            desk.client.signOut(() -> {
                if (provider != null) {
                    Browser.getLocation().assign(Route.provider(provider) + "/sign-out");
                }
            });
        };
        if (waiting.all() == 0) {
            go.run();
        } else {
            int perhaps = desk.client.perhapsSent();
            Confirm.ask(new Confirm.Question(PlaceTexts.unsentTitle(waiting.messages(), waiting.changes(), perhaps),
                    PlaceTexts.unsentText(waiting.all(), perhaps), PlaceTexts.STAY, PlaceTexts.SIGN_OUT_ANYWAY), go);
        }
    }

    /**
     * @param address
     *            which page; after that of providers and a slash, what came of linking one
     * @param backTo
     *            where one goes on, and what that is called
     * @return what is shown now, for the tab
     */
    public String draw(User me, String address, Back backTo, boolean up) {
        var asked = told(address);
        boolean admin = me.role() != PlaceRole.MEMBER;
        boolean known = YOURS.contains(asked) || admin && PLACES.contains(asked);
        boolean list = asked.isEmpty() && Page.isCompact();
        var page = known ? asked : YOURS.getFirst();
        Page.attribute(app, "data-pane", list ? "rooms" : "page");
        alone(list && Page.isCompact());
        Cup.fill(cup, me.id().value(), me.name());
        Presences.show(cup, up ? desk.likings.habits().seen() : null);
        Page.text(Page.byId("set-name"), me.name());
        Page.text(Page.byId("set-role"), PlaceTexts.role(me.role()));
        Page.in(side, "[data-admin]").setHidden(!admin);
        var place = desk.client.place();
        Page.in(side, "[data-passwords]").setHidden(place != null && !place.takesPasswords());
        Page.in(side, "[data-passkeys]").setHidden(place == null || !Authenticators.areThere(place.passkeys()));
        Page.in(side, "[data-providers]").setHidden(place == null || place.providers() == null);
        var back = Page.byId("settings-back");
        Page.attribute(back, "href", backTo.address());
        Page.text(Page.in(back, "span"), PlaceTexts.backTo(backTo.name()));
        mark(list ? "" : page);
        boolean anew = !open || !page.equals(shown);
        if (anew) {
            show(page, me);
        }
        var now = sheet;
        if (now != null) {
            now.draw(me);
            now.look(up);
        }
        if (list && (!open || !listWasShown)) {
            Page.focus(Page.byId("settings-h"));
        } else if (!list && (anew || listWasShown)) {
            Page.focus(heading);
        }
        listWasShown = list;
        open = true;
        return list ? Labels.SETTINGS : heading.getTextContent() + " — " + Labels.SETTINGS;
    }

    /** Says once what came back from a provider; the page that is asked for. */
    private String told(String address) {
        if (!address.startsWith(PROVIDERS + "/")) {
            return address;
        }
        var word = address.substring(PROVIDERS.length() + 1);
        Browser.getHistory().replaceState(null, "", Route.settings(PROVIDERS));
        if (word.equals("linked")) {
            desk.toasts.done(PlaceTexts.LINKED);
        } else {
            desk.toasts.failed(PlaceTexts.notSignedIn(word));
        }
        return PROVIDERS;
    }

    /** Where the settings are left for. */
    public record Back(String address, String name) {
    }

    private void alone(boolean list) {
        Page.attribute(side, "role", list ? "main" : "complementary");
        var title = Page.byId("settings-h");
        Page.attribute(title, "role", list, "heading");
        Page.attribute(title, "aria-level", list, "1");
    }

    private void mark(String page) {
        var links = side.querySelectorAll("a.row");
        for (int i = 0; i < links.getLength(); i++) {
            var link = links.get(i);
            Page.attribute(link, "aria-current", Route.settings(page).equals(link.getAttribute("href")), "page");
        }
    }

    private void show(String page, User me) {
        empty();
        shown = page;
        sheet = switch (page) {
            case "look" -> titled(PlaceTexts.LOOK, PlaceTexts.DEFAULT_ABOUT, new LookSheet(desk));
            case "password" -> titled(PlaceTexts.PASSWORD, PlaceTexts.PASSWORD_ABOUT, new PasswordSheet(desk));
            case "passkeys" -> titled(PasskeyTexts.PASSKEYS, PasskeyTexts.ABOUT, new PasskeysSheet(desk, acts));
            case PROVIDERS -> titled(PlaceTexts.PROVIDERS, PlaceTexts.PROVIDERS_ABOUT, new ProvidersSheet(desk));
            case "devices" -> titled(PlaceTexts.DEVICES, PlaceTexts.DEVICES_ABOUT, new DevicesSheet(desk, acts));
            case "people" -> titled(PlaceTexts.PEOPLE, PlaceTexts.PEOPLE_ABOUT, new PeopleSheet(desk, me, acts));
            case "invitations" -> titled(PlaceTexts.INVITATIONS, PlaceTexts.INVITATIONS_ABOUT,
                    new InvitationsSheet(desk));
            case "place" -> titled(PlaceTexts.PLACE, PlaceTexts.PLACE_ABOUT, new PlaceSheet(desk));
            case "backups" -> titled(BackupTexts.BACKUPS, BackupTexts.ABOUT, new BackupsSheet(desk));
            default -> titled(PlaceTexts.PROFILE, PlaceTexts.PROFILE_ABOUT, new ProfileSheet(desk, me));
        };
        in.append(sheet.root());
        in.setScrollTop(0);
    }

    private Sheet titled(String title, String said, Sheet made) {
        Page.text(heading, title);
        Page.text(about, said);
        main.setHidden(false);
        return made;
    }

    private void empty() {
        var last = sheet;
        sheet = null;
        if (last != null) {
            last.close();
        }
        in.replaceChildren();
        acts.replaceChildren();
    }

    /** Nothing that was typed there stays. */
    public void close() {
        if (open) {
            open = false;
            listWasShown = false;
            shown = "";
            empty();
        }
    }
}
