package chat.klatch.client.view.room;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import org.jspecify.annotations.Nullable;

/** The way in, in the composer's place, for who reads a room without being in it. */
final class JoinBar {
    private final Client client;
    private final Toasts toasts;
    private final Runnable joined;
    private final Element composer = Page.byId("composer");
    private final Element bar = Page.byId("join-bar");
    private final Element button = Page.in(bar, "button");
    private @Nullable RoomId room;

    /**
     * @param joined
     *            runs when the server has let this person in
     */
    JoinBar(Client client, Toasts toasts, Runnable joined) {
        this.client = client;
        this.toasts = toasts;
        this.joined = joined;
        button.addEventListener("click", _ -> join());
    }

    /** Where nobody may come in, the composer says why nobody may write. */
    void draw(Room now) {
        room = now.id();
        boolean outside = now.role() == null && now.kind() != RoomKind.DIRECT && !now.archived();
        bar.setHidden(!outside);
        composer.setHidden(outside);
        Page.text(Page.in(bar, "span"), TalkTexts.readingAlong(PlaceTexts.people(now.members())));
    }

    /** False where there is no way in, because one is in. */
    boolean focus() {
        if (!bar.isHidden()) {
            Page.focus(button);
        }
        return !bar.isHidden();
    }

    private void join() {
        var wanted = room;
        if (wanted == null || Page.isBusy(button)) {
            return;
        }
        Page.busy(button, true);
        client.api().members().join(wanted, in -> {
            Page.busy(button, false);
            client.met(in);
            if (wanted.equals(room)) {
                draw(in);
                joined.run();
            }
        }, problem -> {
            Page.busy(button, false);
            toasts.failed(problem);
        });
    }
}
