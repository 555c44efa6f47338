package chat.klatch.client.view.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.client.Asked;
import chat.klatch.protocol.call.Member;
import chat.klatch.protocol.call.Members;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompanionsTest {
    private static final String ALL = "GET /api/rooms/tea/members";
    private static final int MOST = 8;
    private final Asked calls = new Asked();
    private final Companions companions = new Companions(calls.api().members(), () -> {
    });

    private static String members(boolean more, String... names) {
        return Frames.write(new Members(Stream.of(names).map(name -> new Member(
                new User(new UserId(name), name, name, PlaceRole.MEMBER, null, null, false, false), RoomRole.MEMBER,
                Presence.ONLINE)).toList(), more ? "next" : null));
    }

    private List<String> offered(String word) {
        var tea = new Room(new RoomId("tea"), "Tea", RoomKind.PUBLIC, "", 1, 1, 1, 0, 0, 2, null, false, false, null);
        return companions.matching(tea, word, MOST).stream().map(User::username).sorted().toList();
    }

    /** The first letter of another name is typed. */
    private void begins(String word, String answer) {
        companions.begin();
        offered(word);
        calls.take(ALL).answer(answer);
    }

    @Test
    void whoJoinedSinceANameWasBegunIsOfferedWithTheNextAndWhoLeftIsNot() {
        begins("b", members(false, "bea", "bob"));
        assertEquals(List.of("bea", "bob"), offered("b"));
        begins("b", members(false, "bob", "bud"));
        assertEquals(List.of("bob", "bud"), offered("b"));
    }

    @Test
    void whoWasThereIsOfferedUntilItIsKnownWhoIs() {
        begins("b", members(false, "bob"));
        companions.begin();
        assertEquals(List.of("bob"), offered("b"));
    }

    @Test
    void whoIsFoundByAWordInALargeRoomIsNotLostToAnAnswerThatComesLater() {
        begins("z", members(true, "ann"));
        companions.begin();
        offered("z");
        calls.take(ALL + "?q=z").answer(members(false, "zoe"));
        calls.take(ALL).answer(members(true, "bob"));
        assertEquals(List.of("zoe"), offered("z"));
        assertEquals(List.of(), offered("ann"));
    }

    @Test
    void oneNameIsAskedForOnce() {
        begins("b", members(false, "bob"));
        offered("bo");
        offered("bob");
        assertEquals(0, calls.size());
    }
}
