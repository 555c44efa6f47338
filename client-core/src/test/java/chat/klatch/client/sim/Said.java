package chat.klatch.client.sim;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.SignedIn;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.SignUp;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.List;

/** The people, rooms and sentences of the tests. */
public final class Said {
    public static final User ADA = user("ada");
    public static final User BOB = user("bob");
    public static final RoomId TEA = new RoomId("tea");
    public static final RoomId DEN = new RoomId("den");

    private Said() {
    }

    public static User user(String name) {
        return new User(new UserId(name), name, name, PlaceRole.MEMBER, null, null, false, false);
    }

    public static Person person(User user) {
        return new Person(user.id(), user.name());
    }

    /** A public room that the reader is a member of, as a welcome tells it. */
    public static Room room(RoomId id) {
        return room(id, RoomKind.PUBLIC, RoomRole.MEMBER);
    }

    public static Room room(RoomId id, RoomKind kind, RoomRole role) {
        return new Room(id, kind == RoomKind.DIRECT ? "" : id.value(), kind, "", 0, 0, 0, 0, 0, 2, role, false, false,
                kind == RoomKind.DIRECT ? List.of(BOB) : null);
    }

    /** A message that nobody has changed; of bob, unless somebody else is named. */
    public static Message message(long seq) {
        return message(seq, BOB, new MessageKey("bob-key-" + seq));
    }

    public static Message message(long seq, User author, MessageKey key) {
        return Message.said(seq, person(author), key, "the " + seq + "th", seq * 1_000, null);
    }

    /** The messages of bob from one seq to another, both included. */
    public static List<Message> messages(long from, long to) {
        return java.util.stream.LongStream.rangeClosed(from, to).mapToObj(Said::message).toList();
    }

    public static Message edited(Message message, long rev, String text) {
        return new Message(message.seq(), rev, message.author(), message.key(), text, message.at(), rev * 1_000, null,
                null, message.replyTo(), message.reactions(), message.files(), message.mentions(),
                message.mentionsRoom(), message.system());
    }

    public static Message reacted(Message message, long rev, Reaction... reactions) {
        return new Message(message.seq(), rev, message.author(), message.key(), message.text(), message.at(),
                message.editedAt(), message.deletedAt(), message.deletedBy(), message.replyTo(), List.of(reactions),
                message.files(), message.mentions(), message.mentionsRoom(), message.system());
    }

    public static Message deleted(Message message, long rev) {
        return new Message(message.seq(), rev, message.author(), message.key(), "", message.at(), message.editedAt(),
                rev * 1_000, message.author().id(), message.replyTo(), List.of(), List.of(), message.mentions(),
                message.mentionsRoom(), message.system());
    }

    public static Message mentioning(Message message, User... users) {
        return new Message(message.seq(), message.rev(), message.author(), message.key(), message.text(), message.at(),
                message.editedAt(), message.deletedAt(), message.deletedBy(), message.replyTo(), message.reactions(),
                message.files(), List.of(users).stream().map(User::id).toList(), message.mentionsRoom(),
                message.system());
    }

    public static Posted posted(RoomId room, Message message) {
        return new Posted(room, message);
    }

    public static String place() {
        return Frames.write(new PlaceInfo("Home", "1", false, SignUp.OPEN, null));
    }

    public static String signedIn(User user, String token) {
        return Frames.write(new SignedIn(user, token, 1));
    }

    public static String problem(ErrorCode code) {
        return Frames.write(new Problem(code.status(), "no", "no", code, null, null));
    }
}
