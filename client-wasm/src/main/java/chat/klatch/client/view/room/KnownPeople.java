package chat.klatch.client.view.room;

import chat.klatch.client.Clock;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.emoji.EmojiBook;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reader of the open room, and whoever was met there. */
final class KnownPeople implements Reader {
    private final Clock clock;
    private final EmojiBook emoji;
    private final Map<UserId, String> names = new HashMap<>();
    private @Nullable User me;

    KnownPeople(Clock clock, EmojiBook emoji) {
        this.clock = clock;
        this.emoji = emoji;
    }

    void open(User reader) {
        if (!reader.equals(me)) {
            names.clear();
            me = reader;
        }
    }

    void meet(Room room, List<Message> messages) {
        var others = room.users();
        if (others != null) {
            others.forEach(user -> names.put(user.id(), user.name()));
        }
        for (Message message : messages) {
            meet(message.author());
            var note = message.system();
            if (note != null) {
                note.users().forEach(this::meet);
            }
        }
    }

    private void meet(Person person) {
        names.put(person.id(), person.name());
    }

    @Override
    public User me() {
        var reader = me;
        if (reader == null) {
            throw new IllegalStateException("nobody reads");
        }
        return reader;
    }

    @Override
    public long now() {
        return clock.now();
    }

    @Override
    public String name(UserId user) {
        return names.getOrDefault(user, Texts.SOMEBODY);
    }

    @Override
    public EmojiBook emoji() {
        return emoji;
    }
}
