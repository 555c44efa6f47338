package chat.klatch.client.sim;

import chat.klatch.client.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chance that a seed decides, and that remembers what it was asked. */
public final class SimChance implements Chance {
    private final Random random;
    private final List<Long> bounds = new ArrayList<>();
    private final String name;
    private long keys;

    /**
     * @param name
     *            begins every key, so that two clients never make the same
     */
    public SimChance(String name, long seed) {
        this.name = name;
        random = new Random(seed);
    }

    @Override
    public long below(long bound) {
        bounds.add(bound);
        return random.nextLong(bound);
    }

    /** Every bound that was asked for, in order. */
    public List<Long> bounds() {
        return bounds;
    }

    @Override
    public String key() {
        var number = Long.toString(keys++);
        return name + "-" + "0".repeat(21 - name.length() - number.length()) + number;
    }
}
