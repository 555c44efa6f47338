package chat.klatch.server.json;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.codec.UnknownType;
import chat.klatch.protocol.codec.Words;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.model.RequestId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the protocol's records. Any number of threads. */
public final class Json {
    private static final int DEPTH = 64;
    private static final int LONGEST = 1 << 20;
    /** Shared by all servers of a process: what it keeps depends on nothing but the protocol's records. */
    private static final ObjectMapper MAPPER = WireMapper.create(StreamReadConstraints.builder().maxNestingDepth(DEPTH)
            .maxNumberLength(LONGEST).maxNameLength(LONGEST).maxStringLength(LONGEST).build());
    private static final ObjectWriter EVENTS = MAPPER.writerFor(Event.class);

    /**
     * What came, as a tree without fields that are null: they count as absent.
     *
     * @throws Malformed
     *             where it is not one JSON value
     */
    public JsonNode parse(String text) {
        try {
            var tree = MAPPER.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw new Malformed(Words.JSON);
            }
            dropNulls(tree);
            return tree;
        } catch (JsonProcessingException broken) {
            throw new Malformed(Words.JSON);
        }
    }

    /**
     * Whether it is one JSON object.
     *
     * @throws Malformed
     *             where it is not one JSON value
     */
    public boolean isObject(String text) {
        return parse(text).isObject();
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
            object.forEach(Json::dropNulls);
        } else if (node instanceof ArrayNode array) {
            array.forEach(Json::dropNulls);
        }
    }

    /**
     * One frame of a client.
     *
     * @throws Malformed
     *             where it is no object with a type
     * @throws UnknownType
     *             where its type is not known
     * @throws Invalid
     *             where a field breaks a rule
     */
    public Command readCommand(JsonNode frame) {
        return readFrame(frame, Command.class);
    }

    /** One frame of the server, by the same rules. */
    public Event readEvent(JsonNode frame) {
        return readFrame(frame, Event.class);
    }

    /** The same, as it was written. */
    public Event readEvent(String text) {
        return readEvent(parse(text));
    }

    private <T> T readFrame(JsonNode frame, Class<T> family) {
        if (!frame.isObject()) {
            throw new Malformed("must be a JSON object");
        }
        if (!frame.path("type").isTextual()) {
            throw new Malformed("must have a type");
        }
        return bind(frame, family);
    }

    /** The body of an HTTP call. */
    public <T> T read(String body, Class<T> type) {
        return bind(parse(body), type);
    }

    private <T> T bind(JsonNode tree, Class<T> type) {
        if (!tree.isObject()) {
            throw new Invalid("", Words.OBJECT);
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (InvalidTypeIdException _) {
            throw new UnknownType();
        } catch (JsonProcessingException refused) {
            throw Refusals.invalid(refused);
        }
    }

    /** The id of a request that could not be read otherwise; null where it has none that can be used. */
    public @Nullable RequestId requestId(JsonNode frame) {
        try {
            return frame.path("id").isTextual() ? new RequestId(frame.path("id").textValue()) : null;
        } catch (Invalid _) {
            return null;
        }
    }

    /** The UTF-8 of one event. */
    public byte[] write(Event event) {
        try {
            return EVENTS.writeValueAsBytes(event);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The UTF-8 of the body of an HTTP answer. */
    public byte[] writeBody(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
