package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.sync.Timeline;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.emoji.EmojiBook;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The log of the open room: which rows it has, where the reader lands, what is read, and the ways back to the newest.
 */
final class MessageList {
    private static final double LANDING = 0.25;
    private final Client client;
    private final Clock clock;
    private final Runnable redraw;
    private final Consumer<Row.Said> edit;
    private final Element log = Page.byId("log");
    private final Element empty = Page.byId("empty");
    private final Times times = new Times();
    private final KnownPeople people;
    private final RowList rows;
    private final Set<String> unfolded = new HashSet<>();
    private final Window window = new Window();
    private final ScrollKeeper keeper;
    private final Older older;
    private final Pills pills;
    private @Nullable User me;
    private @Nullable RoomId room;
    private @Nullable UnreadLine line;
    private boolean landed;
    private boolean wantsLine;
    private boolean wasUp;
    private long seenNewest;
    private long readHere;
    private long newest;

    /**
     * @param edit
     *            takes a refused message back into the composer
     */
    MessageList(Client client, Clock clock, EmojiBook emoji, Runnable redraw, Consumer<Row.Said> edit) {
        people = new KnownPeople(clock, emoji);
        this.client = client;
        this.clock = clock;
        this.redraw = redraw;
        this.edit = edit;
        rows = new RowList(Page.byId("log-rows"), times, people);
        keeper = new ScrollKeeper(log, Page.byId("log-in"), rows::elements, redraw);
        older = new Older(clock, redraw);
        pills = new Pills(this::jumpToLine, this::jumpToNewest);
        log.addEventListener("click", this::clicked);
        log.addEventListener("focusin", event -> {
            var target = event.getTarget();
            if (target != null) {
                rows.focused(target);
            }
        });
        log.addEventListener("keydown", this::pressed);
    }

    /** Another room is shown from now on. */
    void open(User user, Room opened) {
        me = user;
        people.open(user);
        unfolded.clear();
        room = opened.id();
        line = null;
        landed = false;
        wantsLine = false;
        seenNewest = 0;
        readHere = 0;
        newest = 0;
        window.newest();
        rows.clear();
        keeper.pin();
        log.setAttribute("aria-label", Labels.messagesIn(opened.name()));
    }

    /** Nobody is signed in any more: the rows stay, and nothing can be done with them. */
    void end() {
        room = null;
    }

    /** Nothing of anybody stays in the page. */
    void close() {
        room = null;
        rows.clear();
        older.show(false, false);
        empty.setHidden(true);
    }

    void draw(Room shown) {
        var reader = me;
        if (reader == null || !shown.id().equals(room)) {
            return;
        }
        var timeline = client.timeline(shown.id());
        Page.attribute(log, "aria-busy", timeline.paging() || !timeline.loaded(), "true");
        boolean up = client.link() instanceof Link.Up;
        if (up && !wasUp && timeline.pagingFailed()) {
            client.older(shown.id());
        }
        wasUp = up;
        var loaded = timeline.messages();
        if (timeline.loaded() && !landed) {
            begin(reader, shown, loaded);
        }
        newest = loaded.isEmpty() ? 0 : loaded.getLast().seq();
        people.meet(shown, loaded);
        if (keeper.isPinned() && window.atNewest()) {
            window.trimAbove(loaded);
        } else {
            window.trimBelow(loaded);
        }
        keeper.around(() -> {
            older.show(timeline.paging() || !timeline.loaded(), up && timeline.pagingFailed());
            showRows(reader, timeline, loaded);
            empty.setHidden(!timeline.loaded() || timeline.more() || saysSomething(timeline, loaded));
        });
        Page.text(Page.in(empty, "p"), Texts.empty(shown.name()));
        land(timeline, loaded);
        if (up) {
            fetch(timeline, loaded);
        }
        read(timeline, loaded);
        drawPills(reader, loaded);
    }

    private void begin(User reader, Room shown, List<Message> loaded) {
        long last = loaded.isEmpty() ? 0 : loaded.getLast().seq();
        line = shown.unread() > 0 ? new UnreadLine(reader, shown.read(), shown.unread(), last) : null;
        wantsLine = line != null;
    }

    private static boolean saysSomething(Timeline timeline, List<Message> loaded) {
        return !timeline.unsent().isEmpty()
                || loaded.stream().anyMatch(message -> message.system() == null);
    }

    private void showRows(User reader, Timeline timeline, List<Message> loaded) {
        var marked = line;
        long newAfter = marked == null ? -1 : marked.after(timeline, loaded);
        rows.show(Rows.of(reader, Times::dayOf, newAfter, loaded, window.of(loaded),
                window.atNewest() ? timeline.unsent() : List.of(), unfolded), clock.now());
    }

    /** Once: at the line where something is new, else at the newest. */
    private void land(Timeline timeline, List<Message> loaded) {
        if (!timeline.loaded()) {
            return;
        }
        if (!landed) {
            landed = true;
            keeper.pin();
            seenNewest = newest;
        }
        var marked = line;
        if (marked != null && wantsLine) {
            if (marked.target(timeline, loaded) != null) {
                wantsLine = false;
                jumpToLine();
            } else if (!marked.wantsOlder(timeline, loaded)) {
                wantsLine = false;
            } else if (wasUp) {
                client.older(timeline.room());
            }
        }
    }

    private void fetch(Timeline timeline, List<Message> loaded) {
        if (!landed) {
            return;
        }
        if (keeper.nearTop()) {
            if (window.up(loaded)) {
                redraw.run();
            } else if (!timeline.pagingFailed()) {
                client.older(timeline.room());
            }
        }
        if (keeper.nearEnd() && window.down(loaded)) {
            redraw.run();
        }
    }

    /** What is at the end of the page while somebody looks at it has been read. */
    private void read(Timeline timeline, List<Message> loaded) {
        if (landed && atEnd() && !loaded.isEmpty()) {
            seenNewest = newest;
            if (Page.isWatched() && log.getClientHeight() > 0) {
                readHere = seenNewest;
                client.read(timeline.room(), seenNewest);
            }
        }
    }

    /** Whether everything was read here, though the server may not have said so yet. */
    boolean isRead() {
        return newest > 0 && readHere >= newest;
    }

    private boolean atEnd() {
        return keeper.isPinned() && window.atNewest();
    }

    private void drawPills(User reader, List<Message> loaded) {
        int fresh = 0;
        for (int i = loaded.size() - 1; i >= 0 && loaded.get(i).seq() > seenNewest; i--) {
            if (Rows.counts(loaded.get(i), reader)) {
                fresh++;
            }
        }
        pills.foot(landed && !atEnd(), fresh);
        var mark = rows.element("new");
        var marked = line;
        pills.head(
                marked != null && mark != null && rows.row("new") instanceof Row.NewLine drawn && keeper.isAbove(mark)
                        ? Labels.newAbove(marked.unread(), times.since(drawn.since(), clock.now()))
                        : "");
    }

    private void jumpToLine() {
        var marked = line;
        var opened = room;
        if (marked == null || opened == null) {
            return;
        }
        var timeline = client.timeline(opened);
        var loaded = timeline.messages();
        var target = marked.target(timeline, loaded);
        var reader = me;
        if (target == null || reader == null) {
            return;
        }
        if (!window.holds(target.seq())) {
            window.around(loaded, target.seq());
            showRows(reader, timeline, loaded);
        }
        var row = rows.element("new");
        if (row != null) {
            keeper.place(row, LANDING);
        }
        redraw.run();
    }

    void jumpToNewest() {
        if (!window.atNewest()) {
            window.newest();
        }
        keeper.pin();
        redraw.run();
    }

    /** The line goes, wherever the marker is. False where there was none. */
    boolean clearLine() {
        boolean there = line != null;
        line = null;
        wantsLine = false;
        redraw.run();
        return there;
    }

    /** What its reader asked for: the line goes, and everything is read. */
    boolean markAsRead() {
        var opened = room;
        if (opened == null || line == null) {
            return false;
        }
        readHere = newest;
        client.read(opened, newest);
        return clearLine();
    }

    /** Back to the row with the focus, or the newest. */
    void focus() {
        rows.move(0);
    }

    private void clicked(Event event) {
        var target = event.getTarget();
        var button = target == null ? null : target.closest("button[data-do]");
        var opened = room;
        if (button == null || opened == null) {
            return;
        }
        switch (String.valueOf(button.getAttribute("data-do"))) {
            case "mark-read" -> {
                markAsRead();
                rows.move(0);
            }
            case "older" -> client.older(opened);
            default -> refused(button);
        }
    }

    private void refused(Element button) {
        if (!(rows.rowAround(button) instanceof Row.Said said)) {
            return;
        }
        var key = said.key();
        if (key == null) {
            return;
        }
        switch (String.valueOf(button.getAttribute("data-do"))) {
            case "again" -> client.tryAgain(key);
            case "edit" -> {
                client.discard(key);
                edit.accept(said);
            }
            case "discard" -> {
                client.discard(key);
                rows.move(0);
            }
            default -> {
                // nothing else can be done with it
            }
        }
    }

    private void pressed(Event event) {
        var target = event.getTarget();
        if (target == null || target.closest("button, a") != null || event.isAltKey() || event.isCtrlKey()
                || event.isMetaKey()) {
            return;
        }
        boolean taken = switch (event.getKey()) {
            case "ArrowUp" -> rows.move(-1);
            case "ArrowDown" -> rows.move(1);
            case "Home" -> {
                rows.moveToEnd(false);
                yield true;
            }
            case "End" -> {
                jumpToNewest();
                rows.moveToEnd(true);
                yield true;
            }
            default -> false;
        };
        if (taken) {
            event.preventDefault();
        }
    }
}
