package chat.klatch.client.connection;

import chat.klatch.protocol.frame.Answer;
import chat.klatch.protocol.frame.Failed;

/** What became of a request. */
public sealed interface Outcome {
    /** It was done. */
    record Answered(Answer answer) implements Outcome {
    }

    /** It was refused. */
    record Denied(Failed why) implements Outcome {
    }

    /** The connection ended first: nobody knows. */
    record Cut() implements Outcome {
    }
}
