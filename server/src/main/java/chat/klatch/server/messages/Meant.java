package chat.klatch.server.messages;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.MentionParser;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.accounts.People;
import chat.klatch.server.storage.JsonArray;
import chat.klatch.server.storage.Tables;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who a message mentions: members of its room, in the order of the text, and perhaps everybody. */
record Meant(List<UserId> users, boolean room) {
    private static final int NAMES_LOOKED_UP = 500;
    static final Meant NOBODY = new Meant(List.of(), false);

    /** Whom the text means among those who are members now. */
    static Meant in(Handle handle, RoomId room, String text) {
        var mentions = MentionParser.parse(text);
        if (mentions.isEmpty()) {
            return NOBODY;
        }
        var names = mentions.stream().flatMap(mention -> mention.names().stream()).distinct().limit(NAMES_LOOKED_UP)
                .toList();
        var named = People.named(handle, names);
        var members = Memberships.among(handle, room, named.values());
        var users = new LinkedHashSet<UserId>();
        boolean everybody = false;
        for (var mention : mentions) {
            var meant = mention.names().stream()
                    .filter(name -> name.equals(MentionParser.ROOM) || isMember(named.get(name), members)).findFirst();
            everybody |= meant.filter(MentionParser.ROOM::equals).isPresent();
            meant.map(named::get).filter(_ -> users.size() < Limits.MENTIONS_PER_MESSAGE).ifPresent(users::add);
        }
        return new Meant(List.copyOf(users), everybody);
    }

    private static boolean isMember(@Nullable UserId user, Set<UserId> members) {
        return user != null && members.contains(user);
    }

    /** As the message's own row has it; null for nobody. */
    @Nullable
    String column() {
        return users.isEmpty() ? null : users.stream().map(UserId::value).collect(Collectors.joining(" "));
    }

    static List<UserId> users(@Nullable String column) {
        return column == null ? List.of() : Stream.of(column.split(" ", -1)).map(UserId::new).toList();
    }

    /** Lets the message count for those whom it mentions, once it stands in its table. */
    void count(Handle handle, RoomId message, long seq, Instant at, UserId author) {
        if (!users.isEmpty()) {
            Tables.of(handle, MentionTable.class).add(message, seq, at, author, JsonArray.of(users));
        }
        if (room) {
            Tables.of(handle, MentionTable.class).addRoom(message, seq, at, author);
        }
    }

    /** Lets the message count for nobody any more. */
    static void forget(Handle handle, RoomId room, long seq) {
        Tables.of(handle, MentionTable.class).remove(room, seq);
        Tables.of(handle, MentionTable.class).removeRoom(room, seq);
    }
}
