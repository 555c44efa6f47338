package chat.klatch.client.jvm;

import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;

/**
 * What a bot hears: a message as it is now, new or changed.
 *
 * @param first
 *            whether this bot hears of the message for the first time; else it was edited, deleted or reacted to
 * @param epoch
 *            names the data of the server under which it was heard, and its seq means this message
 */
public record Heard(Room room, Message message, boolean first, User me, String epoch) {
    /** Whether it is a new message of somebody, not a notice and not deleted since. */
    public boolean isSaid() {
        return first && message.system() == null && message.deletedAt() == null;
    }

    /** Whether it is meant for this bot: it is mentioned, or nobody else is there. */
    public boolean isForMe() {
        return room.kind() == RoomKind.DIRECT || message.mentions().contains(me.id());
    }

    /** Whether it answers another message, which the server names by its seq. */
    public boolean isReply() {
        return message.replyTo() != null;
    }
}
