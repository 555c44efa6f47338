package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.connection.Link;
import chat.klatch.client.sync.Timeline;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.composer.Composer;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log of the open room: which rows it has, where the reader lands, what is read, and the ways back to the newest.
 */
final class MessageList {
    private final Client client;
    private final Clock clock;
    private final Runnable redraw;
    private final Deeds deeds;
    private final Edits edits;
    private final ReactionNews news;
    private final LogEvents events;
    private final Element log = Page.byId("log");
    private final EmptyRoom empty = new EmptyRoom();
    private final Times times = new Times();
    private final KnownPeople people;
    private final RowList rows;
    private final Set<String> unfolded = new HashSet<>();
    private final Window window = new Window();
    private final ScrollKeeper keeper;
    private final Ends ends;
    private final Pills pills;
    private final Composer composer;
    private final Reading reading;
    private final Landing landing;
    private @Nullable User me;
    private @Nullable RoomId room;
    private long seenNewest;

    MessageList(Client client, Clock clock, Announcer announcer, Toasts toasts, Composer composer,
            EmojiPicker picker, EditDrafts editDrafts, Runnable redraw) {
        people = new KnownPeople(client, clock, picker.book(), redraw);
        this.client = client;
        this.clock = clock;
        this.redraw = redraw;
        this.composer = composer;
        edits = new Edits(client, announcer, toasts, picker, editDrafts);
        deeds = new Deeds(client, announcer, toasts, composer, picker, edits);
        rows = new RowList(Page.byId("log-rows"), times, people);
        var days = new DayPill(log, Page.byId("log-rows"), clock);
        keeper = new ScrollKeeper(log, Page.byId("log-in"), rows::landmarks, () -> {
            days.scrolled();
            redraw.run();
        });
        news = new ReactionNews(clock, announcer, people);
        ends = new Ends(client, clock, window, keeper, redraw);
        landing = new Landing(client, clock, toasts, redraw, window, keeper, rows, this::showRows);
        pills = new Pills(this::jumpToLine, this::jumpToNewest);
        edits.on(deeds::delete, () -> goOn(composer), () -> {
            rows.move(0);
            redraw.run();
        });
        deeds.onLeaving(() -> rows.move(0));
        reading = new Reading(client::read);
        deeds.onUnread(this::leaveUnread);
        composer.onEditLast(this::editLast);
        events = new LogEvents(client, clock, this, rows, deeds, new Toolbar(deeds, picker, times),
                new MessageMenu(deeds, picker), edits, this::takeBack);
        events.listenTo(log);
    }

    /** To be changed and sent again, as an answer to the same. */
    private void takeBack(Row.Said refused) {
        var quoted = refused.quoted();
        if (quoted != null && composer.isUnused()) { // what is begun there answers what it answers
            composer.reply(quoted.seq(), quoted.whom(), me == null ? "" : quoted.words(me));
        }
        composer.takeBack(refused.text());
    }

    /** Another room is shown from now on. */
    void open(User user, Room opened) {
        me = user;
        people.open(user);
        news.open();
        unfolded.clear();
        edits.open(user, opened);
        landing.open();
        room = opened.id();
        seenNewest = 0;
        reading.open();
        window.newest();
        rows.clear();
        keeper.pin();
        if (client.timeline(opened.id()).newer()) {
            client.toNewest(opened.id());
        }
        log.setAttribute("aria-label", Labels.messagesIn(opened.name()));
    }

    /** Nobody is signed in any more: the rows stay, and nothing can be done with them. */
    void end() {
        room = null;
        deeds.at(null, null);
        edits.leave();
    }

    /** Nothing of anybody stays in the page. */
    void close() {
        room = null;
        rows.clear();
        ends.close();
        empty.hide();
    }

    void draw(Room shown) {
        var reader = me;
        if (reader == null || !shown.id().equals(room)) {
            return;
        }
        var timeline = client.timeline(shown.id());
        Page.attribute(log, "aria-busy", timeline.paging() || timeline.pagingNewer() || timeline.jumping()
                || !timeline.loaded(), "true");
        boolean up = client.link() instanceof Link.Up;
        ends.connected(timeline, up);
        deeds.at(reader, shown);
        reading.at(shown);
        Page.attribute(log, "data-closed", !deeds.writes(), "");
        var loaded = timeline.messages();
        if (timeline.loaded()) {
            landing.begin(reader, shown, loaded);
        }
        people.meet(shown, loaded);
        news.look(reader, loaded);
        edits.look(timeline);
        if (keeper.isPinned() && window.atNewest()) {
            window.trimAbove(loaded);
        } else {
            window.trimBelow(loaded);
        }
        keeper.around(() -> {
            ends.show(timeline, up);
            showRows(timeline, loaded);
            if (!timeline.loaded() || timeline.more() || saysSomething(timeline, loaded)) {
                empty.hide();
            } else {
                empty.show(reader, shown);
            }
        });
        keeper.goesOn(timeline.newer() || !window.atNewest());
        if (landing.land(timeline, loaded, up)) {
            seenNewest = timeline.newest();
        }
        landing.arrive(timeline, loaded, up);
        if (up && landing.hasLanded()) {
            ends.fetch(timeline, loaded);
        }
        landing.notice(timeline, loaded);
        read(timeline, loaded);
        drawPills(reader, timeline, loaded);
        events.drawn();
    }

    private static boolean saysSomething(Timeline timeline, List<Message> loaded) {
        return !timeline.unsent().isEmpty()
                || loaded.stream().anyMatch(message -> message.system() == null);
    }

    private void showRows(Timeline timeline, List<Message> loaded) {
        var marked = landing.line();
        var shown = window.of(loaded);
        var first = marked == null ? null : marked.target(timeline, loaded);
        long newAfter = marked == null || first == null || !window.holds(first.seq())
                ? -1
                : marked.after(timeline, loaded);
        boolean atEnd = window.atNewest() && !timeline.newer();
        var content = new Rows.Content(shown, atEnd ? timeline.unsent() : List.of(), timeline.changes(),
                timeline::find, people::user);
        var made = Rows.of(people.me(), Times::dayOf, newAfter, content, unfolded);
        for (Row row : made) {
            if (row instanceof Row.Said said && said.quoted() != null
                    && said.quoted().fate() == Row.Quoted.Fate.NOT_LOADED) {
                client.quote(timeline.room(), said.quoted().seq());
            }
        }
        people.meetQuoted(made);
        recall(timeline, content);
        rows.show(made, clock.now());
        edits.resume(made);
        var changed = edits.row();
        var row = changed == null ? null : rows.element(changed);
        if (row != null) {
            edits.attach(row);
        }
    }

    /** Of a reply that was begun in an earlier life of the page only a number was kept. */
    private void recall(Timeline timeline, Rows.Content content) {
        long seq = composer.answersUnknown();
        if (seq >= 0) {
            var quoted = Rows.quoted(people.me(), content, seq);
            if (quoted.message() == null) {
                client.quote(timeline.room(), seq);
            } else {
                composer.answers(quoted.whom(), quoted.words(people.me()));
            }
        }
    }

    /** What is at the end of the page while somebody looks at it has been read. */
    private void read(Timeline timeline, List<Message> loaded) {
        if (landing.hasLanded() && atEnd(timeline) && !loaded.isEmpty()) {
            seenNewest = timeline.newest();
            if (landing.knowsWhatIsNew() && Page.isWatched() && isShown()) {
                reading.seen(timeline.room(), seenNewest);
            }
        }
    }

    /** Whether the log is on the screen, and not behind something else. */
    boolean isShown() {
        return log.getClientHeight() > 0;
    }

    /** Whether everything in the open room was read here, though the server may not have said so yet. */
    boolean isRead(Room open) {
        return reading.isAll(open);
    }

    private boolean atEnd(Timeline timeline) {
        return keeper.isPinned() && window.atNewest() && !timeline.newer();
    }

    private void drawPills(User reader, Timeline timeline, List<Message> loaded) {
        int fresh = 0;
        for (int i = loaded.size() - 1; i >= 0 && loaded.get(i).seq() > seenNewest; i--) {
            if (Rows.counts(loaded.get(i), reader)) {
                fresh++;
            }
        }
        pills.foot(landing.hasLanded() && !atEnd(timeline), fresh);
        pills.head(newAbove(timeline, loaded));
    }

    /** What is said of what is new further up; empty where that is nothing, or in sight. */
    private String newAbove(Timeline timeline, List<Message> loaded) {
        var marked = landing.line();
        var first = marked == null ? null : marked.target(timeline, loaded);
        if (marked == null || first == null) {
            return marked != null && landing.isPassedOver() && marked.after(timeline, loaded) < 0
                    ? Labels.newAbove(marked.unread())
                    : "";
        }
        var row = rows.element("new");
        boolean above = row == null ? window.isBelow(first.seq()) : keeper.isAbove(row);
        return above ? Labels.newAbove(marked.unread(), times.since(UnreadLine.since(loaded, first), clock.now())) : "";
    }

    private void jumpToLine() {
        if (room != null) {
            landing.toLine(client.timeline(room));
        }
    }

    /** Shows one message in the middle, marked for a moment, with the focus on it. */
    void jumpTo(long seq) {
        landing.jumpTo(seq);
    }

    /** The newest of one's own becomes a text again. False where there is none to be seen. */
    private boolean editLast() {
        var last = rows.lastOwn();
        if (last == null || !deeds.of(last).contains(Deed.EDIT)) {
            return false;
        }
        edits.begin(last);
        return true;
    }

    void older() {
        if (room != null) {
            client.older(room);
        }
    }

    void newer() {
        if (room != null) {
            client.newer(room);
        }
    }

    /** Shows a run of changes that was collapsed, or collapses it again. */
    void unfold(String id) {
        if (!unfolded.remove(id)) {
            unfolded.add(id);
        }
        redraw.run();
    }

    void jumpToNewest() {
        landing.goesOn();
        if (room != null) {
            client.toNewest(room);
        }
        if (!window.atNewest()) {
            window.newest();
        }
        keeper.pin();
        redraw.run();
    }

    /** Something was sent from here: its author goes on at the end, and what they passed over stays marked. */
    void sent() {
        jumpToNewest();
        if (!landing.isPassedOver()) {
            clearLine();
        }
    }

    /** The line goes, wherever the marker is. False where there was none. */
    private boolean clearLine() {
        redraw.run();
        return landing.clearLine();
    }

    /** What comes after that message stays unread, and the line says so. */
    private void leaveUnread(long marker) {
        var reader = me;
        if (reader != null && room != null) {
            reading.takeBack();
            landing.leaveUnread(reader, marker, client.timeline(room).messages());
            redraw.run();
        }
    }

    /** What its reader asked for: the line goes, and everything is read. */
    boolean markAsRead() {
        var opened = room;
        if (opened == null || landing.line() == null) {
            return false;
        }
        seenNewest = client.timeline(opened).newest();
        reading.all(opened, seenNewest);
        return clearLine();
    }

    /**
     * The same by the button at the line, which goes with it: what was under it gets the focus, and stays in its place.
     */
    void markAsReadAtLine() {
        var marked = landing.line();
        var timeline = room == null ? null : client.timeline(room);
        var first = marked == null || timeline == null ? null : marked.target(timeline, timeline.messages());
        var row = first == null ? null : rows.at(first.seq());
        markAsRead();
        if (row != null) {
            rows.focus(row);
        }
    }

    /** On a message single letters are commands; a keyboard on glass comes only where it is asked for. */
    private static void goOn(Composer composer) {
        if (!Page.isTouched()) {
            composer.focus();
        }
    }

    /** Back to the row with the focus, or the newest. */
    void focus() {
        rows.move(0);
    }
}
