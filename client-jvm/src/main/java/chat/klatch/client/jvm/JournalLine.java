package chat.klatch.client.jvm;

import chat.klatch.client.store.Unsent;
import chat.klatch.client.store.UnsentFields;
import chat.klatch.protocol.codec.JsonReader;
import chat.klatch.protocol.codec.JsonWriter;
import chat.klatch.protocol.model.MessageKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One line of a {@link FileStore}: that an account keeps a message, or, without one, forgets it. */
record JournalLine(String account, MessageKey key, @Nullable Unsent message) {
    String write() {
        var out = new JsonWriter();
        out.open('{');
        out.name("account");
        out.string(account);
        if (message == null) {
            out.name("key");
            out.string(key.value());
        } else {
            UnsentFields.write(out, message);
        }
        out.close('}');
        return out.toString();
    }

    /**
     * Reads a line back.
     *
     * @throws IOException
     *             where it is none
     */
    static JournalLine read(String line) throws IOException {
        try {
            return read(new JsonReader(line));
        } catch (RuntimeException broken) {
            throw new IOException("not a line of an outbox", broken);
        }
    }

    private static JournalLine read(JsonReader in) throws IOException {
        String account = "";
        var fields = new UnsentFields();
        in.openObject();
        for (var name = in.nextField(); name != null; name = in.nextField()) {
            if (name.equals("account")) {
                account = in.string();
            } else if (!fields.take(in, name)) {
                in.skip();
            }
        }
        in.end();
        var key = fields.key();
        if (key == null) {
            throw new IOException("a line of an outbox without a key");
        }
        return new JournalLine(account, key, fields.whole());
    }
}
