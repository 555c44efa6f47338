package chat.klatch.client.view.auth;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.SignUp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sheet beside the café table: signs in, up, or sets the place up. Which one, the server and the address decide.
 */
public final class AuthScreen {
    private final Client client;
    private final Element screen = Page.byId("auth");
    private final Form signIn = new Form("sign-in", Texts.SIGNING_IN, this::signIn);
    private final Form signUp = new Form("sign-up", Texts.CREATING_ACCOUNT, this::signUp);
    private final Form firstRun = new Form("first-run", Texts.FINISHING_SETUP, this::signUp);
    private @Nullable Form shown;

    public AuthScreen(Client client) {
        this.client = client;
    }

    /** Shows what the place lets a visitor do. */
    public void show(PlaceInfo place, Route route) {
        boolean open = place.signup() == SignUp.OPEN;
        become(place.firstRun() ? firstRun : open && route instanceof Route.SigningUp ? signUp : signIn);
        each("[data-place]", element -> Page.text(element, place.name()));
        each("[data-host]", element -> Page.text(element, Browser.getLocation().getHost()));
        each("[data-build]", element -> Page.text(element, place.build()));
        each("[data-open]", element -> element.setHidden(!open));
        var checks = place.checks();
        if (checks != null) {
            show(checks);
        }
    }

    private void each(String selector, Consumer<Element> what) {
        var found = screen.querySelectorAll(selector);
        for (int i = 0; i < found.getLength(); i++) {
            what.accept(found.get(i));
        }
    }

    private static void show(List<PlaceInfo.Check> checks) {
        var list = Page.byId("checks");
        list.replaceChildren();
        for (PlaceInfo.Check check : checks) {
            var item = Page.copy(check.ok() ? "check-good" : "check-bad");
            Page.in(item, "b").setTextContent(check.name());
            Page.in(item, "span").setTextContent(check.detail());
            list.append(item);
        }
    }

    private void become(Form next) {
        screen.setHidden(false);
        if (next != shown) {
            hideForm();
            shown = next;
            next.show();
        }
    }

    private void hideForm() {
        var last = shown;
        shown = null;
        if (last != null) {
            last.hide();
        }
    }

    public void hide() {
        screen.setHidden(true);
        hideForm();
    }

    private void signIn(Form form) {
        var missing = new ArrayList<Refusal>();
        if (form.value("username").isBlank()) {
            missing.add(new Refusal("username", Texts.GIVE_USERNAME));
        }
        if (form.value("password").isEmpty()) {
            missing.add(new Refusal("password", Texts.GIVE_PASSWORD));
        }
        if (!missing.isEmpty()) {
            form.refuse(missing);
            return;
        }
        var credentials = checked(form, () -> new Credentials(form.value("username").strip(), form.value("password")));
        if (credentials != null) {
            form.begin();
            client.signIn(credentials, problem -> refused(form, problem));
        }
    }

    private void signUp(Form form) {
        var wish = checked(form, () -> new NewAccount(form.value("username").strip(), form.value("password"),
                given(form.value("name")), null, form == firstRun ? given(form.value("place")) : null));
        if (wish != null) {
            form.begin();
            client.signUp(wish, problem -> refused(form, problem));
        }
    }

    private static @Nullable String given(String value) {
        return value.isBlank() ? null : value;
    }

    private static <T> @Nullable T checked(Form form, Supplier<T> make) {
        try {
            return make.get();
        } catch (Invalid no) {
            form.refuse(List.of(Refusal.of(no, form.value("password"))));
            return null;
        }
    }

    private static void refused(Form form, Problem problem) {
        form.refuse(List.of(Refusal.of(problem)));
    }
}
