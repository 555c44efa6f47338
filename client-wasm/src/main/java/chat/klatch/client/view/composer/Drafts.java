package chat.klatch.client.view.composer;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Listener;
import chat.klatch.client.view.page.Pocket;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was begun and not sent, and what it answers, by user and room, over reloads and sign-outs. All tabs of a browser
 * share them: what is typed in one stands in the others.
 */
public final class Drafts {
    private final Pocket pocket;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Answering> begun = new HashMap<>();

    public Drafts(Pocket pocket) {
        this.pocket = pocket;
    }

    private static String name(UserId user, RoomId room) {
        return "draft." + user + "." + room;
    }

    private static String replyName(UserId user, RoomId room) {
        return "reply." + user + "." + room;
    }

    /** Runs {@code changed} whenever another tab has kept or dropped anything. */
    void onChangedElsewhere(Runnable changed) {
        Listener look = _ -> {
            known.clear();
            changed.run();
        };
        Browser.addEventListener("storage", look);
        Browser.addEventListener("pageshow", look); // whoever comes back to a page that slept was told nothing
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

    /** What the next message answers, or null. */
    @Nullable
    Answering reply(UserId user, RoomId room) {
        var name = replyName(user, room);
        var kept = Answering.read(pocket.get(name));
        var here = begun.get(name);
        return kept != null && here != null && here.kept().equals(kept.kept()) ? here : kept;
    }

    void answer(UserId user, RoomId room, Answering reply) {
        var name = replyName(user, room);
        begun.put(name, reply);
        pocket.put(name, reply.kept());
    }

    void answerNothing(UserId user, RoomId room) {
        var name = replyName(user, room);
        begun.remove(name);
        pocket.drop(name);
    }

    /** What others said does not stay in the page for whoever comes next. */
    void leave() {
        begun.clear();
    }
}
