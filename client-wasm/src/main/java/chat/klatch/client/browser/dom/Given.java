package chat.klatch.client.browser.dom;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSObjects;

/** What not every browser has on every page: what is missing is undefined, and that is not null. */
public final class Given {
    private Given() {
    }

    public static boolean isThere(@Nullable JSObject part) {
        return part != null && !JSObjects.isUndefined(part);
    }
}
