package chat.klatch.client.view.prose;

import chat.klatch.protocol.MentionParser;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is meant in a message: the server has told it by ids, the text by names. */
public final class Meanings {
    private Meanings() {
    }

    /** What the others are called who are meant in it, by their usernames, as far as {@code people} knows them. */
    public static Map<String, String> called(Message message, User me, Function<UserId, @Nullable User> people) {
        if (message.mentions().isEmpty()) {
            return Map.of();
        }
        var called = new HashMap<String, String>();
        for (UserId id : message.mentions()) {
            var user = id.equals(me.id()) ? null : people.apply(id);
            if (user != null) {
                called.put(user.username(), user.name());
            }
        }
        return called;
    }

    /**
     * @param called
     *            of the others that are meant and known here, by their usernames, what they are called
     */
    public static Meant in(Message message, User me, Map<String, String> called) {
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
