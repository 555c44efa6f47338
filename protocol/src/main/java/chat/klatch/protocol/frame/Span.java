package chat.klatch.protocol.frame;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which part of a room's messages is asked for: the rule that the frame and the HTTP call share. */
public final class Span {
    private Span() {
    }

    /** At most one of the four; {@code limit} within a page. */
    public static void check(@Nullable Long before, @Nullable Long after, @Nullable Long around,
            @Nullable List<Long> seqs, @Nullable Integer limit) {
        Limits.ifGiven("before", before);
        Limits.ifGiven("after", after);
        Limits.ifGiven("around", around);
        if (seqs != null) {
            Limits.atMost("seqs", seqs, Limits.SEQS).forEach(seq -> Limits.integer("seqs", seq));
        }
        alone("after", after, before);
        alone("around", around, before, after);
        alone("seqs", seqs, before, after, around);
        if (limit != null) {
            Limits.between("limit", limit, 1, Limits.PAGE);
        }
    }

    private static void alone(String field, @Nullable Object given, @Nullable Object... others) {
        for (Object other : others) {
            if (given != null && other != null) {
                throw new Invalid(field, "must be the only one of before, after, around and seqs");
            }
        }
    }
}
