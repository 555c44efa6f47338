package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.composer.Composer;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.client.view.page.Naming;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Pocket;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The open room: its head, its log and the composer, and what is told aloud of it. */
public final class RoomPane {
    private final Client client;
    private final Announcer announcer;
    private final Composer composer;
    private final MessageList list;
    private final Toasts toasts;
    private final Stranded stranded;
    private final Elsewhere elsewhere;
    private final JoinBar join;
    private final EditDrafts editDrafts;
    private final TypingLine typing = new TypingLine();
    private final Element name = Page.byId("room-name");
    private final Element lock = Page.byId("room-private");
    private final Element topic = Page.byId("room-topic");
    private final Element acts = Page.byId("room-acts");
    private final Element members = Page.byId("room-members");
    private final Map<RoomId, Runnable> drafts = new HashMap<>();
    private final Set<MessageKey> refusals = new HashSet<>();
    private @Nullable User me;
    private @Nullable RoomId open;
    private final ToldAloud told = new ToldAloud();

    /**
     * @param go
     *            opens an address
     */
    public RoomPane(Client client, Clock clock, Announcer announcer, Toasts toasts, Composer composer,
            EmojiPicker picker, Pocket pocket, Runnable redraw, Consumer<String> go) {
        this.client = client;
        this.announcer = announcer;
        this.composer = composer;
        this.toasts = toasts;
        editDrafts = new EditDrafts(pocket);
        list = new MessageList(client, clock, announcer, toasts, composer, picker, editDrafts, redraw);
        stranded = new Stranded(this::readable, client::epoch, client::discard, toasts::failed);
        elsewhere = new Elsewhere((said, room) -> toasts.failed(said, PlaceTexts.OPEN, Labels.openRoom(room.name()),
                () -> go.accept(Route.address(room.id()))));
        join = new JoinBar(client, toasts, this::arrive);
        composer.onSent(list::sent);
    }

    /** Another room, or another person. */
    public void open(User user, Room room) {
        me = user;
        open = room.id();
        told.open();
        untellDraft(room.id()); // it goes on here
        list.open(user, room);
        composer.open(user.id(), room);
        if (!client.timeline(room.id()).loaded()) {
            client.open(room.id());
        }
        announcer.say(Texts.opened(room.name(), Labels.count(room.unread())));
    }

    public void close() {
        open = null;
        list.close();
        composer.close();
        stranded.leave();
        elsewhere.leave();
        drafts.clear();
        Page.text(name, "");
        lock.toggleAttribute("hidden", true);
        topic.setHidden(true);
    }

    /** Nobody is signed in: whoever comes next finds nothing of anybody. */
    public void leave() {
        composer.empty();
    }

    /** Nobody is signed in any more: what is shown stays to be read, what is written stays to be sent. */
    public void end() {
        list.end();
        composer.end();
    }

    /** The room as it is now; null where there is none yet. */
    public void draw(@Nullable Room room) {
        stranded.look();
        acts(room);
        if (room == null || !room.id().equals(open)) {
            return;
        }
        Page.text(name, room.name());
        lock.toggleAttribute("hidden", room.kind() != RoomKind.PRIVATE);
        var about = (room.archived() ? PlaceTexts.ARCHIVED + (room.topic().isEmpty() ? "" : " · ") : "") + room.topic();
        Page.text(topic, about);
        topic.setHidden(about.isEmpty());
        composer.draw(room);
        join.draw(room);
        list.draw(room);
        typing.draw(client.typing(room.id()));
        if (elsewhere.tellsOf(room.id()) && list.isShown()) {
            elsewhere.seen(room.id());
        }
        tell(room);
    }

    /** What can be done with the room. */
    private void acts(@Nullable Room room) {
        acts.setHidden(room == null);
        if (room != null) {
            var address = Route.details(room.id());
            Page.attribute(members, "href", address);
            Page.attribute(members, "aria-label", Labels.members(room.members()));
            Page.text(Page.in(members, "span"), Labels.count(room.members()));
            Page.attribute(Page.byId("room-details"), "href", address);
        }
    }

    private void tell(Room room) {
        var timeline = client.timeline(room.id());
        var reader = me;
        if (!timeline.loaded() || reader == null) {
            return;
        }
        told.fresh(timeline, reader)
                .forEach(message -> announcer.said(message.author().name(), message.text()));
        for (Unsent change : timeline.changes()) {
            if (change.fate() instanceof Unsent.Refused && isDeleted(change)) {
                client.discard(change.key()); // it has no row to wait under
                composer.takeBack(change.text());
                toasts.failed(TalkTexts.notSaved(TalkTexts.EDIT_OF_DELETED));
            }
        }
        for (Unsent unsent : timeline.unsent()) {
            if (unsent.fate() instanceof Unsent.Refused(_, var reason) && refusals.add(unsent.key())) {
                announcer.alert(Texts.MESSAGE_NOT_SENT + " " + reason);
            }
        }
    }

    /** Shows one message of the open room. */
    public void jumpTo(long seq) {
        list.jumpTo(seq);
    }

    /**
     * The server refused what was asked of a message. Who asked may look elsewhere by now, and of a reaction nothing
     * shows any more: it is said where it stays until it is read.
     */
    public void refused(Unsent wish) {
        if (stranded.refused(wish)) {
            return;
        }
        var change = wish.change();
        boolean comesBack = wish.isWritten() && isDeleted(wish);
        if (change == null) {
            refusedMessage(wish.room());
        } else if (!comesBack && wish.fate() instanceof Unsent.Refused refused) {
            toasts.failed(Refusals.of(change.deed(), refused));
        }
    }

    /** Where its author looks, it is seen. */
    private void refusedMessage(RoomId in) {
        if (!in.equals(open) || !list.isShown()) {
            readable().stream().filter(room -> room.id().equals(in)).findFirst().ifPresent(elsewhere::refused);
        }
    }

    /** What was refused is shown in no room. */
    public void stranded(Unsent wish) {
        stranded.stranded(wish);
    }

    /** This person is in the room no more. */
    public void gone(User user, Room room) {
        elsewhere.seen(room.id());
        stranded.gone(room);
        var name = Naming.named(room).name();
        editDrafts.lost(user.id(), room.id(), TalkTexts.notHeard(0, 1, name), toasts::failed);
        var draft = composer.begun(user.id(), room.id());
        untellDraft(room.id());
        if (!draft.isEmpty()) {
            drafts.put(room.id(), toasts.failed(TalkTexts.begunIn(name), draft));
        }
    }

    private void untellDraft(RoomId room) {
        var told = drafts.remove(room);
        if (told != null) {
            told.run();
        }
    }

    /** Where what was written is shown. */
    private List<Room> readable() {
        var visited = client.visited();
        return visited == null ? client.rooms() : Stream.concat(client.rooms().stream(), Stream.of(visited)).toList();
    }

    private boolean isDeleted(Unsent wish) {
        var change = wish.change();
        var message = change == null ? null : client.timeline(wish.room()).find(change.seq());
        return message != null && message.deletedAt() != null;
    }

    /** Whether everything in the open room was read here, though the server may not have said so yet. */
    public boolean isRead(Room shown) {
        return list.isRead(shown);
    }

    /** The line of what is new goes, and everything is read. */
    public boolean markAsRead() {
        return list.markAsRead();
    }

    /** To the log, at the row that was last there. */
    public void focusLog() {
        list.focus();
    }

    /** Or to the way in, for who cannot write before that. */
    public void focusComposer() {
        if (!join.focus()) {
            composer.focus();
        }
    }

    /** Whoever has come in wants to write; a keyboard on glass comes only where it is asked for. */
    public void arrive() {
        if (Page.isTouched()) {
            focusHead();
        } else {
            focusComposer();
        }
    }

    /** To the name of the room: for fingers, whose keyboard must not come up by itself. */
    private void focusHead() {
        Page.focus(name);
    }
}
