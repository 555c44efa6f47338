package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.JSTopLevel;

/** What every script finds around it. */
@JSClass
@JSTopLevel
public final class Browser implements JSObject {
    private Browser() {
    }

    @JSProperty
    public static native Document getDocument();

    @JSProperty
    public static native Location getLocation();

    @JSProperty
    public static native History getHistory();

    @JSProperty
    public static native Navigator getNavigator();

    /** Only on secure pages; elsewhere undefined. */
    @JSProperty("PublicKeyCredential")
    public static native Credentials.@Nullable Reader getPasskeys();

    @JSProperty("JSON")
    public static native Credentials.Json getJson();

    /** Throws where the browser forbids it. */
    @JSProperty
    public static native Storage getLocalStorage();

    public static native int setTimeout(Task task, double millis);

    public static native void clearTimeout(int timer);

    public static native int requestAnimationFrame(Task task);

    public static native void cancelAnimationFrame(int frame);

    public static native MediaQuery matchMedia(String query);

    /** As {@link EventTarget#addEventListener} of an element. */
    public static void addEventListener(String type, Listener listener) {
        tell(type, Listener.asFunction(listener));
    }

    @JSMethod("addEventListener")
    private static native void tell(String type, Listener.Function listener);

    /** Null where there is none. */
    @JSProperty
    public static native @Nullable VisualViewport getVisualViewport();

    @JSProperty
    public static native double getInnerHeight();

    public static native void scrollTo(double x, double y);

    /** Asks a person for a printer, and waits. */
    public static native void print();
}
