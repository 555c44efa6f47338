package chat.klatch.client.view.composer;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the next message of a room answers, over the text. Each room has its own, kept with its draft. */
final class ReplyBar {
    private final Element bar = Page.byId("reply-bar");
    private final Drafts drafts;
    private final Supplier<String> epoch;
    private @Nullable UserId user;
    private @Nullable RoomId room;

    /**
     * @param drafts
     *            keeps it
     * @param epoch
     *            names the server's data, empty while that is not known
     * @param cancelled
     *            runs when a person has cancelled it
     */
    ReplyBar(Drafts drafts, Supplier<String> epoch, Runnable cancelled) {
        this.drafts = drafts;
        this.epoch = epoch;
        Page.in(bar, "button").addEventListener("click", _ -> {
            clear();
            cancelled.run();
        });
    }

    void open(UserId writer, RoomId opened) {
        user = writer;
        room = opened;
        draw();
    }

    void close() {
        user = null;
        room = null;
        drafts.leave();
        draw();
    }

    void begin(Answering reply) {
        if (user != null && room != null) {
            drafts.answer(user, room, reply);
            draw();
        }
    }

    /**
     * What was begun under other data of the server answers nothing: it would be refused. It stays where it is kept,
     * for it may be another tab's, which knows the data of today.
     */
    private @Nullable Answering begun() {
        if (user == null || room == null) {
            return null;
        }
        var reply = drafts.reply(user, room);
        return reply == null || reply.isUnder(epoch.get()) ? reply : null;
    }

    /** What is answered, or null. */
    Unsent.@Nullable Reply reply() {
        var reply = begun();
        return reply == null ? null : reply.to();
    }

    /** The seq of what is answered, where nothing else is known of it here; negative for none. */
    long unknown() {
        var reply = begun();
        return reply != null && !reply.isKnown() && reply.to().epoch().equals(epoch.get()) ? reply.to().seq() : -1;
    }

    /** False where there was none. */
    boolean clear() {
        boolean there = begun() != null;
        if (user != null && room != null) {
            drafts.answerNothing(user, room);
        }
        draw();
        return there;
    }

    /** As it stands now. */
    void draw() {
        var reply = begun();
        bar.setHidden(reply == null);
        if (reply != null) {
            Page.text(Page.in(bar, "b"), reply.name());
            Page.text(Page.in(bar, "[data-words]"), TalkTexts.replyingTo(reply.words()));
        }
    }
}
