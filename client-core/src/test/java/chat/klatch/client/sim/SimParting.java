package chat.klatch.client.sim;

import chat.klatch.client.account.Parting;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one window of a browser knows of signing out, with a test as the other windows. */
public final class SimParting implements Parting {
    private final Parting kept = Parting.inMemory();
    private Consumer<String> told = _ -> {
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
    public void onOwedElsewhere(Consumer<String> then) {
        told = then;
    }

    /** In another window {@code whose} owner signs out. */
    public void owedElsewhere(String whose) {
        kept.owe(whose);
        told.accept(whose);
    }
}
