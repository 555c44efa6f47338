package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.text.Words;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.composer.Composer;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.client.view.page.Copying;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.client.view.prose.Meanings;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does what a person asks of a message, by whatever way they ask: keys, buttons, the menu, a long press. Only what they
 * may do is offered; whether they may in the end, the server says.
 */
final class Deeds {
    private final Client client;
    private final Announcer announcer;
    private final Toasts toasts;
    private final Composer composer;
    private final EmojiPicker picker;
    private final Edits edits;
    private @Nullable User me;
    private @Nullable Room room;
    private Runnable leaveRow = () -> {
    };
    private LongConsumer unread = _ -> {
    };

    Deeds(Client client, Announcer announcer, Toasts toasts, Composer composer, EmojiPicker picker, Edits edits) {
        this.client = client;
        this.announcer = announcer;
        this.toasts = toasts;
        this.composer = composer;
        this.picker = picker;
        this.edits = edits;
    }

    /**
     * @param toRow
     *            gives the focus to the row that had it last
     */
    void onLeaving(Runnable toRow) {
        leaveRow = toRow;
    }

    /**
     * @param taken
     *            hears after which message everything is to stay unread
     */
    void onUnread(LongConsumer taken) {
        unread = taken;
    }

    void at(@Nullable User user, @Nullable Room open) {
        me = user;
        room = open;
    }

    /** Whether this person may say something here. */
    boolean writes() {
        var in = room;
        return in != null && isMember(in) && !in.archived();
    }

    private static boolean isMember(Room room) {
        return room.role() != null || room.kind() == RoomKind.DIRECT;
    }

    /** What this person may do with it. */
    List<Deed> of(Row.Said said) {
        var may = new ArrayList<Deed>();
        var user = me;
        var in = room;
        if (said.message() == null || user == null || in == null) {
            return may;
        }
        boolean member = isMember(in);
        boolean writes = writes();
        if (writes) {
            may.add(Deed.REACT);
            may.add(Deed.REPLY);
        }
        if (writes && said.own()) {
            may.add(Deed.EDIT);
        }
        may.add(Deed.COPY_LINK);
        if (member) {
            may.add(Deed.UNREAD);
        }
        if (said.own() && member || moderates(user, in)) {
            may.add(Deed.DELETE);
        }
        return may;
    }

    /** Whether the room, and what others said there, is in this person's hands. */
    static boolean moderates(User user, Room room) {
        return room.role() == RoomRole.OWNER || room.role() == RoomRole.MODERATOR || user.role() == PlaceRole.OWNER
                || user.role() == PlaceRole.ADMIN;
    }

    /** Does it, if that may be; {@code from} is where it was asked. */
    void run(Deed deed, Row.Said said, Element from) {
        var message = said.message();
        var in = room;
        var user = me;
        if (message == null || in == null || user == null || !of(said).contains(deed)) {
            return;
        }
        switch (deed) {
            case REACT -> picker.open(from, emoji -> react(said, emoji, true));
            case REPLY -> composer.reply(message.seq(), said.own() ? TalkTexts.YOURSELF : message.author().name(),
                    Words.of(said.text(), Meanings.in(message, user, said.called())::words));
            case EDIT -> edits.begin(said);
            case COPY_LINK -> copyLink(Route.link(in.id(), message.seq()));
            case UNREAD -> {
                unread.accept(message.seq() - 1);
                client.unreadFrom(in.id(), message.seq() - 1);
                announcer.say(TalkTexts.MARKED_UNREAD);
            }
            case DELETE -> delete(said);
        }
    }

    void react(Row.Said said, String emoji, boolean on) {
        var message = said.message();
        var in = room;
        if (message != null && in != null && of(said).contains(Deed.REACT)) {
            if (on) {
                picker.use().used(emoji);
            }
            client.react(in.id(), message.seq(), emoji, on);
        }
    }

    /** Asks first; the text that was edited to nothing is asked about too. */
    void delete(Row.Said said) {
        var message = said.message();
        var in = room;
        if (message != null && in != null) {
            Confirm.ask(new Confirm.Question(Labels.DELETE_QUESTION, TalkTexts.DELETE_EFFECT,
                    Labels.KEEP_IT, Labels.DELETE), () -> {
                        leaveRow.run();
                        client.delete(in.id(), message.seq());
                        announcer.say(TalkTexts.MESSAGE_DELETED);
                    });
        }
    }

    private void copyLink(String hash) {
        var location = Browser.getLocation();
        copy(location.getOrigin() + location.getPathname() + hash, () -> toasts.done(TalkTexts.LINK_COPIED));
    }

    /** What is shown by the button itself is said to those who listen. */
    void copy(String text, String said) {
        copy(text, () -> announcer.say(said));
    }

    private void copy(String text, Runnable said) {
        Copying.copy(text, done -> {
            if (done) {
                said.run();
            } else {
                announcer.alert(TalkTexts.NOT_COPIED);
            }
        });
    }
}
