package chat.klatch.server.http;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.NewPasskey;
import chat.klatch.protocol.call.Passkey;
import chat.klatch.protocol.call.PasskeyPatch;
import chat.klatch.server.accounts.Doorways;
import chat.klatch.server.accounts.Passkeys;
import chat.klatch.server.oidc.Providers;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.webauthn.Domain;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** The passkeys of the signed-in user: made, named and removed. */
final class PasskeyRoutes {
    private static final String PATH = "/api/me/passkeys";
    private final Calls calls;
    private final Proofs proofs;
    private final Passkeys passkeys;
    private final Providers providers;

    PasskeyRoutes(Calls calls, Proofs proofs, Passkeys passkeys, Providers providers) {
        this.calls = calls;
        this.proofs = proofs;
        this.passkeys = passkeys;
        this.providers = providers;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.post(PATH + "/options", this::begin);
        routes.post(PATH, this::add);
        routes.patch(PATH + "/{passkey}", this::rename);
        routes.delete(PATH + "/{passkey}", this::remove);
    }

    /** Where passkeys are good that this request is about. */
    static Domain domain(Calls calls, Context context) {
        return calls.domain(context).orElseThrow(() -> new Refused(ErrorCode.NOT_FOUND,
                "There are no passkeys here: they need a public address with https."));
    }

    private static String id(Context context) {
        return Calls.named(context, "passkey", Limits::id);
    }

    private void list(Context context) {
        var user = calls.access(context).user();
        answer(context, 200, passkeys.of(user, domain(calls, context)));
    }

    private void answer(Context context, int status, List<Passkey> all) {
        calls.answer(context, status, new chat.klatch.protocol.call.Passkeys(all));
    }

    private void begin(Context context) {
        var access = calls.changingBySession(context);
        calls.answer(context, passkeys.begin(access, domain(calls, context), proofs.ifAny(context, access)));
    }

    private void add(Context context) {
        var access = calls.changingBySession(context);
        var wish = calls.body(context, NewPasskey.class);
        answer(context, 201, passkeys.add(access, domain(calls, context), wish));
    }

    private void rename(Context context) {
        var user = calls.changingBySession(context).user();
        var wish = calls.body(context, PasskeyPatch.class);
        answer(context, 200, passkeys.rename(user, domain(calls, context), id(context), wish.name()));
    }

    private void remove(Context context) {
        var user = calls.changingBySession(context).user();
        var domain = domain(calls, context);
        passkeys.remove(user, domain, id(context), new Doorways(providers.issuers(), domain.id()));
        context.status(204);
    }
}
