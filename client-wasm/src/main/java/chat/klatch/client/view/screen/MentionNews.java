package chat.klatch.client.view.screen;

import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.client.view.page.Naming;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.UserId;
import java.util.List;

/** Tells those who listen that somebody meant them in a room that they do not look at. */
final class MentionNews {
    private final Announcer announcer;

    MentionNews(Announcer announcer) {
        this.announcer = announcer;
    }

    /** What is new in the log of a room; of much at once, how much. */
    void heard(Room room, List<Message> changes, UserId me) {
        boolean direct = room.kind() == RoomKind.DIRECT;
        var meant = changes.stream().filter(message -> message.seq() == message.rev() && message.system() == null
                && message.seq() > room.read() && !message.author().id().equals(me)
                && (direct ? !room.muted() : message.mentionsRoom() || message.mentions().contains(me))).toList();
        if (!meant.isEmpty()) {
            var name = Naming.named(room).name();
            var author = meant.getLast().author().name();
            announcer.say(meant.size() > 1
                    ? TalkTexts.mentions(meant.size(), name)
                    : direct ? TalkTexts.wroteToYou(author) : TalkTexts.mentioned(author, name));
        }
    }
}
