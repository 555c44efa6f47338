package chat.klatch.client.view.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static Rights rights(PlaceRole role, RoomKind kind, @Nullable RoomRole inRoom, boolean archived) {
        return Rights.of(new User(new UserId("me"), "me", "Me", role, null, null, false, false),
                new Room(new RoomId("room"), "Room", kind, "", 1, 1, 1, 0, 0, 2, inRoom, archived, false, null));
    }

    @Test
    void aMemberChangesNothing() {
        var rights = rights(PlaceRole.MEMBER, RoomKind.PUBLIC, RoomRole.MEMBER, false);
        assertFalse(rights.changes() || rights.moderates() || rights.deletes());
        assertTrue(rights.member());
    }

    @Test
    void aModeratorAppointsEverybodyButOwnersAndDeletesNothing() {
        var rights = rights(PlaceRole.MEMBER, RoomKind.PUBLIC, RoomRole.MODERATOR, false);
        assertTrue(rights.gives(RoomRole.MODERATOR));
        assertFalse(rights.gives(RoomRole.OWNER));
        assertFalse(rights.deletes());
    }

    @Test
    void anOwnerDoesEverythingAndInTheArchiveOnlyOpensOrDeletes() {
        var rights = rights(PlaceRole.MEMBER, RoomKind.PRIVATE, RoomRole.OWNER, false);
        assertTrue(rights.changes() && rights.gives(RoomRole.OWNER) && rights.deletes());
        var archived = rights(PlaceRole.MEMBER, RoomKind.PRIVATE, RoomRole.OWNER, true);
        assertTrue(archived.moderates() && archived.deletes());
        assertFalse(archived.changes());
    }

    @Test
    void thePlacesAdminsModerateWhereTheyAreNoMembersAndItsOwnerDeletes() {
        assertTrue(rights(PlaceRole.ADMIN, RoomKind.PUBLIC, null, false).gives(RoomRole.OWNER));
        assertFalse(rights(PlaceRole.ADMIN, RoomKind.PUBLIC, null, false).deletes());
        assertTrue(rights(PlaceRole.OWNER, RoomKind.PUBLIC, null, false).deletes());
    }

    @Test
    void aDirectRoomStaysAsItIs() {
        var rights = rights(PlaceRole.OWNER, RoomKind.DIRECT, null, false);
        assertEquals(new Rights(true, false, false, false, false, true), rights);
    }
}
