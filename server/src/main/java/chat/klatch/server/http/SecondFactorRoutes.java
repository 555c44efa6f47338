package chat.klatch.server.http;

import chat.klatch.protocol.call.NewSecondFactor;
import chat.klatch.server.accounts.Accounts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What one's own account asks for after its password: shown, switched on and off. */
final class SecondFactorRoutes {
    private static final String PATH = "/api/me/second-factor";
    private final Calls calls;
    private final Proofs proofs;
    private final Accounts accounts;

    SecondFactorRoutes(Calls calls, Proofs proofs, Accounts accounts) {
        this.calls = calls;
        this.proofs = proofs;
        this.accounts = accounts;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, this::show);
        routes.post(PATH, this::begin);
        routes.put(PATH, this::confirm);
        routes.post(PATH + "/off", this::disable);
        routes.post(PATH + "/recovery-codes", this::renew);
    }

    private void show(Context context) {
        calls.answer(context, 200, accounts.secondFactors().state(calls.access(context).user()));
    }

    private void begin(Context context) {
        var user = accounts.user(calls.changingBySession(context).user());
        var begun = accounts.secondFactors().begin(user.id());
        var address = OtpAuth.address(accounts.placeName(),
                user.username() + "@" + calls.at(context, "").getAuthority(), begun.secret());
        var picture = QrPicture.of(address);
        calls.answer(context, 201, new NewSecondFactor(begun.secret(), address, picture.side(), picture.path(),
                begun.expiresAt().toEpochMilli()));
    }

    private void confirm(Context context) {
        var access = calls.changingBySession(context);
        calls.answer(context, 200, accounts.secondFactors().confirm(access, proofs.of(context, access)));
    }

    private void disable(Context context) {
        var access = calls.changingBySession(context);
        calls.answer(context, 200, accounts.secondFactors().disable(access, proofs.of(context, access)));
    }

    private void renew(Context context) {
        var access = calls.changingBySession(context);
        calls.answer(context, 201, accounts.secondFactors().renew(access, proofs.of(context, access)));
    }
}
