package chat.klatch.client.view.places;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * Before a room that this user is not in: whether there is one for them, which they then visit. Who may not see it
 * learns no more than that.
 */
public final class Door {
    private static final long PATIENCE_MILLIS = 300;
    private final Client client;
    private final Clock clock;
    private final Element heading = Page.byId("door-h");
    private final Element say = Page.byId("door-say");
    private final Element again = Page.byId("door-again");
    private @Nullable RoomId asked;
    private Runnable waiting = () -> {
    };

    public Door(Client client, Clock clock, Runnable redraw) {
        this.client = client;
        this.clock = clock;
        again.addEventListener("click", _ -> {
            asked = null;
            redraw.run();
        });
    }

    /** For the tab. */
    public String title() {
        return String.valueOf(heading.getTextContent());
    }

    public void draw(Route route) {
        if (!(route instanceof Route.InRoom(var room, _)) || room.equals(asked)) {
            return;
        }
        asked = room;
        show("", "", false);
        waiting.run();
        waiting = clock.after(PATIENCE_MILLIS, () -> Page.text(say, PlaceTexts.LOOKING));
        client.api().rooms().see(room, told -> {
            if (room.equals(asked)) {
                close();
                told(told);
            }
        }, problem -> {
            if (room.equals(asked)) {
                waiting.run();
                failed(problem);
            }
        });
    }

    private void told(Room room) {
        if (room.role() != null || room.kind() == RoomKind.DIRECT) {
            client.met(room);
        } else {
            client.visit(room);
        }
    }

    private void failed(Problem problem) {
        boolean none = problem.code() == ErrorCode.NOT_FOUND;
        show(none ? PlaceTexts.NO_SUCH_ROOM : PlaceTexts.NOT_NOW,
                none ? PlaceTexts.NO_SUCH_ROOM_WHY : Refusal.of(problem).text(), !none);
        Page.focus(heading);
    }

    private void show(String title, String more, boolean mayTryAgain) {
        Page.text(heading, title);
        Page.text(say, more);
        again.setHidden(!mayTryAgain);
    }

    /** Nobody stands here any more. */
    public void close() {
        asked = null;
        waiting.run();
    }
}
