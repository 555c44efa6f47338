package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Where a browser makes passkeys, and shows them; it waits for a person meanwhile. */
public interface Credentials extends JSObject {
    Later create(Wish wish);

    Later get(Wish wish);

    /** What is wanted. */
    interface Wish extends JSObject {
        @JSProperty
        void setPublicKey(JSObject options);
    }

    /** Reads what a server says of them; older browsers do not. */
    interface Reader extends JSObject {
        /** Undefined in those. */
        @JSProperty
        @Nullable
        JSObject getParseCreationOptionsFromJSON();

        JSObject parseCreationOptionsFromJSON(JSObject options);

        JSObject parseRequestOptionsFromJSON(JSObject options);
    }

    /** Why there is none, by the name that it has in every browser. */
    interface Failure extends JSObject {
        @JSProperty
        String getName();
    }

    /** The notation. */
    interface Json extends JSObject {
        Asked parse(String text);

        String stringify(JSObject value);
    }

    /** An object that has its options in it. */
    interface Asked extends JSObject {
        @JSProperty
        JSObject getPublicKey();
    }
}
