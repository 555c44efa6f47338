package chat.klatch.protocol.call;

import chat.klatch.protocol.codec.Wire;

/** Where a provider asks who somebody is; a browser goes there as a whole page. */
@Wire
public record SignOnAddress(String address) {
    /** Its query is for one browser alone, and for no log. */
    @Override
    public String toString() {
        return "SignOnAddress";
    }
}
