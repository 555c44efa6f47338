package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Locks that the pages of one origin share; each ends with the page that holds it, however that ends. */
public interface Locks extends JSObject {
    /** What it returns fails where the browser grants none to this page, whoever has it. */
    Later request(String name, Wish wish, Granted granted);

    /** How a lock is asked for. */
    interface Wish extends JSObject {
        /** Not to wait for it: who does not get it is given null. */
        @JSProperty
        void setIfAvailable(boolean only);
    }

    /** Gets the lock, and holds it until what it answers is fulfilled. */
    @JSFunctor
    interface Granted extends JSObject {
        Held on(@Nullable JSObject lock);
    }

    /** Fulfilled by whoever made it. */
    @JSClass(name = "Promise")
    final class Held implements JSObject {
        public Held(Executor executor) {
        }
    }

    /** Is handed what fulfils the promise, at once. */
    @JSFunctor
    interface Executor extends JSObject {
        void on(Release release);
    }

    /** Fulfils a promise. */
    @JSFunctor
    interface Release extends JSObject {
        void now(@Nullable JSObject nothing);
    }
}
