package chat.klatch.e2e;

import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A real OpenID provider on this machine, at whose page anybody signs in as whom they like. */
public final class LoginPage implements AutoCloseable {
    /** What people call it. */
    public static final String NAME = "Corp";
    private static final String PAGE = "src/test/resources/provider.html"; // its own asks strangers for its letters
    private final MockOAuth2Server provider = new MockOAuth2Server(new OAuth2Config(true, PAGE, null, false,
            new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));

    LoginPage() {
        provider.start(InetAddress.getLoopbackAddress(), 0);
    }

    /** What the server must know of it. */
    Map<String, String> settings() {
        return Map.of("KLATCH_OIDC", "corp", "KLATCH_OIDC_CORP_NAME", NAME, "KLATCH_OIDC_CORP_ISSUER",
                "http://localhost:" + provider.baseUrl().port() + "/corp", "KLATCH_OIDC_CORP_CLIENT_ID", "klatch",
                "KLATCH_OIDC_CORP_CLIENT_SECRET", "between the two of us");
    }

    @Override
    public void close() {
        provider.shutdown();
    }
}
