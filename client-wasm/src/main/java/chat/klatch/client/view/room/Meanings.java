package chat.klatch.client.view.room;

import chat.klatch.client.view.prose.Meant;
import chat.klatch.protocol.MentionParser;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.User;
import java.util.Map;

/** Who is meant in a message: the server has told it by ids, the text by names. */
final class Meanings {
    private Meanings() {
    }

    /**
     * @param called
     *            of the others that are meant and known here, by their usernames, what they are called
     */
    static Meant in(Message message, User me, Map<String, String> called) {
        boolean you = message.mentions().contains(me.id());
        boolean strangers = message.mentions().size() > called.size() + (you ? 1 : 0);
        return name -> {
            if (name.equals(MentionParser.ROOM)) {
                return message.mentionsRoom() ? new Meant.Whom(true, "") : null;
            }
            if (name.equals(me.username())) {
                return you ? new Meant.Whom(true, me.name()) : null;
            }
            var other = called.get(name);
            if (other != null) {
                return new Meant.Whom(false, other);
            }
            boolean ends = name.endsWith(".") || name.endsWith("-");
            return strangers && !ends ? new Meant.Whom(false, "") : null;
        };
    }
}
