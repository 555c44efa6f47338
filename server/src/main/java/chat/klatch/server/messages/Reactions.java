package chat.klatch.server.messages;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.storage.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a message shows of the reactions to it. It stands in the message's own row, so that a page of messages is one
 * query however many reacted: a line for each emoji, in the order of their first use: the count, the first hundred
 * users, the emoji.
 */
final class Reactions {
    private Reactions() {
    }

    static List<Reaction> read(@Nullable String column) {
        return column == null ? List.of() : column.lines().map(Reactions::line).toList();
    }

    private static Reaction line(String line) {
        var words = line.split(" ", -1);
        var users = Stream.of(words).skip(1).limit(words.length - 2L).map(UserId::new).toList();
        return new Reaction(words[words.length - 1], Integer.parseInt(words[0]), users, false);
    }

    /** Null for none. */
    static @Nullable String write(List<Reaction> reactions) {
        return reactions.isEmpty() ? null : reactions.stream().map(Reactions::line).collect(Collectors.joining("\n"));
    }

    private static String line(Reaction reaction) {
        return reaction.count() + reaction.users().stream().map(user -> " " + user).collect(Collectors.joining()) + " "
                + reaction.emoji();
    }

    /** With one more; null where that would be one emoji too many. */
    static @Nullable List<Reaction> with(List<Reaction> before, String emoji, UserId user) {
        var after = new ArrayList<Reaction>(before.size() + 1);
        boolean known = false;
        for (Reaction one : before) {
            boolean same = one.emoji().equals(emoji);
            known |= same;
            after.add(same ? more(one, user) : one);
        }
        if (!known) {
            after.add(new Reaction(emoji, 1, List.of(user), false));
        }
        return after.size() > Limits.REACTIONS_PER_MESSAGE ? null : after;
    }

    private static Reaction more(Reaction one, UserId user) {
        var users = new ArrayList<>(one.users());
        if (users.size() < Limits.USERS_PER_REACTION) {
            users.add(user);
        }
        return new Reaction(one.emoji(), one.count() + 1, users, false);
    }

    /**
     * With one less.
     *
     * @param last
     *            who is now the last of the hundred, where there are so many
     */
    static List<Reaction> without(List<Reaction> before, String emoji, UserId user, Optional<UserId> last) {
        var after = new ArrayList<Reaction>(before.size());
        for (Reaction one : before) {
            if (!one.emoji().equals(emoji)) {
                after.add(one);
            } else if (one.count() > 1) {
                var users = new ArrayList<>(one.users());
                if (users.remove(user)) {
                    last.ifPresent(users::add);
                }
                after.add(new Reaction(emoji, one.count() - 1, users, false));
            }
        }
        return after;
    }

    /** The messages as {@code user} sees them: marked where they reacted and are not among the hundred. */
    static List<Message> mine(Handle handle, UserId user, RoomId room, List<Message> messages) {
        return messages.stream().map(message -> crowded(message) ? mine(handle, user, room, message) : message)
                .toList();
    }

    private static boolean crowded(Message message) {
        return message.reactions().stream().anyMatch(one -> one.count() > one.users().size());
    }

    private static Message mine(Handle handle, UserId user, RoomId room, Message message) {
        var reactions = message.reactions().stream()
                .map(one -> new Reaction(one.emoji(), one.count(), one.users(),
                        one.count() > one.users().size() && !one.users().contains(user)
                                && Tables.of(handle, ReactionTable.class).has(room, message.seq(), one.emoji(), user)))
                .toList();
        return new Message(message.seq(), message.rev(), message.author(), message.key(), message.text(), message.at(),
                message.editedAt(), message.deletedAt(), message.deletedBy(), message.replyTo(), reactions,
                message.files(), message.mentions(), message.mentionsRoom(), message.system());
    }
}
