package chat.klatch.server.http;

import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.accounts.SignOns;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/**
 * What browsers keep for us, out of reach of scripts: the refresh token, which only the calls of sessions see, and an
 * attempt to sign in by a provider, which must come along when that sends the browser back.
 */
final class SessionCookies {
    static final String REFRESH = "klatch_refresh";
    static final String ATTEMPT = "klatch_sign_on";
    private static final String SESSIONS = "/api/sessions";
    private static final String PROVIDERS = "/auth/oidc";
    private final Calls calls;

    SessionCookies(Calls calls) {
        this.calls = calls;
    }

    void refresh(Context context, String token) {
        set(context, REFRESH, token, SESSIONS, Math.toIntExact(Sessions.REFRESH_LIFE.toSeconds()), SameSite.STRICT);
    }

    void forgetRefresh(Context context) {
        set(context, REFRESH, "", SESSIONS, 0, SameSite.STRICT);
    }

    void attempt(Context context, String value) {
        set(context, ATTEMPT, value, PROVIDERS, Math.toIntExact(SignOns.LIFE.toSeconds()), SameSite.LAX);
    }

    void forgetAttempt(Context context) {
        set(context, ATTEMPT, "", PROVIDERS, 0, SameSite.LAX);
    }

    private void set(Context context, String name, String value, String path, int seconds, SameSite sent) {
        var cookie = new Cookie(name, value, path, seconds, calls.caller(context).https());
        cookie.setHttpOnly(true);
        cookie.setSameSite(sent);
        context.cookie(cookie);
    }
}
