package chat.klatch.server.http;

import chat.klatch.protocol.call.LinkedProvider;
import chat.klatch.protocol.call.SignOnAddress;
import chat.klatch.protocol.call.WaysIn;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.accounts.Doorways;
import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.accounts.SignOns;
import chat.klatch.server.oidc.Provider;
import chat.klatch.server.oidc.Providers;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.webauthn.Domain;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** By what the signed-in user can come in, and linking and unlinking providers. */
final class WayRoutes {
    private static final String PATH = "/api/me/ways";
    private final Calls calls;
    private final Proofs proofs;
    private final Providers providers;
    private final SignOns attempts;
    private final Accounts accounts;
    private final SessionCookies cookies;

    WayRoutes(Calls calls, Proofs proofs, Providers providers, SignOns attempts, Accounts accounts,
            SessionCookies cookies) {
        this.calls = calls;
        this.proofs = proofs;
        this.providers = providers;
        this.attempts = attempts;
        this.accounts = accounts;
        this.cookies = cookies;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.post(PATH + "/{provider}", this::link);
        routes.delete(PATH + "/{provider}", this::unlink);
    }

    private void list(Context context) {
        var ways = accounts.identities().ways(calls.access(context).user(), doorways(context));
        calls.answer(context, 200, new WaysIn(ways.linked().stream()
                .map(one -> new LinkedProvider(String.valueOf(providers.id(one.issuer())), one.email(),
                        one.at().toEpochMilli()))
                .toList(), ways.password(), ways.passkeys() > 0 ? true : null));
    }

    private Doorways doorways(Context context) {
        return new Doorways(providers.issuers(), calls.domain(context).map(Domain::id).orElse(null));
    }

    private Provider named(Context context) {
        return providers.find(context.pathParam("provider")).orElseThrow(Refused::notFound);
    }

    /**
     * Who asks proves once more that it is them, as for a passkey: what is linked outlives the access that asks for it.
     * The browser then takes along a cookie that says so, and the provider knows no more.
     */
    private void link(Context context) {
        var access = calls.changingBySession(context);
        var provider = named(context);
        accounts.secondFactors().requireAgain(access, proofs.ifAny(context, access));
        var begun = attempts.begin(provider.settings().id(), access, "", "");
        try {
            var address = provider.address(begun.attempt(), calls.callback(context, provider));
            cookies.attempt(context, begun.cookie());
            calls.answer(context, 201, new SignOnAddress(address.toString()));
        } catch (SignOnFailed unreachable) {
            throw Calls.unreachable(provider.settings().name());
        }
    }

    private void unlink(Context context) {
        var access = calls.changingBySession(context);
        var settings = named(context).settings();
        accounts.identities().unlink(access.user(), settings.id(), settings.issuer(), doorways(context));
        context.status(204);
    }
}
