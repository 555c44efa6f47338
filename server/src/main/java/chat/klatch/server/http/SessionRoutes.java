package chat.klatch.server.http;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.Device;
import chat.klatch.protocol.call.Devices;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.PasskeyProof;
import chat.klatch.protocol.call.Refresh;
import chat.klatch.protocol.call.SignedIn;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.User;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.accounts.Passkeys;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.oidc.Providers;
import chat.klatch.server.refusal.Refused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Signing up, in and out. The refresh token travels in a cookie that only these calls see. */
final class SessionRoutes {
    private static final String PATH = "/api/sessions";
    private final Calls calls;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Providers providers;
    private final SessionCookies cookies;
    private final Passkeys passkeys;

    SessionRoutes(Calls calls, Accounts accounts, Passkeys passkeys, Sessions sessions, Providers providers,
            SessionCookies cookies) {
        this.calls = calls;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.providers = providers;
        this.cookies = cookies;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/accounts", this::signUp);
        routes.post(PATH, this::signIn);
        routes.post(PATH + "/passkey/options", this::askForPasskey);
        routes.post(PATH + "/passkey", this::signInByPasskey);
        routes.post(PATH + "/refresh", this::refresh);
        routes.get(PATH, this::list);
        routes.delete(PATH + "/{id}", this::end);
    }

    private void signUp(Context context) {
        var wish = calls.body(context, NewAccount.class);
        var caller = calls.caller(context);
        if (!caller.loopback()) {
            accounts.throttleSignUp(caller.address());
        }
        var arrival = accounts.signUp(wish, calls.agent(context));
        grant(context, 201, arrival.user(), arrival.grant());
    }

    private void signIn(Context context) {
        var arrival = accounts.signIn(calls.body(context, Credentials.class), calls.agent(context),
                calls.caller(context).address());
        grant(context, 201, arrival.user(), arrival.grant());
    }

    private void askForPasskey(Context context) {
        var domain = PasskeyRoutes.domain(calls, context);
        var address = calls.caller(context).address();
        accounts.throttlePasskey(address);
        calls.answer(context, Calls.text(context).isBlank()
                ? passkeys.ask(domain)
                : passkeys.ask(domain, calls.body(context, Credentials.class), address));
    }

    private void signInByPasskey(Context context) {
        var proof = calls.body(context, PasskeyProof.class);
        var domain = PasskeyRoutes.domain(calls, context);
        accounts.throttlePasskey(calls.caller(context).address());
        var arrival = passkeys.signIn(domain, proof, calls.agent(context));
        grant(context, 201, arrival.user(), arrival.grant());
    }

    private void refresh(Context context) {
        var wish = Calls.text(context).isBlank() ? new Refresh(null, null) : calls.body(context, Refresh.class);
        var token = wish.refreshToken() == null ? context.cookie(SessionCookies.REFRESH) : wish.refreshToken();
        if (token == null && Boolean.TRUE.equals(wish.optional())) {
            context.status(204);
            return;
        }
        if (token == null) {
            throw new Refused(ErrorCode.UNAUTHENTICATED, "You are not signed in here.");
        }
        try {
            var grant = sessions.refresh(token);
            grant(context, 200, accounts.user(grant.access().user()), grant);
        } catch (Refused no) {
            forget(context);
            throw no;
        }
    }

    private void grant(Context context, int status, User user, Sessions.Grant grant) {
        cookies.refresh(context, grant.refreshToken());
        calls.answer(context, status,
                new SignedIn(user, grant.accessToken(), grant.access().expiresAt().toEpochMilli(),
                        providers.id(grant.issuer())));
    }

    private void list(Context context) {
        var access = calls.access(context);
        var part = sessions.some(access.user(), context.queryParam("after"), Calls.limit(context))
                .map(device -> new Device(device.id(), device.createdAt().toEpochMilli(),
                        device.seenAt().toEpochMilli(), device.agent(), device.id().equals(access.session())));
        calls.answer(context, 200, new Devices(part.entries(), part.next()));
    }

    private void end(Context context) {
        var access = calls.changingBySession(context);
        var asked = Calls.named(context, "id", SessionId::new);
        var session = asked.value().equals("current") ? access.session() : asked;
        sessions.revoke(access.user(), session);
        if (session.equals(access.session()) || context.cookie(SessionCookies.REFRESH) != null) {
            forget(context);
        }
        context.status(204);
    }

    /** Has the browser forget its cookie, where that is nobody's: another tab may have come in as somebody else. */
    private void forget(Context context) {
        var cookie = context.cookie(SessionCookies.REFRESH);
        if (cookie == null || !sessions.stands(cookie)) {
            cookies.forgetRefresh(context);
        }
    }
}
