package chat.klatch.server.webauthn;

import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a browser is asked for: {@code publicKey} holds it in the JSON that the browser reads itself. */
public final class Options {
    /**
     * Whose passkey is to be made, as authenticators show it.
     *
     * @param id
     *            of the account
     */
    public record Whose(String id, String username, String name) {
    }

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.EdDSA, PublicKeyCredentialParameters.RS256);

    private Options() {
    }

    /**
     * To make a passkey that finds its account by itself, for who shows the authenticator that it is them.
     *
     * @param place
     *            what the place is called
     * @param known
     *            the credentials that they have: an authenticator with one of them makes none
     */
    public static String toMake(Domain domain, String place, Whose whose, String challenge, List<String> known,
            Duration timeout) {
        var options = making(domain, place, whose, challenge).toBuilder().timeout(timeout.toMillis())
                .excludeCredentials(known.stream().map(Options::descriptor).collect(Collectors.toSet()))
                .build();
        try {
            return options.toCredentialsCreateJson();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static PublicKeyCredentialCreationOptions making(Domain domain, String place, Whose whose, String challenge) {
        return PublicKeyCredentialCreationOptions.builder().rp(Known.identity(domain, place))
                .user(UserIdentity.builder().name(whose.username()).displayName(whose.name())
                        .id(Known.handle(whose.id())).build())
                .challenge(text(challenge)).pubKeyCredParams(ALGORITHMS)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED).build())
                .build();
    }

    /**
     * To come in by a passkey of this domain.
     *
     * @param known
     *            the credentials of whom it is to be; empty for whichever somebody has
     */
    public static String toSignIn(Domain domain, String challenge, List<String> known, Duration timeout) {
        var options = signingIn(domain, challenge).toBuilder().timeout(timeout.toMillis());
        if (!known.isEmpty()) {
            var _ = options.allowCredentials(known.stream().map(Options::descriptor).toList());
        }
        try {
            return options.build().toCredentialsGetJson();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static PublicKeyCredentialRequestOptions signingIn(Domain domain, String challenge) {
        return PublicKeyCredentialRequestOptions.builder().challenge(text(challenge)).rpId(domain.id())
                .userVerification(UserVerificationRequirement.REQUIRED).build();
    }

    private static PublicKeyCredentialDescriptor descriptor(String credential) {
        return PublicKeyCredentialDescriptor.builder().id(Known.bytes(credential)).build();
    }

    private static ByteArray text(String challenge) {
        return new ByteArray(challenge.getBytes(StandardCharsets.UTF_8));
    }
}
