package chat.klatch.client.jvm;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.codec.JsonReader;
import chat.klatch.protocol.codec.JsonWriter;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One line of a {@link FileStore}: that an account keeps a message, or, without one, forgets it. */
record JournalLine(String account, MessageKey key, @Nullable Unsent message) {
    String write() {
        var out = new JsonWriter();
        out.open('{');
        out.name("account");
        out.string(account);
        out.name("key");
        out.string(key.value());
        if (message != null) {
            write(out, message);
        }
        out.close('}');
        return out.toString();
    }

    private static void write(JsonWriter out, Unsent message) {
        out.name("room");
        out.string(message.room().value());
        out.name("text");
        out.string(message.text());
        out.name("at");
        out.integer(message.at());
        if (message.replyTo() != null) {
            out.name("replyTo");
            out.integer(message.replyTo());
        }
        if (message.fate() instanceof Unsent.Refused(var code, var reason)) {
            out.name("refused");
            out.string(code.name());
            out.name("reason");
            out.string(reason);
        }
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

    private static JournalLine read(JsonReader in) {
        String account = "";
        String key = "";
        String room = null;
        String text = "";
        long at = 0;
        Long replyTo = null;
        Unsent.Fate fate = new Unsent.Waiting();
        ErrorCode refused = null;
        in.openObject();
        for (var name = in.nextField(); name != null; name = in.nextField()) {
            switch (name) {
                case "account" -> account = in.string();
                case "key" -> key = in.string();
                case "room" -> room = in.string();
                case "text" -> text = in.string();
                case "at" -> at = in.integer();
                case "replyTo" -> replyTo = in.integer();
                case "refused" -> refused = ErrorCode.valueOf(in.string());
                case "reason" -> fate = new Unsent.Refused(refused == null ? ErrorCode.INVALID : refused, in.string());
                default -> in.skip();
            }
        }
        in.end();
        var named = new MessageKey(key);
        return new JournalLine(account, named,
                room == null ? null : new Unsent(named, new RoomId(room), text, replyTo, at, fate));
    }
}
