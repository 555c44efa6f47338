package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.sync.Timeline;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.User;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader is brought to: once, at the line of what is new or at the newest, and whenever they ask for it, to one
 * message.
 */
final class Landing {
    private static final double LINE_AT = 0.25;
    private static final double MESSAGE_AT = 0.4;
    private static final long MARKED_MILLIS = 2_500;
    private final Client client;
    private final Clock clock;
    private final Toasts toasts;
    private final Runnable redraw;
    private final Window window;
    private final ScrollKeeper keeper;
    private final RowList rows;
    private final BiConsumer<Timeline, List<Message>> showRows;
    private final Jump jump;
    private @Nullable UnreadLine line;
    private boolean landed;
    private boolean wantsLine;
    private boolean unseen;
    private boolean sought;
    private long left = -1;

    /**
     * @param showRows
     *            puts the messages into rows again, after the window moved
     */
    Landing(Client client, Clock clock, Toasts toasts, Runnable redraw, Window window, ScrollKeeper keeper,
            RowList rows, BiConsumer<Timeline, List<Message>> showRows) {
        this.client = client;
        this.clock = clock;
        this.toasts = toasts;
        this.redraw = redraw;
        this.window = window;
        this.keeper = keeper;
        this.rows = rows;
        this.showRows = showRows;
        jump = new Jump(client);
    }

    /** Another room is shown from now on. */
    void open() {
        jump.drop();
        clearLine();
        landed = false;
    }

    /** The room is here: what is new in it stays marked where it is now. */
    void begin(User reader, Room shown, List<Message> loaded) {
        if (!landed) {
            long last = loaded.isEmpty() ? 0 : loaded.getLast().seq();
            line = shown.unread() > 0 ? new UnreadLine(reader, shown.read(), shown.unread(), last) : null;
            unseen = line != null;
            wantsLine = unseen && !jump.isWanted() && !Page.landsAtNewest();
            sought = false;
        } else if (left >= 0 && shown.read() == left) {
            leaveUnread(reader, left, loaded, shown.unread());
            left = -1;
        } else if (line != null && line.isBehind(shown.read())) {
            unseen = false; // it was read elsewhere
        }
    }

    /** Its reader leaves unread what comes after: the line goes there at once. How much it is, the server tells. */
    void leaveUnread(User reader, long marker, List<Message> loaded) {
        left = marker;
        leaveUnread(reader, marker, loaded, (int) loaded.stream()
                .filter(message -> message.seq() > marker && Rows.counts(message, reader)).count());
    }

    private void leaveUnread(User reader, long marker, List<Message> loaded, int unread) {
        line = new UnreadLine(reader, marker, unread, loaded.isEmpty() ? 0 : loaded.getLast().seq());
        wantsLine = false;
        unseen = false;
    }

    boolean hasLanded() {
        return landed;
    }

    /**
     * Whether what is seen at the end can be all that is new: who never was at the line has not seen what follows it.
     */
    boolean knowsWhatIsNew() {
        return landed && !unseen && !jump.isWanted();
    }

    /** Whether its reader was brought elsewhere than to the line, and has not been there since. */
    boolean isPassedOver() {
        return unseen && !wantsLine;
    }

    /** What is drawn now may have the line in sight. */
    void notice(Timeline timeline, List<Message> loaded) {
        var marked = line;
        var row = rows.element("new");
        if (unseen && !jump.isWanted() && marked != null && (row == null
                ? marked.after(timeline, loaded) >= 0 && !timeline.newer() && marked.target(timeline, loaded) == null
                : keeper.isInSight(row))) {
            unseen = false;
        }
    }

    /** The line of what is new, as long as there is one. */
    @Nullable
    UnreadLine line() {
        return line;
    }

    /** The line goes, wherever the marker is. False where there was none. */
    boolean clearLine() {
        boolean there = line != null;
        line = null;
        left = -1;
        wantsLine = false;
        unseen = false;
        return there;
    }

    /** Once: at the line where something is new, else at the newest. True when that begins. */
    boolean land(Timeline timeline, List<Message> loaded, boolean up) {
        boolean first = timeline.loaded() && !landed;
        if (first) {
            landed = true;
            keeper.pin();
        }
        var marked = line;
        if (timeline.loaded() && marked != null && wantsLine) {
            if (marked.target(timeline, loaded) != null) {
                wantsLine = false;
                toLine(timeline);
            } else if (marked.wantsOlder(timeline, loaded)) {
                if (up) {
                    client.older(timeline.room());
                }
            } else {
                wantsLine = seeks(marked.wantsJump(timeline, loaded), timeline, up);
            }
        }
        return first;
    }

    /** Goes to a line that stands far back, once. */
    private boolean seeks(long seq, Timeline timeline, boolean up) {
        if (seq < 0 || sought && up && !timeline.jumping()) {
            return false;
        }
        if (!sought && up) {
            sought = true;
            client.jump(timeline.room(), seq);
        }
        return true;
    }

    /** To what is new, as soon as that is here. */
    void toLine(Timeline timeline) {
        var loaded = timeline.messages();
        var marked = line;
        var target = marked == null ? null : marked.target(timeline, loaded);
        if (target == null) {
            wantsLine = marked != null;
            sought = false;
            redraw.run();
            return;
        }
        if (!window.holds(target.seq())) {
            window.around(loaded, target.seq());
            showRows.accept(timeline, loaded);
        }
        var row = rows.element("new");
        if (row != null) {
            keeper.place(row, LINE_AT);
        }
        redraw.run();
    }

    /** Its reader goes on by themselves: to what they sought they are not brought any more. */
    void goesOn() {
        jump.drop();
        wantsLine = false;
    }

    /** Shows one message in the middle, marked for a moment, with the focus on it. */
    void jumpTo(long seq) {
        jump.to(seq);
        wantsLine = false;
        redraw.run();
    }

    /** Whether the message that was asked for is here by now. */
    void arrive(Timeline timeline, List<Message> loaded, boolean up) {
        var state = jump.look(timeline, loaded, up);
        if (state == Jump.State.NOWHERE || state == Jump.State.UNDER_WAY) {
            return;
        }
        long seq = jump.seq();
        jump.drop();
        if (state == Jump.State.HERE && !window.holds(seq)) {
            window.around(loaded, seq);
            showRows.accept(timeline, loaded);
        }
        var row = rows.at(seq);
        if (state != Jump.State.HERE || row == null) {
            toasts.failed(state == Jump.State.FAILED ? TalkTexts.MESSAGE_NOT_HERE : TalkTexts.MESSAGE_GONE);
            if (!Page.hasFocus()) {
                rows.move(0);
            }
            return;
        }
        keeper.place(row.element(), MESSAGE_AT);
        rows.focus(row);
        row.mark(true);
        var _ = clock.after(MARKED_MILLIS, () -> row.mark(false));
        redraw.run();
    }
}
