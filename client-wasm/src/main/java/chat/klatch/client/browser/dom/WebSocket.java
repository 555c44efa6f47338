package chat.klatch.client.browser.dom;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** One socket of the browser. */
@JSClass
public final class WebSocket implements JSObject {
    /** The state in which it takes what is sent. */
    public static final int OPEN = 1;

    public WebSocket(String address, String protocol) {
    }

    public native void send(String text);

    public native void close();

    @JSProperty
    public native int getReadyState();

    @JSProperty
    public native void setOnopen(Task listener);

    @JSProperty
    public native void setOnmessage(Received listener);

    @JSProperty
    public native void setOnclose(Closed listener);

    /** A message. */
    public interface Message extends JSObject {
        @JSProperty
        String getData();
    }

    /** The end. */
    public interface End extends JSObject {
        @JSProperty
        int getCode();
    }

    /** Hears messages. */
    @JSFunctor
    public interface Received extends JSObject {
        void on(Message message);
    }

    /** Hears of the end. */
    @JSFunctor
    public interface Closed extends JSObject {
        void on(End end);
    }
}
