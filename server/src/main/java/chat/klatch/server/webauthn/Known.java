package chat.klatch.server.webauthn;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one passkey that is looked at, or none: what the library asks while it checks. */
record Known(@Nullable RegisteredCredential one) implements CredentialRepository {
    static final Known NONE = new Known(null);

    static Known of(PublicKey key, String account) {
        return new Known(
                RegisteredCredential.builder().credentialId(bytes(key.credential())).userHandle(handle(account))
                        .publicKeyCose(bytes(key.cose())).signatureCount(key.count()).build());
    }

    /** What checks for a domain; {@code name} is for people, where the authenticator shows one. */
    RelyingParty party(Domain domain, String name) {
        return RelyingParty.builder().identity(identity(domain, name)).credentialRepository(this)
                .origins(Set.of(domain.origin())).build();
    }

    static RelyingPartyIdentity identity(Domain domain, String name) {
        return RelyingPartyIdentity.builder().id(domain.id()).name(name).build();
    }

    /** By what an authenticator knows whose passkey it is: an id of ours, which says nothing of anybody. */
    static ByteArray handle(String account) {
        return new ByteArray(account.getBytes(StandardCharsets.UTF_8));
    }

    /** What we have written ourselves. */
    static ByteArray bytes(String base64Url) {
        try {
            return ByteArray.fromBase64Url(base64Url);
        } catch (Base64UrlException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Stream<RegisteredCredential> stream() {
        return Stream.ofNullable(one);
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return Set.of();
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return stream().map(RegisteredCredential::getUserHandle).findFirst();
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return stream().filter(known -> known.getUserHandle().equals(userHandle)).map(_ -> "").findFirst();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return lookupAll(credentialId).stream().filter(known -> known.getUserHandle().equals(userHandle)).findFirst();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return stream().filter(known -> known.getCredentialId().equals(credentialId))
                .collect(Collectors.toUnmodifiableSet());
    }
}
