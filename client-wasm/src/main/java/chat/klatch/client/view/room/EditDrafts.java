package chat.klatch.client.view.room;

import chat.klatch.client.view.page.Pocket;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Edits that were begun and neither saved nor cancelled, by user, room and message, over other rooms, reloads and
 * sign-outs. Under other data of the server the same seq may be another message, so the epoch is a part of the name.
 */
final class EditDrafts {
    /** What was written; {@code base} is the {@code editedAt} that its author saw, 0 for none. */
    record Draft(long base, String text) {
        String kept() {
            return base + "\n" + text;
        }

        /** Null where it is none. */
        static @Nullable Draft read(@Nullable String kept) {
            int end = kept == null ? -1 : kept.indexOf('\n');
            if (kept == null || end < 1) {
                return null;
            }
            try {
                return new Draft(Long.parseLong(kept.substring(0, end)), kept.substring(end + 1));
            } catch (NumberFormatException notOurs) {
                return null;
            }
        }
    }

    private final Pocket pocket;
    private String name = "";

    EditDrafts(Pocket pocket) {
        this.pocket = pocket;
    }

    void open(UserId user, RoomId room, String epoch) {
        name = "edit." + user + "." + room + "." + epoch;
    }

    private String name(long seq) {
        return name + "." + seq;
    }

    /** The message that was being changed last; 0 for none. */
    long last() {
        var kept = pocket.get(name);
        try {
            return kept == null ? 0 : Long.parseLong(kept);
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    @Nullable
    Draft of(long seq) {
        return Draft.read(pocket.get(name(seq)));
    }

    void keep(long seq, Draft draft) {
        pocket.put(name(seq), draft.kept());
        pocket.put(name, Long.toString(seq));
    }

    void drop(long seq) {
        pocket.drop(name(seq));
        if (last() == seq) {
            pocket.drop(name);
        }
    }
}
