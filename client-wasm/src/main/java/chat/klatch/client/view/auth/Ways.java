package chat.klatch.client.view.auth;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The providers by which one can come in, over a form of ours or in its place. */
final class Ways {
    private final Client client;
    private final Element list;
    private final Form form;
    private final Element fields;
    private List<Provider> shown = List.of();
    private final @Nullable ByPasskey passkey;
    private boolean hasPasskey;
    private @Nullable PlaceInfo place;
    /** Undoes that one is being taken; null while none is. */
    private @Nullable Runnable leaving;
    /** What comes of an earlier one is of no use any more. */
    private int attempt;

    /**
     * @param section
     *            holds the list, and the form for who has a password
     * @param form
     *            of that section, over which it is told what went wrong
     * @param passkey
     *            null where nobody comes in by one
     */
    Ways(Client client, Element section, Form form, @Nullable ByPasskey passkey) {
        this.client = client;
        this.passkey = passkey;
        list = Page.in(section, ".ways");
        this.form = form;
        fields = Page.in(section, "form");
        // Whoever comes back from a provider may find this page as they left it.
        Browser.addEventListener("pageshow", _ -> {
            stay();
            shown = List.of();
            if (place != null) {
                draw(place);
            }
        });
    }

    void draw(PlaceInfo now) {
        place = now;
        var all = now.providers() == null ? List.<Provider>of() : now.providers();
        fields.setHidden(!now.takesPasswords());
        var button = passkey != null && ByPasskey.isThere(now) ? passkey.button() : null;
        list.setHidden(all.isEmpty() && button == null);
        if (!all.equals(shown) || hasPasskey != (button != null)) {
            shown = all;
            hasPasskey = button != null;
            list.replaceChildren();
            if (button != null) {
                list.append(button);
            }
            all.forEach(one -> list.append(link(one)));
            if (now.takesPasswords()) {
                var or = Page.make("div", "or");
                or.append(Page.make("i", "quad"));
                list.append(or);
            }
        }
    }

    private Element link(Provider provider) {
        var link = Page.copy("way");
        var text = Page.in(link, "span");
        text.setTextContent(Labels.continueWith(provider.name()));
        link.setAttribute("href", Route.provider(provider.id()));
        link.addEventListener("click", event -> {
            event.preventDefault();
            if (leaving == null) {
                leave(provider, text);
            }
        });
        return link;
    }

    private void leave(Provider provider, Element text) {
        int mine = ++attempt;
        leaving = () -> text.setTextContent(Labels.continueWith(provider.name()));
        text.setTextContent(PlaceTexts.LEAVING);
        form.calm();
        client.leaving(() -> {
            if (mine == attempt) {
                Browser.getLocation().assign(address(provider));
            }
        }, problem -> {
            if (mine == attempt) {
                stay();
                form.refuse(problem);
            }
        });
    }

    /** Nobody leaves for a provider now: another way is tried, or it could not be. */
    void stay() {
        attempt++;
        var undo = leaving;
        leaving = null;
        if (undo != null) {
            undo.run();
        }
    }

    /** With the invitation by which somebody comes, and where they want to go. */
    private static String address(Provider provider) {
        var hash = Browser.getLocation().getHash();
        var there = Route.provider(provider.id());
        return switch (Route.of(hash)) {
            case Route.SigningUp(var invite) -> invite.isEmpty() ? there : there + "?invite=" + invite;
            case Route.InRoom _,Route.InRooms _,Route.CatchingUp _,Route.InMentions _,Route.InSettings _ ->
                there + "?to=" + hash.substring(1);
            case Route.Resetting _,Route.NotSignedIn _,Route.Elsewhere _ -> there;
        };
    }
}
