package chat.klatch.server.webauthn;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where passkeys are good: what browsers and authenticators bind them to.
 *
 * @param id
 *            the host’s name, which is the relying party’s id
 * @param origin
 *            the one whose pages may ask for them
 */
public record Domain(String id, String origin) {
    private static final String LOCALHOST = "localhost";
    private static final Pattern HERE = Pattern.compile("https?://localhost(:[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]*[a-z][a-z0-9.-]*");

    /**
     * Of the public address that an operator has set.
     *
     * @return nothing, where browsers have no passkeys there: without TLS, or where the host is a number
     */
    public static Optional<Domain> ofPlace(String origin) {
        var address = URI.create(origin);
        var host = address.getHost();
        boolean good = "https".equals(address.getScheme()) && NAME.matcher(host).matches();
        return good || LOCALHOST.equals(host) ? Optional.of(new Domain(host, origin)) : Optional.empty();
    }

    /**
     * Of the own address of a request from this machine, where nobody has set one: whoever asks could name any, so only
     * one that leads to this machine is believed.
     */
    public static Optional<Domain> ofRequest(String origin) {
        return HERE.matcher(origin).matches() ? Optional.of(new Domain(LOCALHOST, origin)) : Optional.empty();
    }
}
