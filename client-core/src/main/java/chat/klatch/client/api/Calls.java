package chat.klatch.client.api;

import chat.klatch.client.account.Http;
import chat.klatch.client.connection.Tokens;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.codec.Malformed;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server on behalf of whoever is signed in: brings the access, renews it once where it has ended, and reads
 * the answer. Exactly one of {@code then} and {@code refused} hears of each call, unless the person has left meanwhile:
 * then nobody does. A server that did not answer is a problem of status 0. One thread.
 */
final class Calls {
    private final Http http;
    private final Tokens tokens;
    private int generation;

    Calls(Http http, Tokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    /** Somebody else comes, or nobody: what is under way is not for them. */
    void forget() {
        generation++;
    }

    <T> void get(String path, Function<String, T> read, Consumer<T> then, Consumer<Problem> refused) {
        ask("GET", path, null, read, then, refused);
    }

    <T> void ask(String method, String path, @Nullable String body, Function<String, T> read, Consumer<T> then,
            Consumer<Problem> refused) {
        attempt(new Call<>(generation, method, path, body, read, then, refused), false);
    }

    /** For answers that say nothing. */
    void tell(String method, String path, @Nullable String body, Runnable then, Consumer<Problem> refused) {
        ask(method, path, body, answer -> answer, _ -> then.run(), refused);
    }

    /** As somebody who need not be signed in. */
    <T> void openly(String method, String path, @Nullable String body, Function<String, T> read, Consumer<T> then,
            Consumer<Problem> refused) {
        var call = new Call<>(generation, method, path, body, read, then, refused);
        http.call(method, path, body, null, reply -> settle(call, reply));
    }

    /** Neither is made again, nor made at all, with the access of whoever came after. */
    private <T> void attempt(Call<T> call, boolean fresh) {
        if (call.generation == generation) {
            tokens.token(fresh, token -> send(call, token, fresh), () -> settle(call, new Http.Reply(0, "")));
        }
    }

    private <T> void send(Call<T> call, String token, boolean fresh) {
        if (call.generation != generation) {
            return;
        }
        http.call(call.method, call.path, call.body, token, reply -> {
            if (!fresh && reply.status() == ErrorCode.UNAUTHENTICATED.status()) {
                attempt(call, true);
            } else {
                settle(call, reply);
            }
        });
    }

    private <T> void settle(Call<T> call, Http.Reply reply) {
        if (call.generation != generation) {
            return;
        }
        T answer;
        try {
            if (!reply.good()) {
                call.refused.accept(problem(reply));
                return;
            }
            answer = call.read.apply(reply.body());
        } catch (Malformed | Invalid notOurs) {
            call.refused.accept(problem(reply));
            return;
        }
        call.then.accept(answer);
    }

    private static Problem problem(Http.Reply reply) {
        try {
            return Frames.hearProblem(reply.body());
        } catch (Malformed | Invalid notOurs) {
            return new Problem(reply.good() ? 0 : reply.status(), "", "", ErrorCode.UNAVAILABLE, null, null);
        }
    }

    private record Call<T>(int generation, String method, String path, @Nullable String body,
            Function<String, T> read, Consumer<T> then, Consumer<Problem> refused) {
    }
}
