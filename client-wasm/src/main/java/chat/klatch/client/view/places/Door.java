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

/** Before a room that this user is not in: what it is, and the way in where there is one. */
public final class Door {
    private static final long PATIENCE_MILLIS = 300;
    private final Client client;
    private final Clock clock;
    private final Runnable redraw;
    private final Element heading = Page.byId("door-h");
    private final Element topic = Page.byId("door-topic");
    private final Element say = Page.byId("door-say");
    private final Element in = Page.byId("door-in");
    private final Element again = Page.byId("door-again");
    private @Nullable RoomId asked;
    private @Nullable Room found;
    private Runnable waiting = () -> {
    };

    public Door(Client client, Clock clock, Runnable redraw) {
        this.client = client;
        this.clock = clock;
        this.redraw = redraw;
        in.addEventListener("click", _ -> join());
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
        found = null;
        show("", "", "", "");
        waiting.run();
        waiting = clock.after(PATIENCE_MILLIS, () -> Page.text(Page.in(say, "p"), PlaceTexts.LOOKING));
        client.api().rooms().see(room, told -> {
            if (room.equals(asked)) {
                waiting.run();
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
            asked = null;
            client.met(room);
            return;
        }
        found = room;
        show(room.name(), room.topic(), PlaceTexts.notIn(room.name()), PlaceTexts.people(room.members())
                + (room.archived() ? " · " + PlaceTexts.ARCHIVED : ""));
        in.setHidden(room.archived());
        Page.focus(heading);
    }

    private void failed(Problem problem) {
        boolean none = problem.code() == ErrorCode.NOT_FOUND;
        show(PlaceTexts.NO_SUCH_ROOM, "", "", none ? PlaceTexts.NO_SUCH_ROOM_WHY : Refusal.of(problem).text());
        again.setHidden(none);
        Page.focus(heading);
    }

    private void show(String title, String about, String said, String more) {
        Page.text(heading, title);
        Page.text(topic, about);
        Page.text(Page.in(say, "h2"), said);
        Page.text(Page.in(say, "p"), more);
        in.setHidden(true);
        again.setHidden(true);
    }

    private void join() {
        var room = found;
        if (room == null) {
            return;
        }
        in.setDisabled(true);
        client.api().members().join(room.id(), joined -> {
            in.setDisabled(false);
            close();
            client.met(joined);
            redraw.run();
        }, problem -> {
            in.setDisabled(false);
            Page.text(Page.in(say, "p"), Refusal.of(problem).text());
        });
    }

    /** Nobody stands here any more. */
    public void close() {
        asked = null;
        found = null;
        waiting.run();
    }
}
