package chat.klatch.client.view.room;

import chat.klatch.client.view.prose.Meant;
import chat.klatch.protocol.MentionParser;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.User;

/** Who is meant in a message: the server has told it by ids, the text by names. */
final class Meanings {
    private Meanings() {
    }

    static Meant in(Message message, User me) {
        boolean you = message.mentions().contains(me.id());
        boolean others = message.mentions().size() > (you ? 1 : 0);
        return name -> {
            if (name.equals(MentionParser.ROOM)) {
                return message.mentionsRoom() ? Meant.Whom.YOU : Meant.Whom.NOBODY;
            }
            if (name.equals(me.username())) {
                return you ? Meant.Whom.YOU : Meant.Whom.NOBODY;
            }
            boolean ends = name.endsWith(".") || name.endsWith("-");
            return others && !ends ? Meant.Whom.OTHER : Meant.Whom.NOBODY;
        };
    }
}
