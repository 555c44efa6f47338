package chat.klatch.client.view.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been told and is still shown: only so much, but for what its reader has to take away themselves, since
 * nothing else has it. One thread.
 */
final class Pile<T> {
    private record Entry<T>(T what, boolean kept) {
    }

    private final int most;
    private final List<Entry<T>> entries = new ArrayList<>();

    Pile(int most) {
        this.most = most;
    }

    /**
     * @return what has to go for it, the oldest that may; null for nothing
     */
    @Nullable
    T add(T what, boolean kept) {
        var gone = entries.size() < most ? null : takeOldest();
        entries.add(new Entry<>(what, kept));
        return gone;
    }

    private @Nullable T takeOldest() {
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).kept) {
                return entries.remove(i).what;
            }
        }
        return null;
    }

    void remove(T what) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).what.equals(what)) {
                entries.remove(i);
                return;
            }
        }
    }

    List<T> all() {
        var all = new ArrayList<T>();
        for (Entry<T> one : entries) {
            all.add(one.what);
        }
        return all;
    }
}
