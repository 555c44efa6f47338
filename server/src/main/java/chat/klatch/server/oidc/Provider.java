package chat.klatch.server.oidc;

import chat.klatch.server.accounts.SignOn;
import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.accounts.SignOnFailed.Why;
import chat.klatch.server.accounts.Vouched;
import chat.klatch.server.net.Sparing;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One provider: where people are sent to sign in, whom it vouches for when they come back, and where they sign out.
 * Asks it when it must, so all may wait for it ({@link Wire}). Any number of threads.
 */
public final class Provider implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final int EMAIL_CHARS = 320;
    private static final int NAME_CHARS = 1_000;
    private final ProviderSettings settings;
    private final Wire wire = new Wire();
    private final Discovery discovery;
    private final IdTokens idTokens;
    private final Sparing sparing;

    Provider(ProviderSettings settings, InstantSource clock) {
        this.settings = settings;
        sparing = new Sparing(clock);
        discovery = new Discovery(settings.issuer(), Provider::signsIn, wire, clock);
        idTokens = new IdTokens(settings.issuer(), settings.clientId(), new ProviderKeys(discovery, wire, clock),
                clock);
    }

    private static boolean signsIn(OIDCProviderMetadata said) {
        return said.getAuthorizationEndpointURI() != null && said.getTokenEndpointURI() != null
                && Wire.isSafe(said.getAuthorizationEndpointURI());
    }

    public ProviderSettings settings() {
        return settings;
    }

    /**
     * Where a browser asks who somebody is.
     *
     * @param back
     *            where it comes back to
     * @throws SignOnFailed
     *             where the provider does not say where that is
     */
    public URI address(SignOn attempt, URI back) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid", "email", "profile"),
                new ClientID(settings.clientId()), back)
                .endpointURI(logged(discovery::metadata).getAuthorizationEndpointURI())
                .state(new State(attempt.state())).nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256).build().toURI();
    }

    /**
     * Whom the provider vouches for, by the code that came back.
     *
     * @throws SignOnFailed
     *             where it vouches for nobody, or for somebody whom the operator does not let in
     */
    public Vouched vouched(SignOn attempt, String code, URI back) {
        return admitted(logged(() -> {
            var token = exchanged(attempt, code, back);
            return idTokens.believed(token, attempt.nonce());
        }));
    }

    private interface Asked<T> {
        T ask();
    }

    /** What is wrong between us and a provider is for the operator to hear; what a person does wrong is not. */
    private <T> T logged(Asked<T> asked) {
        try {
            return asked.ask();
        } catch (SignOnFailed failed) {
            if (failed.why() == Why.BROKEN || failed.why() == Why.UNREACHABLE) {
                sparing.log(LOG.atWarn().addKeyValue("provider", settings.id()).addKeyValue("why", failed.why().word()),
                        failed.why().word(), "Somebody could not be signed in by a provider.");
            }
            throw failed;
        }
    }

    private String exchanged(SignOn attempt, String code, URI back) {
        var metadata = discovery.metadata();
        var id = new ClientID(settings.clientId());
        var secret = new Secret(settings.secret());
        var ways = metadata.getTokenEndpointAuthMethods();
        boolean post = ways != null && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        var asked = new TokenRequest.Builder(metadata.getTokenEndpointURI(),
                post ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret),
                new AuthorizationCodeGrant(new AuthorizationCode(code), back, new CodeVerifier(attempt.verifier())))
                .build().toHTTPRequest();
        var request = Wire.to(asked.getURI()).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(asked.getBody()));
        if (asked.getAuthorization() != null) {
            request.header("Authorization", asked.getAuthorization());
        }
        var answer = wire.ask(request.build());
        if (answer.statusCode() / 100 == 5) {
            throw new SignOnFailed(Why.UNREACHABLE);
        }
        try {
            var said = JSONObjectUtils.parse(answer.body());
            if (answer.statusCode() != 200) {
                boolean late = OAuth2Error.INVALID_GRANT.equals(TokenErrorResponse.parse(said).getErrorObject());
                throw new SignOnFailed(late ? Why.EXPIRED : Why.BROKEN);
            }
            return JSONObjectUtils.getString(said, "id_token"); // the provider’s other tokens are of no use here
        } catch (ParseException nonsense) {
            throw new SignOnFailed(Why.BROKEN);
        }
    }

    private Vouched admitted(JWTClaimsSet claims) {
        var email = email(claims);
        if (!settings.domains().isEmpty()) {
            if (email == null) {
                throw new SignOnFailed(Why.UNVERIFIED);
            }
            if (!settings.domains().contains(email.substring(email.lastIndexOf('@') + 1))) {
                throw new SignOnFailed(Why.DOMAIN);
            }
        }
        return new Vouched(settings.issuer(), claims.getSubject(), email, text(claims, "preferred_username"),
                text(claims, "name"));
    }

    /** Only a verified one is anybody's. */
    private static @Nullable String email(JWTClaimsSet claims) {
        var email = text(claims, "email").strip().toLowerCase(Locale.ROOT);
        int at = email.indexOf('@');
        boolean good = at > 0 && at == email.lastIndexOf('@') && at < email.length() - 1
                && email.length() <= EMAIL_CHARS && email.chars().allMatch(c -> c > ' ' && c != 0x7f);
        return good && Boolean.TRUE.equals(claims.getClaim("email_verified")) ? email : null;
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text
                ? text.substring(0, Math.min(text.length(), NAME_CHARS))
                : "";
    }

    /**
     * Where a browser signs out at the provider; nothing, where the provider has no such address.
     *
     * @param back
     *            where it comes back to
     */
    public Optional<URI> signOut(URI back) {
        var end = logged(discovery::metadata).getEndSessionEndpointURI();
        return Optional.ofNullable(end).filter(Wire::isSafe).map(address -> new LogoutRequest(address, null, null,
                new ClientID(settings.clientId()), back, null, null).toURI());
    }

    @Override
    public void close() {
        wire.close();
    }
}
