package chat.klatch.server.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Somebody between Redis and a node who lets everything through but hints: of those some are lost, some come twice, and
 * some late and in another order, as {@link #does} says. Any number of threads.
 */
final class Meddler {
    /**
     * What becomes of hints.
     *
     * @param lost
     *            so many of a hundred never come
     * @param doubled
     *            so many of a hundred come twice
     * @param held
     *            so many are gathered, then come in any order; 1 lets each through at once
     */
    record Deed(int lost, int doubled, int held) {
        static final Deed NONE = new Deed(0, 0, 1);
    }

    private final Random dice;
    private final List<byte[]> kept = new ArrayList<>();
    private Deed deed = Deed.NONE;

    Meddler(long seed) {
        dice = new Random(seed);
    }

    /** From now on. */
    synchronized void does(Deed now) {
        deed = now;
    }

    /** What is written to it reaches {@code node} as the deed of that moment has it. */
    OutputStream before(OutputStream node) {
        return new Hands(node);
    }

    /** What comes of a hint at its time. */
    private synchronized List<byte[]> met(byte[] hint) {
        if (dice.nextInt(100) < deed.lost()) {
            return List.of();
        }
        kept.add(hint);
        if (dice.nextInt(100) < deed.doubled()) {
            kept.add(hint);
        }
        if (kept.size() < deed.held()) {
            return List.of();
        }
        var come = new ArrayList<>(kept);
        kept.clear();
        if (deed.held() > 1) {
            Collections.shuffle(come, dice);
        }
        return come;
    }

    /** One connection's values, each whole. */
    private final class Hands extends OutputStream {
        private final OutputStream node;
        private byte[] begun = {};

        Hands(OutputStream node) {
            this.node = node;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            var all = new ByteArrayOutputStream();
            all.write(begun);
            all.write(bytes, from, count);
            var there = all.toByteArray();
            int at = 0;
            for (int end = Resp.end(there, 0, there.length); end >= 0; end = Resp.end(there, at, there.length)) {
                var value = Arrays.copyOfRange(there, at, end);
                for (byte[] come : Resp.isHint(there, at, end) ? met(value) : List.of(value)) {
                    node.write(come);
                }
                at = end;
            }
            begun = Arrays.copyOfRange(there, at, there.length);
        }
    }
}
