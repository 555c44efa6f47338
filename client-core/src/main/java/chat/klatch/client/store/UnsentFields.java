package chat.klatch.client.store;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.codec.JsonReader;
import chat.klatch.protocol.codec.JsonWriter;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * What is unsent as fields of a JSON object: the one form in which every store keeps it. What a later version adds is
 * passed over by whoever reads.
 */
public final class UnsentFields {
    private @Nullable String key;
    private @Nullable String room;
    private @Nullable String text;
    private @Nullable Long replyTo;
    private @Nullable String refused;
    private @Nullable Long seq;
    private @Nullable Long base;
    private @Nullable String emoji;
    private String reason = "";
    private String epoch = "";
    private long at;
    private boolean on;

    /** Writes the fields into the object that is open. */
    public static void write(JsonWriter out, Unsent unsent) {
        text(out, "key", unsent.key().value());
        text(out, "room", unsent.room().value());
        text(out, "text", unsent.text());
        out.name("at");
        out.integer(unsent.at());
        if (unsent.reply() != null) {
            out.name("replyTo");
            out.integer(unsent.reply().seq());
            text(out, "epoch", unsent.reply().epoch());
        }
        if (unsent.change() != null) {
            write(out, unsent.change());
        }
        if (unsent.fate() instanceof Unsent.Refused(var code, var reason)) {
            text(out, "refused", code.name());
            text(out, "reason", reason);
        }
    }

    private static void write(JsonWriter out, Unsent.Change change) {
        out.name("seq");
        out.integer(change.seq());
        text(out, "epoch", change.epoch());
        switch (change.deed()) {
            case Unsent.Edit(var base) -> {
                out.name("base");
                out.integer(base);
            }
            case Unsent.React(var emoji, var on) -> {
                text(out, "emoji", emoji);
                out.name("on");
                out.flag(on);
            }
            case Unsent.Delete() -> {
                // no more is to be said
            }
        }
    }

    private static void text(JsonWriter out, String name, String value) {
        out.name(name);
        out.string(value);
    }

    /** Takes the field of this name, if it is one of these; says whether it was. */
    public boolean take(JsonReader in, String name) {
        switch (name) {
            case "key" -> key = in.string();
            case "room" -> room = in.string();
            case "text" -> text = in.string();
            case "at" -> at = in.integer();
            case "replyTo" -> replyTo = in.integer();
            case "refused" -> refused = in.string();
            case "reason" -> reason = in.string();
            case "seq" -> seq = in.integer();
            case "epoch" -> epoch = in.string();
            case "base" -> base = in.integer();
            case "emoji" -> emoji = in.string();
            case "on" -> on = in.flag();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What it is called; null where that is missing. */
    public @Nullable MessageKey key() {
        return key == null ? null : new MessageKey(key);
    }

    /** What was read; null where a part of it is missing. */
    public @Nullable Unsent whole() {
        if (key == null || room == null || text == null) {
            return null;
        }
        Unsent.Fate fate = refused == null ? new Unsent.Waiting() : new Unsent.Refused(code(refused), reason);
        var change = seq == null ? null : new Unsent.Change(seq, epoch, deed());
        var reply = replyTo == null ? null : new Unsent.Reply(replyTo, epoch);
        return new Unsent(new MessageKey(key), new RoomId(room), text, reply, at, fate, change);
    }

    private Unsent.Deed deed() {
        if (base != null) {
            return new Unsent.Edit(base);
        }
        return emoji == null ? new Unsent.Delete() : new Unsent.React(emoji, on);
    }

    /** A code that only another version knows is a refusal all the same. */
    private static ErrorCode code(String name) {
        for (ErrorCode one : ErrorCode.values()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return ErrorCode.INVALID;
    }
}
