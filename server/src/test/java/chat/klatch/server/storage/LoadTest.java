package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.Await;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much is asked of a database of either kind. */
class LoadTest {
    private static final int READERS = 3;
    @TempDir
    private Path folder;

    @Test
    void whoReadsAndWhoWaitsIsTold() {
        var over = new CompletableFuture<Handle>();
        try (var database = TestDatabase.open(folder); var threads = Executors.newCachedThreadPool()) {
            try {
                assertEquals(new Database.Load(0, 0), database.load());
                for (int i = 0; i < READERS; i++) {
                    threads.execute(() -> database.read(_ -> over.join()));
                }
                awaitLoad(database, new Database.Load(READERS, 0)::equals);
                threads.execute(() -> database.write(_ -> over.join()));
                threads.execute(() -> database.write(_ -> over.join()));
                awaitLoad(database, new Database.Load(READERS, 1)::equals);
            } finally {
                over.complete(null);
            }
            awaitLoad(database, new Database.Load(0, 0)::equals);
        }
    }

    private static void awaitLoad(Database database, Predicate<Database.Load> wanted) {
        Await.until(() -> database.load().toString(), () -> wanted.test(database.load()));
    }
}
