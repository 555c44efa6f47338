package chat.klatch.server.messages;

import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.log.LogTransaction;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/**
 * Figures of the tables without sockets: the writer's processor time a message, and what is asked of a room of a
 * million messages. Run {@link #main} with the test class path.
 */
final class Figures {
    private static final int BATCHES = 400;
    private static final int BATCH = 10;
    private static final int LARGE = 1_000_000;
    private static final int ASKED = 50;
    private static final String TEXT = "A hundred bytes or so of what people say to each other on an ordinary day in an "
            + "ordinary room.";

    private Figures() {
    }

    public static void main(String[] args) {
        try (var stage = new Stage()) {
            stage.clear("public");
            var ada = stage.member("ada");
            var ben = stage.member("ben");
            for (int round = 0; round < 8; round++) {
                ingest(stage, ada, new Random(round));
            }
            fill(stage, ada);
            ask("unread from the start", () -> stage.marker(ben));
            ask("unread, all one's own", () -> stage.marker(ada));
            var history = new History(stage.messages, new Recent(0), message -> 1);
            for (long seq : new long[]{LARGE / 2, LARGE}) {
                ask("page before " + seq, () -> stage.database.read(handle -> history.page(handle, ben, Stage.ROOM,
                        new History.Span(seq, null, null, null, 50))));
                ask("page around " + seq, () -> stage.database.read(handle -> history.page(handle, ben, Stage.ROOM,
                        new History.Span(null, null, seq, null, 50))));
            }
            ask("resume of 100", () -> stage.database.read(handle -> history.resume(handle, ben, Stage.ROOM,
                    stage.head() - 100, 50)));
        }
    }

    private static void ingest(Stage stage, UserId author, Random random) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int batch = 0; batch < BATCHES; batch++) {
            stage.write(handle -> {
                var transaction = new LogTransaction(handle, Instant.now());
                for (int i = 0; i < BATCH; i++) {
                    var key = new MessageKey("key-" + Long.toHexString(random.nextLong() | 1L << 60));
                    stage.messages.send(new Person(author, "Ada"), new Draft(Stage.ROOM, key, TEXT, null), () -> {
                    }).write(transaction);
                }
                transaction.finish();
            });
        }
        System.out.printf("a message: %.1f us of the writer%n",
                (threads.getCurrentThreadCpuTime() - start) / 1e3 / BATCHES / BATCH);
    }

    private static void fill(Stage stage, UserId author) {
        long head = stage.head();
        stage.write(handle -> {
            handle.execute("""
                    with recursive n (i) as (select ? + 1 union all select i + 1 from n where i < ?)
                    insert into message (room, seq, rev, author, key, at, author_name, text)
                    select ?, i, i, ?, 'filled-' || i, i, 'Ada', ? from n""", head, LARGE, Stage.ROOM.value(),
                    author.value(), TEXT);
            handle.execute("update head set rev = ?, seq = ?", LARGE, LARGE);
        });
    }

    private static void ask(String what, Runnable question) {
        var micros = new long[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long start = System.nanoTime();
            question.run();
            micros[i] = (System.nanoTime() - start) / 1_000;
        }
        Arrays.sort(micros);
        System.out.println(what + ": p10 " + micros[ASKED / 10] + " us, p50 " + micros[ASKED / 2] + " us");
    }
}
