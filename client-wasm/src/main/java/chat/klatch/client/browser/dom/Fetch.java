package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;

/** HTTP calls. Promises are only ever answered by callbacks: nothing here waits. */
@JSClass
@JSTopLevel
public final class Fetch implements JSObject {
    private Fetch() {
    }

    public static native Pending fetch(String address, Call call);

    /** What is asked. */
    public interface Call extends JSObject {
        @JSProperty
        void setMethod(String method);

        @JSProperty
        void setHeaders(Headers headers);

        @JSProperty
        void setBody(String body);

        @JSProperty
        void setCredentials(String mode);

        @JSProperty
        void setCache(String mode);

        @JSProperty
        void setSignal(AbortSignal signal);
    }

    /** The head of a call. */
    @JSClass
    public static final class Headers implements JSObject {
        public Headers() {
        }

        public native void set(String name, String value);
    }

    /** Ends a call. */
    @JSClass
    public static final class AbortSignal implements JSObject {
        private AbortSignal() {
        }

        public static native AbortSignal timeout(int millis);
    }

    /** The head of an answer. */
    public interface Response extends JSObject {
        @JSProperty
        int getStatus();

        Body text();
    }

    /** An answer that is on its way. */
    public interface Pending extends JSObject {
        void then(Answered answered, Failed failed);
    }

    /** A body that is on its way. */
    public interface Body extends JSObject {
        void then(Whole whole, Failed failed);
    }

    /** Gets the head of an answer. */
    @JSFunctor
    public interface Answered extends JSObject {
        void on(Response response);
    }

    /** Gets a body. */
    @JSFunctor
    public interface Whole extends JSObject {
        void on(String text);
    }

    /** Gets told that nothing came. */
    @JSFunctor
    public interface Failed extends JSObject {
        void on(JSObject why);
    }
}
