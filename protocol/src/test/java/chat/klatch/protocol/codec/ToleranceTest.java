package chat.klatch.protocol.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Pong;
import chat.klatch.protocol.frame.PresenceChanged;
import chat.klatch.protocol.frame.RoomChanged;
import chat.klatch.protocol.frame.UserChanged;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.SignUp;
import chat.klatch.protocol.model.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client makes of a server that is newer than itself. */
class ToleranceTest {
    private static final String ROOM = """
            {"type":"room","room":{"id":"tea","name":"Tea","kind":"forum","topic":"","rev":1,"seq":1,"read":0,
            "unread":0,"mentions":0,"members":1,"role":"guest","archived":false,"muted":false}}""";
    private static final String USER = """
            {"type":"user","user":{"id":"u","username":"ada","name":"Ada","role":"auditor"}}""";

    @Test
    void aCodeThatIsNotKnownIsFinal() {
        var error = "{\"type\":\"error\",\"re\":\"1\",\"code\":\"quota\",\"message\":\"No more today.\"}";
        assertEquals(List.of(new Failed(new RequestId("1"), ErrorCode.INVALID, "No more today.", null, null)),
                Frames.readEvents(error));
    }

    @Test
    void aKindOrRoleThatIsNotKnownPromisesTheLeast() {
        var room = ((RoomChanged) Frames.readEvents(ROOM).getFirst()).room();
        assertEquals(RoomKind.PRIVATE, room.kind());
        assertEquals(RoomRole.MEMBER, room.role());
        assertEquals(PlaceRole.MEMBER, ((UserChanged) Frames.readEvents(USER).getFirst()).user().role());
    }

    @Test
    void whatIsKnownInTheSameArrayIsReadAllTheSame() {
        var all = "[{\"type\":\"presence\",\"user\":\"u\",\"status\":\"busy\"},{\"type\":\"dance\",\"x\":[1]},"
                + "{\"type\":\"pong\",\"n\":7}]";
        assertEquals(List.of(new PresenceChanged(new UserId("u"), Presence.AWAY), new Pong(7)),
                Frames.readEvents(all));
    }

    @Test
    void anAnswerToACallIsHeardTheSameWay() {
        var place = "{\"name\":\"Home\",\"build\":\"9\",\"firstRun\":false,\"signup\":\"lottery\"}";
        assertEquals(SignUp.CLOSED, Frames.hearPlaceInfo(place).signup());
        assertEquals("signup", assertThrows(Invalid.class, () -> Frames.readPlaceInfo(place)).field());
    }

    @Test
    void whoChecksOneFrameIsToldThatANameIsNone() {
        assertEquals("room.kind", assertThrows(Invalid.class, () -> Frames.readEvent(ROOM)).field());
        assertThrows(Invalid.class, () -> Frames.readCommand("{\"type\":\"presence\",\"status\":\"busy\"}"));
    }
}
