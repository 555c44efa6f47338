package chat.klatch.client.browser;

import chat.klatch.client.account.Http;
import chat.klatch.client.browser.dom.Fetch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSObjects;

/** Calls to the server that the page came from, with the cookies that belong to it. */
public final class BrowserHttp implements Http {
    private static final int LONGEST_MILLIS = 20_000;
    private final Turns turns = new Turns(LONGEST_MILLIS);

    @Override
    public void call(String method, String path, @Nullable String body, @Nullable String bearer,
            Consumer<Reply> then) {
        if (method.equals("GET") || !path.startsWith("/api/sessions") && !path.equals("/api/accounts")) {
            fetch(method, path, body, bearer, then);
            return;
        }
        turns.take(end -> fetch(method, path, body, bearer, reply -> {
            end.run();
            then.accept(reply);
        }));
    }

    private static void fetch(String method, String path, @Nullable String body, @Nullable String bearer,
            Consumer<Reply> then) {
        var headers = new Fetch.Headers();
        if (bearer != null) {
            headers.set("Authorization", "Bearer " + bearer);
        }
        Fetch.Call call = JSObjects.create();
        call.setMethod(method);
        call.setCredentials("same-origin");
        call.setCache("no-store");
        call.setSignal(Fetch.AbortSignal.timeout(LONGEST_MILLIS));
        if (body != null) {
            headers.set("Content-Type", "application/json");
            call.setBody(body);
        }
        call.setHeaders(headers);
        Fetch.Failed unreachable = _ -> then.accept(new Reply(0, ""));
        Fetch.fetch(path, call).then(
                response -> response.text().then(
                        text -> then.accept(new Reply(response.getStatus(), text)), unreachable),
                unreachable);
    }
}
