package chat.klatch.server.http;

import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.accounts.SignOn;
import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.accounts.SignOnFailed.Why;
import chat.klatch.server.accounts.SignOns;
import chat.klatch.server.oidc.Provider;
import chat.klatch.server.oidc.Providers;
import chat.klatch.server.storage.StorageException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by a provider: a browser is sent there and comes back, as whole pages. Whatever comes of it, it ends at
 * the client's page, and nothing that anybody says in an address leads elsewhere.
 */
final class SignOnRoutes {
    private static final String PATH = "/auth/oidc";
    private static final String FAILED = "/#not-signed-in/";
    private static final String NOT_LINKED = "/#settings/providers/";
    private static final String LINKED = NOT_LINKED + "linked";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9_/-]{1,120}");
    private final Calls calls;
    private final Providers providers;
    private final SignOns attempts;
    private final Accounts accounts;
    private final SessionCookies cookies;

    SignOnRoutes(Calls calls, Providers providers, SignOns attempts, Accounts accounts, SessionCookies cookies) {
        this.calls = calls;
        this.providers = providers;
        this.attempts = attempts;
        this.accounts = accounts;
        this.cookies = cookies;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH + "/{provider}", this::begin);
        routes.get(PATH + "/{provider}/callback", this::end);
        routes.get(PATH + "/{provider}/sign-out", this::signOut);
    }

    private void begin(Context context) {
        to(context, told(null, () -> {
            accounts.throttleSignOn(calls.caller(context).address());
            var provider = providers.named(context.pathParam("provider"));
            var begun = attempts.begin(provider.settings().id(), null, given(context, "invite", TOKEN),
                    given(context, "to", PLACE));
            var address = provider.address(begun.attempt(), calls.callback(context, provider)).toString();
            cookies.attempt(context, begun.cookie());
            return address;
        }));
    }

    private static String given(Context context, String name, Pattern form) {
        var value = context.queryParam(name);
        return value != null && form.matcher(value).matches() ? value : "";
    }

    private void end(Context context) {
        var kept = context.cookie(SessionCookies.ATTEMPT);
        var attempt = kept == null ? null : attempts.read(kept).orElse(null);
        cookies.forgetAttempt(context);
        to(context, told(attempt, () -> {
            accounts.throttleSignOn(calls.caller(context).address());
            return arrived(context, theirs(context, attempt));
        }));
    }

    /** The attempt, where this is how it ends: in the browser that began it, with what the provider was given. */
    private static SignOn theirs(Context context, @Nullable SignOn attempt) {
        var state = context.queryParam("state");
        if (attempt == null || state == null || !SignOns.same(attempt.state(), state)
                || !attempt.provider().equals(context.pathParam("provider"))) {
            throw new SignOnFailed(Why.EXPIRED);
        }
        return attempt;
    }

    private String arrived(Context context, SignOn attempt) {
        var provider = providers.named(attempt.provider());
        var code = context.queryParam("code");
        if (code == null || code.isBlank()) {
            throw new SignOnFailed("access_denied".equals(context.queryParam("error")) ? Why.DENIED : Why.BROKEN);
        }
        var who = provider.vouched(attempt, code, calls.callback(context, provider));
        if (attempt.linking() != null) {
            accounts.identities().link(attempt.linking(), who, providers.trust(provider));
            return LINKED;
        }
        var arrival = accounts.identities().arrive(who, providers.trust(provider), attempt.invite(),
                calls.agent(context));
        cookies.refresh(context, arrival.grant().refreshToken());
        return "/#" + attempt.to();
    }

    /** Whoever comes here was signed out before: by this nobody is, so a provider that is away is no failure. */
    private void signOut(Context context) {
        String there;
        try {
            there = providers.find(context.pathParam("provider"))
                    .flatMap((Provider provider) -> provider.signOut(calls.at(context, "/"))).map(Object::toString)
                    .orElse("/");
        } catch (SignOnFailed away) {
            there = "/";
        }
        to(context, there);
    }

    /** What failed is told by the client's page, in its own words. */
    private static String told(@Nullable SignOn attempt, Supplier<String> work) {
        var failed = attempt != null && attempt.linking() != null ? NOT_LINKED : FAILED;
        try {
            return work.get();
        } catch (SignOnFailed no) {
            return failed + no.why().word();
        } catch (StorageException lost) {
            return failed + Why.UNREACHABLE.word();
        }
    }

    private static void to(Context context, String address) {
        context.status(HttpStatus.SEE_OTHER).header("Location", address);
    }
}
