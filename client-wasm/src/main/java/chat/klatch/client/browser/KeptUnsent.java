package chat.klatch.client.browser;

import chat.klatch.client.store.Unsent;
import chat.klatch.client.store.UnsentFields;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.JsonReader;
import chat.klatch.protocol.codec.JsonWriter;
import chat.klatch.protocol.codec.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * An unsent message as it is kept: one JSON text, with its place in the order of writing and the tab that holds it,
 * empty where none does. What a later version adds is passed over; what cannot be read at all counts as not there.
 */
record KeptUnsent(long order, String holder, Unsent message) {
    KeptUnsent heldBy(String other) {
        return new KeptUnsent(order, other, message);
    }

    String write() {
        var json = new JsonWriter();
        json.open('{');
        json.name("order");
        json.integer(order);
        json.name("holder");
        json.string(holder);
        UnsentFields.write(json, message);
        json.close('}');
        return json.toString();
    }

    static @Nullable KeptUnsent read(String text) {
        try {
            return read(new JsonReader(text));
        } catch (Malformed | Invalid notOurs) {
            return null;
        }
    }

    private static @Nullable KeptUnsent read(JsonReader json) {
        long order = 0;
        var holder = "";
        var fields = new UnsentFields();
        json.openObject();
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            if (name.equals("order")) {
                order = json.integer();
            } else if (name.equals("holder")) {
                holder = json.string();
            } else if (!fields.take(json, name)) {
                json.skip();
            }
        }
        json.end();
        var message = fields.whole();
        return message == null ? null : new KeptUnsent(order, holder, message);
    }
}
