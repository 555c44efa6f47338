package chat.klatch.server.accounts;

import chat.klatch.protocol.model.SessionId;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * From where somebody tries a password, as far as tries are counted together: a network, or a session that they hold.
 *
 * @param held
 *            whether it is a session, which only who had the password can hold
 */
record Whence(String name, boolean held) {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8; // a /64 is what one household or one machine is given
    private static final int MOST_CHARS = 64;

    static Whence of(SessionId session) {
        return new Whence(session.value(), true);
    }

    /** The network of a client's address, or its name where a proxy gave it another. */
    static Whence of(String address) {
        return new Whence(network(address), false);
    }

    private static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : address;
        } catch (IllegalArgumentException _) {
            return address.substring(0, Math.min(address.length(), MOST_CHARS));
        }
    }
}
