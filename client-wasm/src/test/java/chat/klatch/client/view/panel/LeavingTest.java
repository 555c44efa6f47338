package chat.klatch.client.view.panel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.call.Member;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeavingTest {
    private static final User ME = user("me", false);

    private static User user(String id, boolean disabled) {
        return new User(new UserId(id), id, id, PlaceRole.MEMBER, null, null, false, disabled);
    }

    private static boolean anotherOwns(User user, RoomRole role) {
        return Leaving.hasAnotherOwner(List.of(new Member(ME, RoomRole.OWNER, Presence.ONLINE),
                new Member(user, role, Presence.OFFLINE)), ME);
    }

    @Test
    void onlyAnotherOwnerWhoseAccountIsInUseKeepsTheRoom() {
        assertTrue(anotherOwns(user("bob", false), RoomRole.OWNER));
        assertFalse(anotherOwns(user("bob", false), RoomRole.MODERATOR));
        assertFalse(anotherOwns(user("bob", true), RoomRole.OWNER));
    }
}
