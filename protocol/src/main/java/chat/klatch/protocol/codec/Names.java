package chat.klatch.protocol.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that came in each object that is open, so that a second one of the same name shows. The objects of the
 * protocol have few: most names are told apart by one bit of their hash, and only those that share it are compared. A
 * set is for objects that are not ours.
 */
final class Names {
    private static final int BITS = 63;
    private static final int FEW = 32;
    private final List<String> names = new ArrayList<>();
    private final long[] seen = new long[JsonReader.DEPTH + 1];
    private final int[] from = new int[JsonReader.DEPTH + 1];
    private final List<@Nullable Set<String>> many = new ArrayList<>();

    void open() {
        int depth = many.size();
        seen[depth] = 0;
        from[depth] = names.size();
        many.add(null);
    }

    void close() {
        many.removeLast();
        for (int last = names.size() - 1; last >= from[many.size()]; last--) {
            names.removeLast();
        }
    }

    /** Whether it is the first of its name in the innermost object. */
    boolean add(String name) {
        int depth = many.size() - 1;
        long bit = 1L << (name.hashCode() & BITS);
        boolean told = (seen[depth] & bit) == 0;
        seen[depth] |= bit;
        names.add(name);
        int before = names.size() - 1;
        if (before - from[depth] < FEW) {
            return told || !names.subList(from[depth], before).contains(name);
        }
        var set = many.get(depth);
        if (set == null) {
            set = new HashSet<>(names.subList(from[depth], before));
            many.set(depth, set);
        }
        return set.add(name);
    }
}
