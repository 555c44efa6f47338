package chat.klatch.server.webauthn;

import chat.klatch.protocol.Invalid;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a browser says of a passkey that it has just made; nothing of it is believed before it is checked. */
public final class MadePasskey {
    /** We ask for none; what browsers may leave where the authenticator vouches for itself alone. */
    private static final Set<String> ATTESTED = Set.of("none", "packed");
    private final PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> said;

    private MadePasskey(
            PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> said) {
        this.said = said;
    }

    /**
     * @param json
     *            a {@code RegistrationResponseJSON}
     * @throws Invalid
     *             where it is none
     */
    public static MadePasskey read(String field, String json) {
        try {
            return new MadePasskey(Objects.requireNonNull(
                    PublicKeyCredential.parseRegistrationResponseJson(json)));
        } catch (IOException | RuntimeException broken) { // of the latter the library's readers know several kinds
            throw new Invalid(field, "must be what a browser says of a new passkey");
        }
    }

    /** What was signed, as it says. */
    public String challenge() {
        return new String(said.getResponse().getClientData().getChallenge().getBytes(), StandardCharsets.UTF_8);
    }

    /**
     * The passkey, where its authenticator has verified whose it is, for this domain and with this challenge.
     *
     * @param whose
     *            as the browser was told
     */
    public Optional<PublicKey> check(Domain domain, Options.Whose whose, String challenge) {
        if (!ATTESTED.contains(said.getResponse().getAttestation().getFormat())) {
            return Optional.empty();
        }
        try {
            var made = Known.NONE.party(domain, domain.id()).finishRegistration(FinishRegistrationOptions.builder()
                    .request(Options.making(domain, domain.id(), whose, challenge)).response(said).build());
            var id = made.getKeyId().getId().getBase64Url();
            return id.length() > PublicKey.CREDENTIAL_CHARS
                    ? Optional.empty()
                    : Optional.of(new PublicKey(id, made.getPublicKeyCose().getBase64Url(), made.getSignatureCount()));
        } catch (RegistrationFailedException | RuntimeException no) { // where what it says cannot be read at all
            return Optional.empty();
        }
    }
}
