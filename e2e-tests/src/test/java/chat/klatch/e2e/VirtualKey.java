package chat.klatch.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** An authenticator in somebody's tab, as Chromium plays one: it keeps passkeys, and asks nobody. */
public final class VirtualKey {
    private final CDPSession tab;
    private final String id;

    private VirtualKey(CDPSession tab, String id) {
        this.tab = tab;
        this.id = id;
    }

    /** One that knows its owner. */
    public static VirtualKey of(Person person) {
        var tab = person.context().newCDPSession(person.page());
        tab.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (var can : new String[]{"hasResidentKey", "hasUserVerification", "isUserVerified",
                "automaticPresenceSimulation"}) {
            options.addProperty(can, true);
        }
        var wish = new JsonObject();
        wish.add("options", options);
        return new VirtualKey(tab, tab.send("WebAuthn.addVirtualAuthenticator", wish).get("authenticatorId")
                .getAsString());
    }

    /** Whether whoever is before it from now on is its owner. */
    public void knows(boolean owner) {
        var wish = new JsonObject();
        wish.addProperty("authenticatorId", id);
        wish.addProperty("isUserVerified", owner);
        tab.send("WebAuthn.setUserVerified", wish);
    }
}
