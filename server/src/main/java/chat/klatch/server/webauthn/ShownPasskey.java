package chat.klatch.server.webauthn;

import chat.klatch.protocol.Invalid;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalLong;

/** What a browser says of a passkey by which somebody comes in; nothing of it is believed before it is checked. */
public final class ShownPasskey {
    /** It counts fewer signatures than it did: there may be two of it (Web Authentication, §6.1.1). */
    public static final class MaybeCopied extends Exception {
        private static final long serialVersionUID = 1;

        MaybeCopied(Throwable cause) {
            super(cause);
        }
    }

    private final PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> said;

    private ShownPasskey(PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> said) {
        this.said = said;
    }

    /**
     * @param json
     *            an {@code AuthenticationResponseJSON}
     * @throws Invalid
     *             where it is none
     */
    public static ShownPasskey read(String field, String json) {
        try {
            return new ShownPasskey(Objects.requireNonNull(
                    PublicKeyCredential.parseAssertionResponseJson(json)));
        } catch (IOException | RuntimeException broken) { // of the latter the library's readers know several kinds
            throw new Invalid(field, "must be what a browser says of a passkey");
        }
    }

    /** Which one it is, as it says, in base64url. */
    public String credential() {
        return said.getId().getBase64Url();
    }

    /** What was signed, as it says. */
    public String challenge() {
        return new String(said.getResponse().getClientData().getChallenge().getBytes(), StandardCharsets.UTF_8);
    }

    /**
     * How many signatures it has made, where it is this one of this account, and its authenticator has verified whose
     * it is, for this domain and with this challenge; nothing otherwise.
     *
     * @param named
     *            whether the browser was told which passkeys may be shown: then authenticators need not say whose this
     *            is
     * @throws MaybeCopied
     *             where all that is so, and these are not more than before
     */
    public OptionalLong check(Domain domain, PublicKey key, String account, String challenge, boolean named)
            throws MaybeCopied {
        if (!named && said.getResponse().getUserHandle().isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            var request = AssertionRequest.builder()
                    .publicKeyCredentialRequestOptions(Options.signingIn(domain, challenge))
                    .userHandle(Known.handle(account)).build();
            var shown = Known.of(key, account).party(domain, domain.id())
                    .finishAssertion(FinishAssertionOptions.builder().request(request).response(said).build());
            return shown.isSuccess() ? OptionalLong.of(shown.getSignatureCount()) : OptionalLong.empty();
        } catch (InvalidSignatureCountException fewer) {
            throw new MaybeCopied(fewer);
        } catch (AssertionFailedException | RuntimeException no) { // where what it says cannot be read at all
            return OptionalLong.empty();
        }
    }
}
