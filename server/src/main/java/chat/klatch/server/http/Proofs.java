package chat.klatch.server.http;

import chat.klatch.protocol.call.Proof;
import chat.klatch.server.accounts.Access;
import chat.klatch.server.accounts.Evidence;
import chat.klatch.server.accounts.Passkeys;
import io.javalin.http.Context;
import java.util.Optional;

/** By what who asks shows once more that it is them: a password, and a code or a passkey. Any number of threads. */
final class Proofs {
    private final Calls calls;
    private final Passkeys passkeys;

    Proofs(Calls calls, Passkeys passkeys) {
        this.calls = calls;
        this.passkeys = passkeys;
    }

    /** What the body says; a passkey is refused where it is not good. */
    Evidence of(Context context, Access access) {
        var proof = calls.body(context, Proof.class);
        return new Evidence(proof, proof.credential() == null
                ? null
                : passkeys.again(access, PasskeyRoutes.domain(calls, context), proof.credential()));
    }

    /** The same; nothing where there is no body. */
    Optional<Evidence> ifAny(Context context, Access access) {
        return Calls.text(context).isBlank() ? Optional.empty() : Optional.of(of(context, access));
    }
}
