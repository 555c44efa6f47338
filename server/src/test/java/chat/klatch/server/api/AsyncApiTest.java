package chat.klatch.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.frame.Answer;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/asyncapi.yaml} knows every frame: which way it goes, and which answers a request may get. */
class AsyncApiTest {
    private final JsonNode document = new Documents().asyncApi();

    private static Set<String> names(Class<?>... families) {
        return Stream.of(families).flatMap(family -> RecordsTest.frames(family).stream()).map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> references(Stream<JsonNode> nodes) {
        return nodes.map(Documents::reference).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> messages(String action) {
        return references(document.path("operations").valueStream()
                .filter(operation -> operation.path("action").asText().equals(action))
                .flatMap(operation -> operation.path("messages").valueStream()));
    }

    private Set<String> replies() {
        return references(document.path("operations").valueStream()
                .flatMap(operation -> operation.at("/reply/messages").valueStream()));
    }

    @Test
    void everyFrameIsAMessageOfTheSocketByItsType() {
        var frames = names(Command.class, Event.class);
        assertEquals(frames, references(document.at("/channels/socket/messages").valueStream()));
        var described = new TreeSet<String>();
        document.at("/components/messages").properties().forEach(message -> {
            described.add(message.getKey());
            assertEquals(message.getKey(), Documents.reference(message.getValue().path("payload")));
        });
        assertEquals(frames, described);
        for (Class<?> frame : Stream.of(Command.class, Event.class).map(RecordsTest::frames).flatMap(List::stream)
                .toList()) {
            assertEquals(frame.getAnnotation(Wire.class).value(),
                    document.at("/components/messages/" + frame.getSimpleName() + "/name").asText());
        }
    }

    @Test
    void whatClientsSendIsReceivedAndWhatTheServerSendsIsSentOrReplied() {
        assertEquals(names(Command.class), messages("receive"));
        var said = new TreeSet<>(messages("send"));
        said.addAll(replies());
        assertEquals(names(Event.class), said);
    }

    @Test
    void eachRequestHasOneAnswerOrAnError() {
        var requests = names(Request.class);
        var answers = names(Answer.class);
        int seen = 0;
        for (JsonNode operation : document.path("operations")) {
            var asked = Documents.reference(operation.at("/messages/0"));
            if (operation.path("action").asText().equals("receive") && requests.contains(asked)) {
                var replies = references(operation.at("/reply/messages").valueStream());
                assertEquals(2, replies.size(), asked);
                assertTrue(replies.contains("Failed") && answers.containsAll(replies), asked + " gets " + replies);
                seen++;
            }
        }
        assertEquals(requests.size(), seen);
    }
}
