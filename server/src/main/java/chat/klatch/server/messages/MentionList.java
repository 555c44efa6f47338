package chat.klatch.server.messages;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Mentioned;
import chat.klatch.protocol.call.Mentions;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.storage.Cursor;
import chat.klatch.server.storage.JsonArray;
import chat.klatch.server.storage.Tables;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody was mentioned, by name or with their room, in the rooms that they are a member of; the newest first.
 * Any number of threads.
 */
public final class MentionList {
    private static final int NUMBER_CHARS = 15;
    private final Messages messages;
    private final MessageBytes bytes;

    /**
     * @param bytes
     *            how much a message takes on the wire
     */
    public MentionList(Messages messages, ToIntFunction<Message> bytes) {
        this.messages = messages;
        this.bytes = new MessageBytes(bytes);
    }

    /** A part of the list; {@code after} as the part before said. */
    public Mentions some(Handle handle, UserId user, @Nullable String after, int limit) {
        var from = after == null ? new Place(Long.MAX_VALUE, Long.MAX_VALUE, Cursor.LAST) : Place.read(after);
        var rooms = JsonArray.of(Memberships.rooms(handle, user));
        var places = Tables.of(handle, MentionTable.class).before(user, rooms, Instant.ofEpochMilli(from.at), from.room,
                from.seq, limit + 1);
        var found = places.stream().limit(limit).map(place -> found(handle, user, place)).toList();
        int kept = bytes.fitting(found.stream().map(Mentioned::message).toList());
        var next = kept == places.size() ? null : Place.of(places.get(kept - 1)).toString();
        return new Mentions(found.subList(0, kept), next);
    }

    private Mentioned found(Handle handle, UserId user, MentionTable.Place place) {
        var row = Tables.of(handle, MessageTable.class).one(place.room(), place.seq()).orElseThrow();
        var seen = Reactions.mine(handle, user, place.room(), List.of(messages.message(row)));
        return new Mentioned(place.room(), seen.getFirst());
    }

    /** A place in the list, as it is given out. */
    private record Place(long at, long seq, String room) {
        static Place of(MentionTable.Place place) {
            return new Place(place.at().toEpochMilli(), place.seq(), place.room().value());
        }

        static Place read(String given) {
            var parts = List.of(given.split("\\.", 3));
            if (parts.size() != 3 || !number(parts.get(0)) || !number(parts.get(1))) {
                throw new Invalid("after", "must be the next of an answer before");
            }
            return new Place(Long.parseLong(parts.get(0)), Long.parseLong(parts.get(1)), parts.get(2));
        }

        private static boolean number(String text) {
            return !text.isEmpty() && text.length() <= NUMBER_CHARS
                    && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        @Override
        public String toString() {
            return at + "." + seq + "." + room;
        }
    }
}
