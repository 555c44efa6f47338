package chat.klatch.client.view.page;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.JsonReader;
import chat.klatch.protocol.codec.JsonWriter;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a person likes it here, the same on all of their devices: one JSON object on the server. What cannot be read
 * counts as nothing chosen; words that only a newer client knows are kept.
 *
 * @param words
 *            what was chosen, by its name: {@link #LOOKS} and {@link #PRESENCE}. What is not there is the device's or
 *            the usual one
 * @param order
 *            the rooms that the person gave a place, from the top
 */
public record Habits(Map<String, String> words, List<RoomId> order) {
    public static final String THEME = "theme";
    /** How the person is seen: {@code away}, {@code dnd} or nothing. */
    public static final String PRESENCE = "presence";
    /**
     * What the page wears: {@code theme} is {@code light} or {@code dark}, {@code contrast} is {@code more},
     * {@code density} is {@code compact}, {@code motion} is {@code less}, {@code enter} (what that key does) is
     * {@code line}, {@code letters} (whether one does something to the message that has the focus) is {@code off},
     * {@code landing} (where a room opens) is {@code newest}; or nothing. {@code boot.js} has the same.
     */
    static final List<String> LOOKS = List.of(THEME, "contrast", "density", "motion", "enter", "letters", "landing");
    public static final Habits NONE = new Habits(Map.of(), List.of());
    private static final String ORDER = "order";
    private static final int MOST_ROOMS = 200;

    public Habits {
        words = Collections.unmodifiableMap(new HashMap<>(words));
        order = order.size() > MOST_ROOMS ? List.copyOf(order.subList(0, MOST_ROOMS)) : List.copyOf(order);
    }

    /** Empty where nothing was chosen. */
    public String word(String name) {
        return words.getOrDefault(name, "");
    }

    /** The same with another word; with none, where that is empty. */
    public Habits with(String name, String word) {
        var all = new HashMap<>(words);
        if (word.isEmpty()) {
            all.remove(name);
        } else {
            all.put(name, word);
        }
        return new Habits(all, order);
    }

    public Habits withOrder(List<RoomId> chosen) {
        return new Habits(words, chosen);
    }

    /** How its owner is seen while connected. */
    public Presence seen() {
        return switch (word(PRESENCE)) {
            case "away" -> Presence.AWAY;
            case "dnd" -> Presence.DND;
            default -> Presence.ONLINE;
        };
    }

    /** These, and of them whatever is another in {@code now} than it was {@code before}. */
    Habits with(Habits before, Habits now) {
        var all = new HashMap<>(words);
        before.words.forEach((name, word) -> {
            if (now.word(name).isEmpty()) {
                all.remove(name);
            }
        });
        now.words.forEach((name, word) -> {
            if (!word.equals(before.word(name))) {
                all.put(name, word);
            }
        });
        return new Habits(all, now.order.equals(before.order) ? order : ordered(now.order));
    }

    /** Rooms that have no place there keep theirs. */
    private List<RoomId> ordered(List<RoomId> above) {
        return Stream.concat(above.stream(), order.stream()).distinct().toList();
    }

    String write() {
        var json = new JsonWriter();
        json.open('{');
        words.forEach((name, word) -> {
            json.name(name);
            json.string(word);
        });
        json.name(ORDER);
        json.open('[');
        order.forEach(room -> json.string(room.value()));
        json.close(']');
        json.close('}');
        return json.toString();
    }

    static Habits read(String text) {
        try {
            var json = new JsonReader(text);
            var words = new HashMap<String, String>();
            var order = new ArrayList<RoomId>();
            json.openObject();
            for (String name = json.nextField(); name != null; name = json.nextField()) {
                if (name.equals(ORDER)) {
                    order.addAll(json.list(() -> new RoomId(json.string())));
                } else if (json.atString()) {
                    words.put(name, json.string());
                } else {
                    json.skip();
                }
            }
            json.end();
            return new Habits(words, order);
        } catch (Malformed | Invalid notOurs) {
            return NONE;
        }
    }
}
