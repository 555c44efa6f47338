package chat.klatch.client.browser.dom;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** The page's address. */
public interface Location extends JSObject {
    @JSProperty
    String getProtocol();

    @JSProperty
    String getHost();

    @JSProperty
    String getHostname();

    @JSProperty
    String getOrigin();

    @JSProperty
    String getPathname();

    @JSProperty
    String getHash();

    @JSProperty
    void setHash(String hash);

    /** Leaves for another page. */
    void assign(String address);

    void reload();
}
