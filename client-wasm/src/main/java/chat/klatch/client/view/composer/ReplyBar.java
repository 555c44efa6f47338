package chat.klatch.client.view.composer;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the next message of a room answers, over the text. Each room has its own, as it has its draft. */
final class ReplyBar {
    private record Reply(Unsent.Reply to, String name, String words) {
    }

    private static final int SHOWN_CHARS = 160;
    private final Element bar = Page.byId("reply-bar");
    private final Map<RoomId, Reply> replies = new HashMap<>();
    private @Nullable RoomId room;

    /**
     * @param cancelled
     *            runs when a person has cancelled it
     */
    ReplyBar(Runnable cancelled) {
        Page.in(bar, "button").addEventListener("click", _ -> {
            clear();
            cancelled.run();
        });
    }

    void open(@Nullable RoomId opened) {
        room = opened;
        draw();
    }

    /** Nobody's answers stay for whoever comes next. */
    void close() {
        replies.clear();
        open(null);
    }

    void begin(Unsent.Reply to, String name, String words) {
        if (room != null) {
            replies.put(room, new Reply(to, name, words.substring(0, Math.min(words.length(), SHOWN_CHARS))));
            draw();
        }
    }

    /** What is answered, or null. */
    Unsent.@Nullable Reply reply() {
        var reply = replies.get(room);
        return reply == null ? null : reply.to;
    }

    /** False where there was none. */
    boolean clear() {
        boolean there = replies.remove(room) != null;
        draw();
        return there;
    }

    private void draw() {
        var reply = replies.get(room);
        bar.setHidden(reply == null);
        if (reply != null) {
            Page.text(Page.in(bar, "b"), reply.name);
            Page.text(Page.in(bar, "[data-words]"), TalkTexts.replyingTo(reply.words));
        }
    }
}
