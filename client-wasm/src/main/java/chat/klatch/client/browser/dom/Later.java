package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** What a person or a browser is still to give; exactly one of both hears of it. */
public interface Later extends JSObject {
    void then(Came came, Failed failed);

    /** Gets what was given, null for what has nothing to say. */
    @JSFunctor
    interface Came extends JSObject {
        void on(@Nullable JSObject given);
    }

    /** Hears why nothing was, as a browser says it. */
    @JSFunctor
    interface Failed extends JSObject {
        void on(Credentials.Failure why);
    }
}
