package chat.klatch.server.storage;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A part of a list, and where it goes on: absent at the end. */
public record Part<T>(List<T> entries, @Nullable String next) {
    public Part {
        entries = List.copyOf(entries);
    }

    /** Of rows of which one more than {@code limit} was asked for, to know whether there are more. */
    public static <T> Part<T> of(List<T> rows, int limit, Function<T, Cursor> place) {
        var kept = rows.subList(0, Math.min(limit, rows.size()));
        return new Part<>(kept, kept.size() < rows.size() ? place.apply(kept.getLast()).next() : null);
    }

    /** Without some of them: it may be a short part, and yet not the last. */
    public Part<T> only(Predicate<T> wanted) {
        return new Part<>(entries.stream().filter(wanted).toList(), next);
    }

    public <R> Part<R> map(Function<T, R> to) {
        return new Part<>(entries.stream().map(to).toList(), next);
    }
}
