package chat.klatch.server.messages;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.log.RoomRev;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is said in rooms, and how it comes to stand in their logs. Any number of threads. */
public final class Messages {
    private final RoomAccess access;
    private final Notices notices;

    public Messages(RoomAccess access, Notices notices) {
        this.access = access;
        this.notices = notices;
    }

    /** How many there are in all rooms, notices and deleted ones too. */
    public static long count(Handle handle) {
        return handle.attach(MessageTable.class).count();
    }

    /** The newest rev among the messages of each room, by room: the same as its head, or something is lost. */
    public static List<RoomRev> newest(Handle handle) {
        return handle.attach(MessageTable.class).newest();
    }

    /**
     * The wish to say something.
     *
     * @param allowance
     *            throws where the author is too fast; asked only for what is new
     */
    public Change send(Person author, Draft draft, Runnable allowance) {
        return new SendChange(access, this, author, draft, allowance);
    }

    /** The wish to say it otherwise. */
    public Change edit(UserId user, Edit edit) {
        return new EditChange(access, this, user, edit);
    }

    /** The wish to take a message back. */
    public Change delete(UserId user, Delete delete) {
        return new DeleteChange(access, this, user, delete);
    }

    /** The wish to put an emoji on a message or take it off. */
    public Change react(UserId user, React react) {
        return new ReactChange(access, this, user, react);
    }

    /** Puts a notice of who did what into the room's log, within the transaction of what they did. */
    public Committed notice(LogTransaction transaction, RoomId room, Person actor, SystemNote note) {
        var head = transaction.say(room);
        NewMessages.add(transaction.handle(),
                new NewMessage(room, head, actor, null, "", null, notices.write(note), Meant.NOBODY));
        return changed(transaction.handle(), room, head.seq(), head.at());
    }

    /**
     * A room's newest change, where it is a notice by this name that another process has put there: as if it were made
     * now. Any other stands as it is.
     */
    public Optional<Committed> noticed(LogTransaction transaction, RoomId room, String by) {
        var head = transaction.head(room);
        return Tables.of(transaction.handle(), MessageTable.class).one(room, head.rev())
                .filter(row -> row.notice() != null && row.authorName().equals(by))
                .map(row -> changed(transaction.handle(), room, row.seq(), row.at()));
    }

    /** The room goes, and with it everything that was said there, the keys too. */
    public void forget(Handle handle, RoomId room) {
        Tables.of(handle, MarkerTable.class).removeAll(room);
        Tables.of(handle, ReactionTable.class).removeAll(room);
        Tables.of(handle, MentionTable.class).removeAll(room);
        Tables.of(handle, MentionTable.class).removeAllOfRoom(room);
        Tables.of(handle, MessageTable.class).removeAll(room);
    }

    Meant mentioned(Handle handle, RoomId room, String text) {
        return Meant.in(handle, room, text);
    }

    /** The message that somebody wants to change; not found where there is none, and notices take no change. */
    MessageRow changeable(Handle handle, RoomId room, long seq) {
        var row = Tables.of(handle, MessageTable.class).one(room, seq).orElseThrow(Refused::notFound);
        if (row.notice() != null) {
            throw new Refused(ErrorCode.FORBIDDEN, "Notices stay as they are.");
        }
        return row;
    }

    /** What became of a change that was just written: the message as it stands now. */
    Committed changed(Handle handle, RoomId room, long seq, Instant at) {
        var row = Tables.of(handle, MessageTable.class).one(room, seq).orElseThrow();
        return new Committed(seq, row.rev(), at, false, new Posted(room, message(row)));
    }

    /** What is said of a change that was so already. */
    static Committed already(MessageRow row, @Nullable Instant since) {
        return new Committed(row.seq(), row.rev(), since == null ? row.at() : since, true, null);
    }

    Message message(MessageRow row) {
        var notice = row.notice() == null ? null : notices.read(row.notice());
        return new Message(row.seq(), row.rev(), new Person(row.author(), row.authorName()), row.key(), row.text(),
                row.at().toEpochMilli(), millis(row.editedAt()), millis(row.deletedAt()), row.deletedBy(),
                row.replyTo(), Reactions.read(row.reactions()), List.of(), Meant.users(row.mentions()),
                row.mentionsRoom(), notice);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
