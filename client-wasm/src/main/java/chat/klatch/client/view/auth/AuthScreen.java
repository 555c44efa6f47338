package chat.klatch.client.view.auth;

import chat.klatch.client.Client;
import chat.klatch.client.Stage.SignedOut.How;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Authenticators;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.NewPassword;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.SignUp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sheet beside the café table: signs in, up, or sets the place up. Which one, the server and the address decide.
 */
public final class AuthScreen {
    private final Client client;
    private final Element screen = Page.byId("auth");
    private final Form signIn = form("sign-in", Texts.SIGNING_IN, this::signIn);
    private final Form signUp = form("sign-up", Texts.CREATING_ACCOUNT, this::signUp);
    private final Form firstRun = form("first-run", Texts.FINISHING_SETUP, this::signUp);
    private final Form reset = form("reset", PlaceTexts.SETTING_PASSWORD, this::reset);
    private final SecondStep second;
    private final ByPasskey passkey;
    private final Element noWay = Page.byId("no-way");
    private final List<Ways> ways;
    private final Toasts toasts;
    private @Nullable Form shown;
    private String invite = "";
    private String resetting = "";
    private String cold = "";
    private boolean open;

    public AuthScreen(Client client, Toasts toasts) {
        this.client = client;
        this.toasts = toasts;
        second = new SecondStep(client, () -> become(signIn));
        passkey = new ByPasskey(client, signIn, this::stay);
        ways = List.of(new Ways(client, Page.byId("sign-in"), signIn, passkey),
                new Ways(client, Page.byId("sign-up"), signUp, null));
    }

    private static Form form(String id, String busyText, Consumer<Form> submitted) {
        return new Form(Page.byId(id), busyText, submitted);
    }

    /** Says to whoever signs in next what became of whoever was here. */
    public void greet(How how) {
        Page.text(Page.in(Page.byId("sign-in"), ".lede"), switch (how) {
            case NOBODY -> Texts.COME_IN;
            case LEFT -> Texts.LEFT + " " + Texts.COME_IN;
            case LEFT_ELSEWHERE -> Texts.LEFT_ELSEWHERE + " " + Texts.COME_IN;
            case ENTERED_ELSEWHERE -> Texts.ENTERED_ELSEWHERE;
            case ENDED -> Texts.SIGNED_OUT + " " + Texts.COME_IN;
        });
        if (how == How.ENTERED_ELSEWHERE && isUntouched()) {
            client.start();
        }
    }

    /** Whether nobody has begun to come in here: what they type is not to end in a room. */
    private boolean isUntouched() {
        return shown == signIn && !signIn.isBusy() && signIn.value("username").isEmpty()
                && signIn.value("password").isEmpty();
    }

    /** Shows what the place lets a visitor do. */
    public void show(PlaceInfo place, Route route) {
        open = place.signup() == SignUp.OPEN;
        if (place.firstRun()) {
            become(firstRun);
        } else if (route instanceof Route.Resetting(var token)) {
            showReset(place.name(), token);
        } else if (route instanceof Route.SigningUp(var token) && (open || !token.isEmpty())) {
            if (!token.isEmpty()) {
                check(token);
            }
            become(token.isEmpty() || !token.equals(cold) ? signUp : null);
        } else if (shown != second.form()) {
            become(signIn);
        }
        ways.forEach(one -> one.draw(place));
        if (route instanceof Route.NotSignedIn(var why) && shown == signIn) {
            Browser.getHistory().replaceState(null, "", Route.SIGN_IN); // told once
            signIn.refuse(List.of(new Refusal("", PlaceTexts.notSignedIn(why))));
        }
        named(place.name());
        each("[data-build]", element -> Page.text(element, place.build()));
        each("[data-open]", element -> element.setHidden(!open));
        var checks = place.checks();
        if (checks != null) {
            show(checks);
        }
    }

    private void named(String place) {
        each("[data-place]", element -> Page.text(element, place));
        each("[data-host]", element -> Page.text(element, Browser.getLocation().getHost()));
    }

    /** Whoever is signed in here: a link to set a password may be somebody else's. */
    public void showReset(String place, String token) {
        resetting = token;
        named(place);
        Authenticators.mention(screen, client.place());
        become(token.equals(cold) ? null : reset);
    }

    /** Whether the invitation is still good, before anybody fills in a form for nothing. */
    private void check(String token) {
        if (token.equals(invite)) {
            return;
        }
        invite = token;
        client.api().invites().check(token, good -> {
            if (!good && token.equals(invite)) {
                goneCold(token, PlaceTexts.INVITE_COLD);
            }
        }, _ -> {
            // then the server says so when it is used
        });
    }

    private void goneCold(String token, String why) {
        cold = token;
        Page.text(Page.byId("no-way-why"), why);
        Page.byId("no-way-join").setHidden(!open || !token.equals(invite));
        become(null);
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

    /** Shows a form, or where there is none that the link has gone cold. */
    private void become(@Nullable Form next) {
        screen.setHidden(false);
        boolean news = next == null ? noWay.isHidden() : next != shown;
        noWay.setHidden(next != null);
        if (news) {
            hideForm();
            shown = next;
            if (next == null) {
                Page.focus(Page.in(noWay, "h1"));
            } else {
                next.show();
            }
        }
    }

    private void hideForm() {
        var last = shown;
        shown = null;
        if (last != null) {
            last.hide();
        }
        if (last == second.form()) {
            second.forget();
        }
    }

    public void hide() {
        screen.setHidden(true);
        passkey.idle();
        hideForm();
    }

    /** Whoever comes in here leaves for no provider. */
    private void stay() {
        ways.forEach(Ways::stay);
    }

    private void signIn(Form form) {
        if (isMissing(form, Texts.GIVE_USERNAME, Texts.GIVE_PASSWORD)) {
            return;
        }
        var credentials = form.checked(() -> new Credentials(form.value("username").strip(), form.value("password")));
        if (credentials != null) {
            form.begin();
            stay();
            client.signIn(credentials, problem -> refused(credentials, problem));
        }
    }

    /** Whoever left both out is told of both. */
    private static boolean isMissing(Form form, String noUsername, String noPassword) {
        var missing = new ArrayList<Refusal>();
        if (form.value("username").isBlank()) {
            missing.add(new Refusal("username", noUsername));
        }
        if (form.value("password").isEmpty()) {
            missing.add(new Refusal("password", noPassword));
        }
        if (!missing.isEmpty()) {
            form.refuse(missing);
        }
        return !missing.isEmpty();
    }

    private void refused(Credentials credentials, Problem problem) {
        if (shown == signIn && SecondStep.isNext(problem)) {
            become(second.form());
            second.after(credentials, problem);
        } else {
            signIn.refuse(problem);
        }
    }

    private void signUp(Form form) {
        if (isMissing(form, Texts.USERNAME_RULE, Texts.CHOOSE_PASSWORD)) {
            return;
        }
        var wish = form.checked(() -> new NewAccount(form.value("username").strip(), form.value("password"),
                given(form.value("name")), form == signUp ? given(invited()) : null,
                form == firstRun ? given(form.value("place")) : null));
        if (wish != null) {
            form.begin();
            stay();
            client.signUp(wish, form::refuse);
        }
    }

    /** The token of the link by which this visitor has come. */
    private String invited() {
        return Route.of(Browser.getLocation().getHash()) instanceof Route.SigningUp(var token) ? token : "";
    }

    private void reset(Form form) {
        var token = resetting;
        var wish = form.checked(() -> new NewPassword(token, form.value("password")));
        if (wish != null) {
            form.begin();
            client.api().place().redeem(wish, user -> {
                form.idle();
                form.forget();
                signIn.field("username").setValue(user.username());
                toasts.done(PlaceTexts.PASSWORD_SET);
                Browser.getLocation().setHash(Route.SIGN_IN);
            }, problem -> {
                form.idle();
                if (problem.code() == ErrorCode.NOT_FOUND) {
                    goneCold(token, PlaceTexts.RESET_COLD);
                } else {
                    form.refuse(problem);
                }
            });
        }
    }

    private static @Nullable String given(String value) {
        return value.isBlank() ? null : value;
    }
}
