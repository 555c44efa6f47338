package chat.klatch.server.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** Whether changes are stored each by itself or many in one commit, everybody is answered the same. */
class OneCommitPropertyTest {
    enum Kind {
        SEND, REPLY, EDIT, DELETE, REACT, NOTICE, LEAVE
    }

    /** What one of the users wants; {@code which} is a key, or a message. */
    record Wish(Kind kind, int who, int which, int what) {
    }

    private static final List<String> NAMES = List.of("ada", "ben", "cyd");
    private static final List<String> TEXTS = List.of("hello", "hello again", "@ada and @cyd", "@room");
    private static final String ROWS = """
            select message.room || '|' || seq || '|' || rev || '|' || author || '|' || coalesce(key, '-') || '|' || text
                || '|' || coalesce(reply_to, 0) || '|' || coalesce(mentions, '-') || '|' || mentions_room
                || '|' || coalesce(reactions, '-') || '|' || (deleted_at is null) from message order by seq""";
    private static final String MENTIONS = """
            select mention.user || '|' || seq from mention
            union all select author || '|' || seq || '|room' from room_mention order by 1""";
    private static final String HEADS = "select room || '|' || rev || '|' || seq from head";
    private static final Stage STAGE = new Stage();

    /** What became of a wish. */
    private record Outcome(@Nullable Committed committed, String refused) {
    }

    @AfterContainer
    static void close() {
        STAGE.close();
    }

    @Provide
    Arbitrary<Wish> wishes() {
        var kinds = Arbitraries.frequency(Tuple.of(12, Kind.SEND), Tuple.of(3, Kind.REPLY), Tuple.of(1, Kind.EDIT),
                Tuple.of(1, Kind.DELETE), Tuple.of(1, Kind.REACT), Tuple.of(1, Kind.NOTICE), Tuple.of(1, Kind.LEAVE));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 2), Arbitraries.integers().between(1, 9),
                Arbitraries.integers().between(0, TEXTS.size() - 1)).as(Wish::new);
    }

    @Property(tries = 25)
    void oneCommitOfManyIsLikeOneForEach(@ForAll @Size(max = 10) List<@From("wishes") Wish> before,
            @ForAll @Size(max = 30) List<@From("wishes") Wish> wishes) {
        var alone = lives(before, wishes, false);
        assertEquals(alone, lives(before, wishes, true));
    }

    private static List<Object> lives(List<Wish> before, List<Wish> wishes, boolean together) {
        STAGE.clear("private");
        NAMES.subList(0, 2).forEach(STAGE::member);
        STAGE.account(NAMES.get(2));
        var told = new ArrayList<Object>();
        before.forEach(wish -> told.addAll(commit(List.of(wish))));
        if (together) {
            told.addAll(commit(wishes));
        } else {
            wishes.forEach(wish -> told.addAll(commit(List.of(wish))));
        }
        for (String rows : List.of(ROWS, MENTIONS, HEADS)) {
            told.add(STAGE.database.read(handle -> handle.createQuery(rows).mapTo(String.class).list()));
        }
        return told;
    }

    private static List<Outcome> commit(List<Wish> wishes) {
        var changes = wishes.stream().map(OneCommitPropertyTest::change).toList();
        return STAGE.database.write(handle -> {
            var transaction = new LogTransaction(handle, STAGE.now());
            changes.forEach(change -> change.foresee(transaction));
            var outcomes = new ArrayList<Outcome>();
            changes.forEach(change -> outcomes.add(outcome(change, transaction)));
            transaction.finish();
            return outcomes;
        });
    }

    private static Outcome outcome(Change change, LogTransaction transaction) {
        try {
            return new Outcome(change.write(transaction), "");
        } catch (Refused | Invalid no) {
            return new Outcome(null, no.toString());
        }
    }

    private static Change change(Wish wish) {
        var user = new UserId(NAMES.get(wish.who));
        var id = new RequestId("r");
        var text = TEXTS.get(wish.what);
        return switch (wish.kind) {
            case SEND, REPLY -> STAGE.messages.send(new Person(user, user.value()),
                    new Draft(Stage.ROOM, new MessageKey("message-" + wish.which), text,
                            wish.kind == Kind.REPLY ? (long) wish.which : null),
                    () -> {
                    });
            case EDIT -> STAGE.messages.edit(user, new Edit(id, Stage.ROOM, wish.which, text, null));
            case DELETE -> STAGE.messages.delete(user, new Delete(id, Stage.ROOM, wish.which));
            case REACT -> STAGE.messages.react(user, new React(id, Stage.ROOM, wish.which, "👍", wish.what > 0));
            case NOTICE -> new Noted(user, false);
            case LEAVE -> new Noted(user, true);
        };
    }

    /** As a change of the room's own: a notice, and perhaps a member less, of which later wishes must know. */
    private record Noted(UserId user, boolean leaves) implements Change {
        @Override
        public RoomId room() {
            return Stage.ROOM;
        }

        @Override
        public Committed write(LogTransaction transaction) {
            if (leaves) {
                transaction.handle().execute("delete from member where room = ? and member.user = ?",
                        Stage.ROOM.value(), user.value());
            }
            return STAGE.messages.notice(transaction, Stage.ROOM, new Person(user, user.value()),
                    new SystemNote("topic", List.of(), null));
        }
    }
}
