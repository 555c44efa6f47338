package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Credentials;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Given;
import chat.klatch.client.browser.dom.Later;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.PlaceInfo;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;

/**
 * The passkeys of this browser and of what is near it, asked for and told in JSON that only browser and server read.
 */
public final class Authenticators {
    private Authenticators() {
    }

    /**
     * Whether they are of use on this page.
     *
     * @param domain
     *            to which the place has them bound; null where it has none
     */
    public static boolean areThere(@Nullable String domain) {
        var reader = Browser.getPasskeys();
        return Browser.getLocation().getHostname().equals(domain) && reader != null && Given.isThere(reader)
                && Given.isThere(reader.getParseCreationOptionsFromJSON());
    }

    /** Shows what is marked as about them, in a part of the page, where the place has any, by whatever browser. */
    public static void mention(Element part, @Nullable PlaceInfo place) {
        Page.in(part, "[data-passkeys]").setHidden(place == null || place.passkeys() == null);
    }

    /** Makes one; exactly one of both hears of it: {@code none} is told the error by its name. */
    public static void make(String options, Consumer<String> then, Consumer<String> none) {
        told(there().create(wish(reader().parseCreationOptionsFromJSON(read(options)))), then, none);
    }

    /** Has a person choose one; exactly one of both hears of it: {@code none} is told the error by its name. */
    public static void show(String options, Consumer<String> then, Consumer<String> none) {
        told(there().get(wish(reader().parseRequestOptionsFromJSON(read(options)))), then, none);
    }

    private static Credentials there() {
        return Objects.requireNonNull(Browser.getNavigator().getCredentials());
    }

    private static Credentials.Reader reader() {
        return Objects.requireNonNull(Browser.getPasskeys());
    }

    private static JSObject read(String options) {
        return Browser.getJson().parse(options).getPublicKey();
    }

    private static Credentials.Wish wish(JSObject options) {
        Credentials.Wish wish = JSObjects.create();
        wish.setPublicKey(options);
        return wish;
    }

    private static void told(Later passkey, Consumer<String> then, Consumer<String> none) {
        passkey.then(given -> {
            var said = given == null ? "" : Browser.getJson().stringify(given);
            if (said.isEmpty() || said.length() > Limits.CREDENTIAL_CHARS) {
                none.accept("");
            } else {
                then.accept(said);
            }
        }, why -> none.accept(why.getName()));
    }
}
