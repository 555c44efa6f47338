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
        int given = one("before", before) + one("after", after) + one("around", around);
        if (seqs != null) {
            Limits.atMost("seqs", seqs, Limits.SEQS).forEach(seq -> Limits.integer("seqs", seq));
            given++;
        }
        if (given > 1) {
            throw new Invalid("", "takes at most one of before, after, around and seqs");
        }
        if (limit != null) {
            Limits.between("limit", limit, 1, Limits.PAGE);
        }
    }

    private static int one(String field, @Nullable Long seq) {
        if (seq == null) {
            return 0;
        }
        Limits.integer(field, seq);
        return 1;
    }
}
