package chat.klatch.client.sim;

import chat.klatch.client.account.Parting;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one window of a browser knows of signing out, with a test as the other windows. */
public final class SimParting implements Parting {
    private final Parting kept = Parting.inMemory();
    private Consumer<String> told = _ -> {
    };
    private Runnable settled = () -> {
    };

    @Override
    public @Nullable String whose() {
        return kept.whose();
    }

    @Override
    public void owe(String whose) {
        kept.owe(whose);
    }

    @Override
    public void heard() {
        kept.heard();
    }

    @Override
    public void settle() {
        kept.settle();
    }

    @Override
    public boolean wasLeftBy(String whose) {
        return kept.wasLeftBy(whose);
    }

    @Override
    public void onElsewhere(Consumer<String> owed, Runnable entered) {
        told = owed;
        settled = entered;
    }

    /** In another window {@code whose} owner signs out. */
    public void owedElsewhere(String whose) {
        kept.owe(whose);
        told.accept(whose);
    }

    /** In another window somebody signs in. */
    public void settledElsewhere() {
        kept.settle();
        settled.run();
    }
}
