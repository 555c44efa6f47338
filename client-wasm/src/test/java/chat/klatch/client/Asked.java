package chat.klatch.client;

import chat.klatch.client.account.Http;
import chat.klatch.client.api.Api;
import chat.klatch.client.connection.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is asked of a server that the test plays by hand. */
public final class Asked implements Http {
    /** One call, still without an answer. */
    public record Call(String line, @Nullable String body, Consumer<Reply> then) {
        public void answer(String json) {
            then.accept(new Reply(200, json));
        }

        public void fail() {
            then.accept(new Reply(503, ""));
        }
    }

    private final List<Call> calls = new ArrayList<>();

    /** Calls of somebody who is signed in. */
    public Api api() {
        return new Api(this, new Tokens() {
            @Override
            public void token(boolean fresh, Consumer<String> then, Runnable unreachable) {
                then.accept("token");
            }

            @Override
            public void ended() {
                throw new IllegalStateException("nobody ended it");
            }
        });
    }

    @Override
    public void call(String method, String path, @Nullable String body, @Nullable String bearer,
            Consumer<Reply> then) {
        calls.add(new Call(method + " " + path, body, then));
    }

    /** How many wait for their answers. */
    public int size() {
        return calls.size();
    }

    /** The first of those. */
    public Call take() {
        return calls.removeFirst();
    }

    /** The first of those that asks that. */
    public Call take(String line) {
        var call = calls.stream().filter(one -> one.line.equals(line)).findFirst().orElseThrow(
                () -> new AssertionError(line + " was not asked, but " + calls.stream().map(Call::line).toList()));
        calls.remove(call);
        return call;
    }
}
