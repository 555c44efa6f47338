package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a close owes to what is still being written. */
class ClosingTest {
    @TempDir
    private Path folder;

    private static void hold(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whereTheDiskHangsTheCloseReturnsAndLeavesItOpen() throws InterruptedException {
        var database = TestDatabase.open(folder);
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var writing = Thread.ofPlatform().start(() -> database.write(_ -> {
            begun.countDown();
            hold(gate);
            return 0;
        }));
        begun.await();
        database.close();
        assertFalse(database.closed());
        gate.countDown();
        writing.join();
        database.close();
        assertTrue(database.closed());
    }
}
