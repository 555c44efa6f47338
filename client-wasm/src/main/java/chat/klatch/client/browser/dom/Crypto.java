package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;

/** Randomness that nobody can guess; unlike {@code randomUUID} it is there on plain HTTP too. */
@JSClass
@JSTopLevel
public final class Crypto implements JSObject {
    private Crypto() {
    }

    @JSProperty
    public static native Source getCrypto();

    /** Where it comes from. */
    public interface Source extends JSObject {
        void getRandomValues(Bytes bytes);
    }
}
