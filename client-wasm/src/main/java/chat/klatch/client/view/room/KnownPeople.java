package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.emoji.EmojiBook;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reader of the open room, and whoever was met there. Who is meant in a message and was never met is asked for,
 * once in each room that is opened.
 */
final class KnownPeople implements Reader {
    private final Client client;
    private final Clock clock;
    private final EmojiBook emoji;
    private final Runnable redraw;
    private final Map<UserId, String> names = new HashMap<>();
    private final Set<UserId> asked = new HashSet<>();
    private @Nullable User me;

    KnownPeople(Client client, Clock clock, EmojiBook emoji, Runnable redraw) {
        this.client = client;
        this.clock = clock;
        this.emoji = emoji;
        this.redraw = redraw;
    }

    void open(User reader) {
        asked.clear();
        if (!reader.equals(me)) {
            names.clear();
            me = reader;
        }
    }

    void meet(Room room, List<Message> messages) {
        var others = room.users();
        if (others != null) {
            others.forEach(user -> names.put(user.id(), user.name()));
            client.people().meet(others);
        }
        ask(messages);
        for (Message message : messages) {
            meet(message.author());
            var note = message.system();
            if (note != null) {
                note.users().forEach(this::meet);
            }
        }
    }

    /** Whoever is meant in what these answer, which may lie further back. */
    void meetQuoted(List<Row> rows) {
        var quoted = new ArrayList<Message>();
        for (Row row : rows) {
            if (row instanceof Row.Said said && said.quoted() != null && said.quoted().message() != null) {
                quoted.add(said.quoted().message());
            }
        }
        ask(quoted);
    }

    private void ask(List<Message> messages) {
        var strangers = messages.stream().flatMap(message -> message.mentions().stream())
                .filter(user -> !asked.contains(user) && user(user) == null).distinct().limit(Limits.PAGE).toList();
        if (!strangers.isEmpty()) {
            asked.addAll(strangers);
            client.api().users().named(strangers, page -> {
                client.people().meet(page.users());
                redraw.run();
            }, _ -> {
                // they go by what is written
            });
        }
    }

    /** Somebody as they were last told of, or null. */
    @Nullable
    User user(UserId id) {
        return client.people().user(id);
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
        var known = user(user);
        return known == null ? names.getOrDefault(user, Texts.SOMEBODY) : known.name();
    }

    @Override
    public EmojiBook emoji() {
        return emoji;
    }
}
