package chat.klatch.protocol.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.klatch.protocol.CloseCode;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.frame.Pong;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final String PONG = "{\"type\":\"pong\",\"n\":1}";

    @Test
    void whatTheServerSendsIsOneEventOrManyInOrder() {
        var gone = "{\"type\":\"gone\",\"room\":\"r1\"}";
        assertEquals(List.of(new Pong(1)), Frames.readEvents(PONG));
        assertEquals(List.of(new Pong(1), new Gone(new RoomId("r1")), new Pong(1)),
                Frames.readEvents("[" + PONG + "," + gone + ", " + PONG + " ]"));
        assertEquals(List.of(), Frames.readEvents("[]"));
    }

    @Test
    void anEventOfATypeThatNobodyKnowsHereIsPassedOver() {
        var news = "{\"type\":\"poll\",\"choices\":[{\"type\":\"pong\",\"n\":\"x\"}]}";
        assertEquals(List.of(), Frames.readEvents(news));
        assertEquals(List.of(new Pong(1), new Pong(1)), Frames.readEvents("[" + PONG + "," + news + "," + PONG + "]"));
    }

    @Test
    void whatIsNoEventIsMalformedWhereverItStands() {
        for (var text : List.of("", "1", "null", "[1]", "[[" + PONG + "]]", "[" + PONG + "", "[" + PONG + ",]",
                PONG + PONG,
                "[{\"n\":1}]")) {
            assertThrows(Malformed.class, () -> Frames.readEvents(text), text);
        }
    }

    @Test
    void aWrongEventAmongManyIsNamedByItsField() {
        var refused = assertThrows(Invalid.class,
                () -> Frames.readEvents("[" + PONG + ",{\"type\":\"gone\",\"room\":\"\"}]"));
        assertEquals("room", refused.field());
    }

    @Test
    void aTextTakesItsLimitInCodePointsWhateverTheirSize() {
        assertEquals(2 * Limits.TEXT_CODE_POINTS,
                Limits.text("text", " " + "😀".repeat(Limits.TEXT_CODE_POINTS) + "\n", false).length());
        assertThrows(Invalid.class, () -> Limits.text("text", "😀".repeat(Limits.TEXT_CODE_POINTS + 1), false));
    }

    /** Neither the depth of what nobody knows nor the number of its names may cost more than its length. */
    @Test
    void largeAndDeepTextsAreReadInTheirTime() {
        var names = new StringBuilder("{\"type\":\"pong\",\"n\":1");
        for (int i = 0; i < 100_000; i++) {
            names.append(",\"x").append(i).append("\":0");
        }
        assertEquals(new Pong(1), Frames.readEvent(names + "}"));
        assertThrows(Malformed.class, () -> Frames.readEvent(names + ",\"x7\":0}"));
        assertThrows(Malformed.class, () -> Frames.readEvent("[".repeat(1_000_000)));
        assertThrows(Malformed.class, () -> Frames.readEvent("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void fromFourThousandFiveHundredOnAClientStops() {
        var stop = Stream.of(CloseCode.values()).filter(code -> !CloseCode.comesBack(code.code())).toList();
        assertEquals(List.of(CloseCode.NOT_TEXT, CloseCode.NOT_UTF8, CloseCode.TOO_LARGE, CloseCode.NOT_AUTHENTICATED,
                CloseCode.REVOKED, CloseCode.PROTOCOL_ERRORS, CloseCode.TOO_MANY_CONNECTIONS, CloseCode.FLOODING),
                stop);
        assertEquals(List.of(true, true, true, false),
                Stream.of(1006, 1011, 4499, 4999).map(CloseCode::comesBack).toList());
    }

    @Test
    void onlyWhatPassesIsTriedAgain() {
        assertEquals(List.of(ErrorCode.RATE_LIMITED, ErrorCode.INTERNAL, ErrorCode.UNAVAILABLE),
                Stream.of(ErrorCode.values()).filter(ErrorCode::passes).toList());
    }
}
