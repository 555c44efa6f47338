package chat.klatch.client.view.composer;

import chat.klatch.client.view.page.Pocket;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.Map;

/** What was begun and not sent, by user and room, over reloads and sign-outs. */
public final class Drafts {
    private final Pocket pocket;
    private final Map<String, String> known = new HashMap<>();

    public Drafts(Pocket pocket) {
        this.pocket = pocket;
    }

    private static String name(UserId user, RoomId room) {
        return "draft." + user + "." + room;
    }

    /** Empty where there is none. */
    public String of(UserId user, RoomId room) {
        return known.computeIfAbsent(name(user, room), name -> {
            var kept = pocket.get(name);
            return kept == null ? "" : kept;
        });
    }

    void keep(UserId user, RoomId room, String text) {
        var name = name(user, room);
        if (text.equals(of(user, room))) {
            return;
        }
        known.put(name, text);
        if (text.isEmpty()) {
            pocket.drop(name);
        } else {
            pocket.put(name, text);
        }
    }
}
