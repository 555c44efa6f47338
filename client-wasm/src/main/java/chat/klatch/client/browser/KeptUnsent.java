package chat.klatch.client.browser;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.JsonReader;
import chat.klatch.protocol.codec.JsonWriter;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * An unsent message as it is kept: one JSON text, with its place in the order of writing. What a later version adds is
 * passed over; what cannot be read at all counts as not there.
 */
record KeptUnsent(long order, Unsent message) {
    String write() {
        var json = new JsonWriter();
        json.open('{');
        json.name("order");
        json.integer(order);
        text(json, "key", message.key().value());
        text(json, "room", message.room().value());
        text(json, "text", message.text());
        json.name("at");
        json.integer(message.at());
        var replyTo = message.replyTo();
        if (replyTo != null) {
            json.name("replyTo");
            json.integer(replyTo);
        }
        if (message.fate() instanceof Unsent.Refused(var code, var reason)) {
            text(json, "refused", code.name());
            text(json, "reason", reason);
        }
        json.close('}');
        return json.toString();
    }

    private static void text(JsonWriter json, String name, String value) {
        json.name(name);
        json.string(value);
    }

    static @Nullable KeptUnsent read(String text) {
        try {
            return new Fields(new JsonReader(text)).whole();
        } catch (Malformed | Invalid notOurs) {
            return null;
        }
    }

    /** What has been read so far. */
    private static final class Fields {
        private long order;
        private long at;
        private @Nullable String key;
        private @Nullable String room;
        private @Nullable String text;
        private @Nullable Long replyTo;
        private @Nullable ErrorCode refused;
        private String reason = "";

        Fields(JsonReader json) {
            json.openObject();
            for (String name = json.nextField(); name != null; name = json.nextField()) {
                take(json, name);
            }
            json.end();
        }

        private void take(JsonReader json, String name) {
            switch (name) {
                case "order" -> order = json.integer();
                case "at" -> at = json.integer();
                case "key" -> key = json.string();
                case "room" -> room = json.string();
                case "text" -> text = json.string();
                case "replyTo" -> replyTo = json.integer();
                case "refused" -> refused = code(json.string());
                case "reason" -> reason = json.string();
                default -> json.skip();
            }
        }

        private static ErrorCode code(String name) {
            for (ErrorCode one : ErrorCode.values()) {
                if (one.name().equals(name)) {
                    return one;
                }
            }
            return ErrorCode.INVALID;
        }

        @Nullable
        KeptUnsent whole() {
            if (key == null || room == null || text == null) {
                return null;
            }
            Unsent.Fate fate = refused == null ? new Unsent.Waiting() : new Unsent.Refused(refused, reason);
            return new KeptUnsent(order, new Unsent(new MessageKey(key), new RoomId(room), text, replyTo, at, fate));
        }
    }
}
