package chat.klatch.server.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.junit.jupiter.api.Test;

/** What Jetty keeps of the buffers that a storm has used. */
class BuffersTest {
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    @Test
    void afterAStormOnlySoMuchIsKept() {
        var pool = WebServer.buffers();
        for (boolean direct : new boolean[]{true, false}) {
            var used = IntStream.range(0, 1_000).mapToObj(_ -> pool.acquire(64 * 1024, direct)).toList();
            used.forEach(RetainableByteBuffer::release);
        }
        assertTrue(pool.getDirectMemory() > 0 && pool.getDirectMemory() <= MOST_BYTES,
                pool.getDirectMemory() + " bytes");
        assertTrue(pool.getHeapMemory() > 0 && pool.getHeapMemory() <= MOST_BYTES, pool.getHeapMemory() + " bytes");
    }
}
