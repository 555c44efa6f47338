package chat.klatch.client.account;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.codec.Malformed;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the server said, told from what something between us said in its place. */
final class Replies {
    private static final int NO_CONTENT = 204;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    private Replies() {
    }

    /** What the server said; null where it did not say it: it was not reached, or something between us answered. */
    static <T> @Nullable T answer(Http.Reply reply, Function<String, T> read) {
        try {
            return reply.good() ? read.apply(reply.body()) : null;
        } catch (Malformed | Invalid notOurs) {
            return null;
        }
    }

    /** Whether the server itself, and no proxy before it, says that there is no session. */
    static boolean isOver(Http.Reply reply) {
        return reply.status() == ErrorCode.UNAUTHENTICATED.status()
                && problem(reply).code() == ErrorCode.UNAUTHENTICATED;
    }

    /** Whether the server says that it is done, with nothing more to say: what stands between us says more. */
    static boolean isDone(Http.Reply reply) {
        return reply.status() == NO_CONTENT;
    }

    /** Whether the server says, to who asked no more than that, that nobody is signed in. */
    static boolean isNobody(Http.Reply reply) {
        return reply.status() == NO_CONTENT || isOver(reply);
    }

    /** Whether asking again is of no use, whoever answered: the server, or something before it that lets nobody ask. */
    static boolean isFinal(Http.Reply reply) {
        return switch (reply.status()) {
            case 401, 408, 425, 429 -> false; // to be asked otherwise, or later
            default -> reply.status() >= FIRST_REFUSAL && reply.status() < FIRST_FAULT;
        };
    }

    static Problem problem(Http.Reply reply) {
        try {
            return Frames.hearProblem(reply.body());
        } catch (Malformed | Invalid notOurs) {
            return noAnswer(reply);
        }
    }

    /** To whom it says nothing of use. */
    static Problem noAnswer(Http.Reply reply) {
        return new Problem(reply.status(), "", "", ErrorCode.UNAVAILABLE, null, null);
    }
}
