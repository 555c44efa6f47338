package chat.klatch.client.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What TeaVM 0.16 gets wrong where nobody mends it, each as a question that the JVM answers as the test expects: static
 * initialisers that were dropped in and after a handler, and faults that no Java could catch without strict mode.
 */
final class Traps {
    /** Used first in a handler. */
    private static final class InHandler {
        static final Map<String, String> MAP = new HashMap<>(Map.of("k", "v"));
        static final int NUMBER = Integer.parseInt("42");
    }

    /** Used in a block that throws before it gets there, and then after it. */
    private static final class AfterHandler {
        static final List<String> LIST = new ArrayList<>(List.of("a"));
        static final int NUMBER = Integer.parseInt("42");
    }

    /** Something that is not known before it runs. */
    private final int many;

    Traps(int many) {
        this.many = many;
    }

    List<String> answers() {
        return List.of("an initialiser in a handler: " + inHandler(),
                "an initialiser after a handler: " + afterHandler(),
                "nothing has a length: " + caught(() -> "" + nothing().length()),
                "a place outside of an array: "
                        + caught(() -> "" + row()[many]),
                "a number among texts: " + caught(() -> String.valueOf(new TreeSet<>(List.of("a", something())))),
                "a text without that place: " + caught(() -> "" + "abc".charAt(many)));
    }

    private String inHandler() {
        try {
            mayThrow();
            return "not thrown " + InHandler.MAP;
        } catch (IllegalStateException _) {
            return "handler " + InHandler.MAP + InHandler.NUMBER;
        }
    }

    private String afterHandler() {
        String how = "not thrown ";
        try {
            mayThrow();
            how += AfterHandler.LIST;
        } catch (IllegalStateException _) {
            how = "caught ";
        }
        return how + AfterHandler.LIST + AfterHandler.NUMBER;
    }

    private void mayThrow() {
        if (many > 0) {
            throw new IllegalStateException();
        }
    }

    private static String caught(Supplier<String> question) {
        try {
            return "answered " + question.get();
        } catch (NullPointerException | IndexOutOfBoundsException | ClassCastException fault) {
            return "caught";
        }
    }

    private int[] row() {
        return new int[many];
    }

    @SuppressWarnings("NullAway") // what is asked for is what happens where the promise is broken
    private String nothing() {
        @Nullable
        String nothing = many > 0 ? null : "";
        return nothing;
    }

    private Object something() {
        return many > 0 ? Integer.valueOf(many) : "";
    }
}
