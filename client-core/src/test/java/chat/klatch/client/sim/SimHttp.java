package chat.klatch.client.sim;

import chat.klatch.client.account.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** HTTP whose answers a test gives: each by hand, or all by a rule, a moment later. */
public final class SimHttp implements Http {
    /** One call; answers once. */
    public record Call(String method, String path, @Nullable String body, @Nullable String bearer,
            Consumer<Reply> then) {
        public void answer(int status, String json) {
            then.accept(new Reply(status, json));
        }

        public boolean is(String name) {
            return name.equals(method + " " + path);
        }
    }

    private static final long MOMENT_MILLIS = 5;
    private final SimClock clock;
    private final List<Call> open = new ArrayList<>();
    private final List<Call> all = new ArrayList<>();
    private @Nullable Function<Call, Reply> rule;

    public SimHttp(SimClock clock) {
        this.clock = clock;
    }

    /** From now on every call is answered by {@code answers}; null goes back to answering by hand. */
    public void rule(@Nullable Function<Call, Reply> answers) {
        rule = answers;
    }

    @Override
    public void call(String method, String path, @Nullable String body, @Nullable String bearer,
            Consumer<Reply> then) {
        var call = new Call(method, path, body, bearer, then);
        all.add(call);
        var answers = rule;
        if (answers == null) {
            open.add(call);
        } else {
            clock.after(MOMENT_MILLIS, () -> then.accept(answers.apply(call)));
        }
    }

    /** The one call that waits to be answered by hand, which must be {@code name}, as "GET /api/place". */
    public Call take(String name) {
        if (open.size() != 1 || !open.getFirst().is(name)) {
            throw new AssertionError("not exactly " + name + " but " + open);
        }
        return open.removeFirst();
    }

    /** How many calls wait to be answered by hand. */
    public int waiting() {
        return open.size();
    }

    /** How often {@code name} was called. */
    public int count(String name) {
        return (int) all.stream().filter(call -> call.is(name)).count();
    }
}
