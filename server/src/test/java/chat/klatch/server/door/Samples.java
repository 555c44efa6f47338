package chat.klatch.server.door;

import static chat.klatch.server.door.Damage.quoted;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Every frame that a client may send, and of each the least that is taken: names and raw values. One test thread. */
final class Samples {
    private final Person by;
    private final String room;
    private final LongSupplier target;
    private int keys;

    /**
     * @param target
     *            the position of a message that is there to be changed
     */
    Samples(Person by, String room, LongSupplier target) {
        this.by = by;
        this.room = room;
        this.target = target;
    }

    static List<Class<?>> frames() {
        return frames(Command.class);
    }

    private static List<Class<?>> frames(Class<?> family) {
        var frames = new ArrayList<Class<?>>();
        for (Class<?> member : family.getPermittedSubclasses()) {
            frames.addAll(member.isInterface() ? frames(member) : List.of(member));
        }
        return frames;
    }

    static String type(Class<?> frame) {
        return frame.getAnnotation(Wire.class).value();
    }

    static boolean isRequest(Class<?> frame) {
        return Request.class.isAssignableFrom(frame);
    }

    /** A frame that is taken, under an id {@code q} where it has one. */
    Map<String, String> of(Class<?> frame) {
        var good = new LinkedHashMap<String, String>();
        good.put("type", quoted(type(frame)));
        if (isRequest(frame)) {
            good.put("id", quoted("q"));
        }
        for (var component : frame.getRecordComponents()) {
            switch (component.getName()) {
                case "room" -> good.put("room", quoted(room));
                case "key" -> good.put("key", quoted("sample-" + by.username() + "-" + ++keys));
                case "text" -> good.put("text", quoted("hello " + keys));
                case "seq" -> good.put("seq", String.valueOf(target.getAsLong()));
                case "emoji" -> good.put("emoji", quoted("👍"));
                case "on" -> good.put("on", "true");
                case "users" -> good.put("users", "[" + quoted(by.id()) + "]");
                case "token" -> good.put("token", quoted(by.token()));
                case "status" -> good.put("status", quoted("online"));
                case "n" -> good.put("n", "1");
                default -> {
                }
            }
        }
        return good;
    }
}
