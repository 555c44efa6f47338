package chat.klatch.server.accounts;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Many who come in with the same at the same time. */
final class Crowd {
    private Crowd() {
    }

    /** How many of them were let in, by the statuses that they got. */
    static int letIn(int many, Callable<Integer> comesIn) throws Exception {
        int in = 0;
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : crowd.invokeAll(Collections.nCopies(many, comesIn))) {
                in += status.get() == 201 ? 1 : 0;
            }
        }
        return in;
    }
}
