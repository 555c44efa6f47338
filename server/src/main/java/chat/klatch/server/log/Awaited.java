package chat.klatch.server.log;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.server.refusal.Refused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where a call waits for the writer: HTTP has only one answer to give. */
public final class Awaited implements RoomLog.Reply {
    private static final int COMMIT_SECONDS = 15;
    private final CompletableFuture<Committed> outcome = new CompletableFuture<>();

    private Awaited() {
    }

    /**
     * Puts the change in line and waits until it is on disk; throws what it was refused for. Where the writer does not
     * answer in time, that is a fault of ours and no {@link ErrorCode#UNAVAILABLE}, which would promise that nothing
     * was stored.
     */
    public static Committed commit(RoomLog log, Change change) {
        var awaited = new Awaited();
        log.submit(change, awaited);
        return awaited.committed();
    }

    /** Second by second, so that those in which this process stood still are not counted: it is answered after them. */
    private Committed committed() {
        for (int second = 0; second < COMMIT_SECONDS; second++) {
            try {
                return outcome.get(1, TimeUnit.SECONDS);
            } catch (ExecutionException refused) {
                throw refused.getCause() instanceof Refused why ? why : new IllegalStateException(refused);
            } catch (TimeoutException _) {
                // another
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Refused(ErrorCode.UNAVAILABLE, "The place is closing.");
            }
        }
        throw new IllegalStateException("the writer did not answer");
    }

    @Override
    public void done(Committed committed) {
        outcome.complete(committed);
    }

    @Override
    public void refused(Refused why) {
        outcome.completeExceptionally(why);
    }
}
