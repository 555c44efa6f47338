package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lies between Redis and a node meddles with hints alone, wherever the bytes are torn. */
class MeddlerTest {
    private static final Pattern TOLD = Pattern.compile("hint (\\d+)\r\n");
    private static final String HELLO = "%2\r\n$6\r\nserver\r\n$5\r\nredis\r\n$5\r\nproto\r\n:3\r\n";
    private static final String SUBSCRIBED = ">3\r\n$9\r\nsubscribe\r\n$2\r\nch\r\n:1\r\n";
    private static final String OTHERS = "+PONG\r\n$-1\r\n*0\r\n_\r\n-ERR no\r\n";
    private final Meddler meddler = new Meddler(1);
    private final ByteArrayOutputStream node = new ByteArrayOutputStream();

    private static String hint(int number) {
        var text = "hint " + number;
        return ">3\r\n$7\r\nmessage\r\n$2\r\nch\r\n$" + text.length() + "\r\n" + text + "\r\n";
    }

    private static String stream(int hints) {
        var all = new StringBuilder(HELLO + SUBSCRIBED);
        for (int i = 0; i < hints; i++) {
            all.append(hint(i)).append(i % 5 == 0 ? OTHERS : "");
        }
        return all.toString();
    }

    private String passes(String stream, int tornAfter) throws IOException {
        node.reset();
        var bytes = stream.getBytes(StandardCharsets.US_ASCII);
        try (var hands = meddler.before(node)) {
            for (int at = 0; at < bytes.length; at += tornAfter) {
                hands.write(bytes, at, Math.min(tornAfter, bytes.length - at));
            }
        }
        return node.toString(StandardCharsets.US_ASCII);
    }

    private static List<Integer> hints(String passed) {
        var hints = new ArrayList<Integer>();
        TOLD.matcher(passed).results().forEach(found -> hints.add(Integer.valueOf(found.group(1))));
        return hints;
    }

    @Test
    void whoDoesNothingPassesEveryByte() throws IOException {
        var stream = stream(20);
        for (int torn : new int[]{1, 7, 64, 10_000}) {
            assertEquals(stream, passes(stream, torn));
        }
    }

    @Test
    void ofHintsSoManyAreLostAndNothingElse() throws IOException {
        meddler.does(new Meddler.Deed(100, 0, 1));
        assertEquals(HELLO + SUBSCRIBED + OTHERS, passes(stream(3), 9));
        meddler.does(new Meddler.Deed(50, 0, 1));
        int come = hints(passes(stream(400), 64)).size();
        assertTrue(come > 150 && come < 250, come + " of 400");
    }

    @Test
    void hintsComeTwiceAndInAnotherOrder() throws IOException {
        meddler.does(new Meddler.Deed(0, 50, 12));
        var come = hints(passes(stream(400), 64));
        assertTrue(come.size() > 550 && come.size() < 650, come.size() + " of 400");
        assertNotEquals(come.stream().sorted().toList(), come);
    }

    @Test
    void whatWasHeldComesWithTheNextOnceTheDeedIsOver() throws IOException {
        meddler.does(new Meddler.Deed(0, 0, 12));
        assertEquals(List.of(), hints(passes(stream(3), 64)));
        meddler.does(Meddler.Deed.NONE);
        assertEquals(IntStream.of(0, 1, 2, 0).boxed().toList(), hints(passes(stream(1), 64)));
    }
}
