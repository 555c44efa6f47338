package chat.klatch.client.view.page;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.JsonReader;
import chat.klatch.protocol.codec.JsonWriter;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a person likes it here, the same on all of their devices: one JSON object on the server. A look that is empty is
 * the device's or the usual one. What cannot be read counts as nothing chosen.
 *
 * @param theme
 *            {@code light}, {@code dark} or empty
 * @param contrast
 *            {@code more} or empty
 * @param density
 *            {@code compact} or empty
 * @param motion
 *            {@code less} or empty
 * @param enter
 *            what the Enter key does: {@code line} or empty
 * @param letters
 *            whether single letters do something to the message that has the focus: {@code off} or empty
 * @param presence
 *            how the person is seen: {@code away}, {@code dnd} or empty
 * @param order
 *            the rooms that the person gave a place, from the top
 */
public record Habits(String theme, String contrast, String density, String motion, String enter, String letters,
        String presence, List<RoomId> order) {
    public static final Habits NONE = new Habits("", "", "", "", "", "", "", List.of());
    private static final int MOST_ROOMS = 200;

    public Habits {
        order = order.size() > MOST_ROOMS ? List.copyOf(order.subList(0, MOST_ROOMS)) : List.copyOf(order);
    }

    public Habits withTheme(String chosen) {
        return new Habits(chosen, contrast, density, motion, enter, letters, presence, order);
    }

    public Habits withPresence(String chosen) {
        return new Habits(theme, contrast, density, motion, enter, letters, chosen, order);
    }

    /** How its owner is seen while connected. */
    public Presence seen() {
        return switch (presence) {
            case "away" -> Presence.AWAY;
            case "dnd" -> Presence.DND;
            default -> Presence.ONLINE;
        };
    }

    public Habits withOrder(List<RoomId> chosen) {
        return new Habits(theme, contrast, density, motion, enter, letters, presence, chosen);
    }

    /** These, and of them whatever is another in {@code now} than it was {@code before}. */
    Habits with(Habits before, Habits now) {
        return new Habits(later(theme, before.theme, now.theme), later(contrast, before.contrast, now.contrast),
                later(density, before.density, now.density), later(motion, before.motion, now.motion),
                later(enter, before.enter, now.enter), later(letters, before.letters, now.letters),
                later(presence, before.presence, now.presence),
                now.order.equals(before.order) ? order : ordered(now.order));
    }

    /** Rooms that have no place there keep theirs. */
    private List<RoomId> ordered(List<RoomId> above) {
        return Stream.concat(above.stream(), order.stream()).distinct().toList();
    }

    private static String later(String here, String before, String now) {
        return now.equals(before) ? here : now;
    }

    String write() {
        var json = new JsonWriter();
        json.open('{');
        text(json, "theme", theme);
        text(json, "contrast", contrast);
        text(json, "density", density);
        text(json, "motion", motion);
        text(json, "enter", enter);
        text(json, "letters", letters);
        text(json, "presence", presence);
        json.name("order");
        json.open('[');
        order.forEach(room -> json.string(room.value()));
        json.close(']');
        json.close('}');
        return json.toString();
    }

    private static void text(JsonWriter json, String name, String value) {
        if (!value.isEmpty()) {
            json.name(name);
            json.string(value);
        }
    }

    static Habits read(String text) {
        try {
            var json = new JsonReader(text);
            var found = NONE;
            json.openObject();
            for (String name = json.nextField(); name != null; name = json.nextField()) {
                found = found.with(name, json);
            }
            json.end();
            return found;
        } catch (Malformed | Invalid notOurs) {
            return NONE;
        }
    }

    private Habits with(String name, JsonReader json) {
        return switch (name) {
            case "theme" -> withTheme(json.string());
            case "contrast" -> new Habits(theme, json.string(), density, motion, enter, letters, presence, order);
            case "density" -> new Habits(theme, contrast, json.string(), motion, enter, letters, presence, order);
            case "motion" -> new Habits(theme, contrast, density, json.string(), enter, letters, presence, order);
            case "enter" -> new Habits(theme, contrast, density, motion, json.string(), letters, presence, order);
            case "letters" -> new Habits(theme, contrast, density, motion, enter, json.string(), presence, order);
            case "presence" -> withPresence(json.string());
            case "order" -> withOrder(json.list(() -> new RoomId(json.string())));
            default -> {
                json.skip();
                yield this;
            }
        };
    }
}
