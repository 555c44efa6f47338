package chat.klatch.client.view.room;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.page.Pocket;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Edits that were begun and neither saved nor cancelled, by user, room and message, over other rooms, reloads and
 * sign-outs. Under other data of the server the same seq may be another message, so the epoch is a part of the name;
 * what was begun last under the data before is given back.
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

    /** What follows the room in the name of what fits no message any more. */
    private static final String STALE = ".stale";
    private final Pocket pocket;
    private final Map<String, Runnable> given = new HashMap<>();
    private String room = "";
    private String epoch = "";
    private String name = "";

    EditDrafts(Pocket pocket) {
        this.pocket = pocket;
    }

    /**
     * @param now
     *            the epoch that this tab knows
     * @param isLatest
     *            whether that is the server's, as far as can be known: another tab may know a later one
     */
    void open(UserId user, RoomId opened, String now, boolean isLatest) {
        room = in(user, opened);
        epoch = now;
        name = room + "." + epoch;
        if (isLatest && !epoch.isEmpty() && !epoch.equals(pocket.get(room))) {
            setAside();
        }
    }

    private static String in(UserId user, RoomId room) {
        return "edit." + user + "." + room;
    }

    private void setAside() {
        var under = pocket.get(room);
        if (under == null) {
            return;
        }
        var old = room + "." + under;
        var draft = begun(old);
        pocket.drop(old + "." + pocket.get(old));
        pocket.drop(old);
        pocket.drop(room);
        if (draft != null) {
            var earlier = pocket.get(room + STALE);
            pocket.put(room + STALE, earlier == null ? draft.text() : earlier + "\n\n" + draft.text());
        }
    }

    /** Tells what was begun in this room under other data of the server, until its author takes that away. */
    void giveBack(Stranded.Telling telling) {
        var its = room + STALE;
        var text = pocket.get(its);
        untell(its);
        untell(room); // where it is shown again
        if (text != null) {
            given.put(its, telling.tell(TalkTexts.EDIT_OF_OTHER_DATA, text, () -> pocket.drop(its)));
        }
    }

    /** Its author is in that room no more: what was begun there is told until they are, or take that away. */
    void lost(UserId user, RoomId gone, String said, Stranded.Telling telling) {
        var its = in(user, gone);
        var draft = begun(its + "." + pocket.get(its));
        untell(its);
        if (draft != null) {
            given.put(its, telling.tell(said, draft.text(), () -> {
                // it goes on where they are let in again
            }));
        }
    }

    private void untell(String its) {
        var told = given.remove(its);
        if (told != null) {
            told.run();
        }
    }

    /** The last under that epoch. */
    private @Nullable Draft begun(String under) {
        return Draft.read(pocket.get(under + "." + pocket.get(under)));
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
        pocket.put(room, epoch);
    }

    /**
     * Forgets it, unless it goes on in another tab.
     *
     * @param text
     *            what it is here
     */
    void drop(long seq, String text) {
        var kept = of(seq);
        if (kept != null && !kept.text().equals(text)) {
            return;
        }
        pocket.drop(name(seq));
        if (last() == seq) {
            pocket.drop(name);
        }
    }
}
