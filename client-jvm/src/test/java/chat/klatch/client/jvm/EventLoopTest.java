package chat.klatch.client.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private final BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
    private final JvmPlatform platform = new JvmPlatform(faults::add);
    private final EventLoop loop = platform.loop("loop-of-a-test");

    @AfterEach
    void close() {
        loop.close();
        platform.close();
    }

    private void reached(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(10, TimeUnit.SECONDS));
    }

    @Test
    void tasksRunOneAfterTheOtherInTheirOrderOnOneNamedThread() throws InterruptedException {
        var ran = new ArrayList<Integer>();
        var names = new ArrayList<String>();
        var done = new CountDownLatch(1);
        for (int i = 0; i < 1_000; i++) {
            int n = i;
            loop.execute(() -> {
                ran.add(n);
                names.add(Thread.currentThread().getName());
            });
        }
        loop.execute(done::countDown);
        reached(done);
        assertEquals(java.util.stream.IntStream.range(0, 1_000).boxed().toList(), ran);
        assertEquals(List.of("loop-of-a-test"), names.stream().distinct().toList());
    }

    @Test
    void aTaskThatThrowsIsToldAndTheNextRuns() throws InterruptedException {
        var done = new CountDownLatch(1);
        var fault = new IllegalStateException("of the test");
        loop.execute(() -> {
            throw fault;
        });
        loop.execute(done::countDown);
        reached(done);
        assertEquals(fault, faults.poll());
    }

    @Test
    void whatIsAskedForLaterRunsLaterOnTheLoop() throws InterruptedException {
        var done = new CountDownLatch(1);
        loop.execute(() -> {
            long asked = System.nanoTime();
            loop.after(30, () -> {
                if (loop.isOwnThread() && System.nanoTime() - asked >= TimeUnit.MILLISECONDS.toNanos(30)) {
                    done.countDown();
                }
            });
        });
        reached(done);
    }

    @Test
    void whatIsCancelledNeverRunsAlsoWhereItWasDueAlready() throws InterruptedException {
        var ran = new ArrayList<String>();
        var done = new CountDownLatch(1);
        loop.execute(() -> {
            var cancel = loop.after(0, () -> ran.add("cancelled"));
            loop.after(50, done::countDown);
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
            while (System.nanoTime() < until) {
                Thread.onSpinWait(); // so that it is handed to the loop, which is busy here
            }
            cancel.run();
        });
        reached(done);
        assertEquals(List.of(), ran);
    }

    @Test
    void afterTheEndNothingRuns() throws InterruptedException {
        var last = new CountDownLatch(1);
        var ran = new ArrayList<String>();
        loop.execute(last::countDown);
        loop.close();
        loop.execute(() -> ran.add("late"));
        reached(last);
        assertFalse(ran.contains("late"));
    }
}
