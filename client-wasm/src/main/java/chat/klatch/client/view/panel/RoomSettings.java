package chat.klatch.client.view.panel;

import chat.klatch.client.api.RoomCalls;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Likings;
import chat.klatch.client.view.page.Order;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.call.RoomPatch;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be changed about the open room: for oneself, and for everybody. */
final class RoomSettings {
    private final RoomCalls calls;
    private final Toasts toasts;
    private final Likings likings;
    private final Element mute = Page.byId("mute");
    private final Element up = Page.byId("room-up");
    private final Element down = Page.byId("room-down");
    private final Element archive = Page.byId("archive-room");
    private final Element delete = Page.byId("delete-room");
    private final Form form = new Form(Page.byId("details-settings"), PlaceTexts.SAVING, _ -> save());
    private @Nullable Room room;
    private @Nullable Boolean silence; // asked for, and not told yet
    private List<RoomId> neighbours = List.of();

    RoomSettings(RoomCalls calls, Toasts toasts, Likings likings) {
        this.calls = calls;
        this.toasts = toasts;
        this.likings = likings;
        mute.addEventListener("change", _ -> mute());
        up.addEventListener("click", _ -> move(-1));
        down.addEventListener("click", _ -> move(1));
        archive.addEventListener("click", _ -> archive());
        delete.addEventListener("click", _ -> delete());
    }

    /** Another room: nothing of what was begun for the last one stays. */
    void open(Room opened) {
        form.field("name").setValue(opened.name());
        form.field("topic").setValue(opened.topic());
        form.idle();
        form.calm();
        silence = null;
    }

    void draw(User me, Room now, List<Room> all) {
        var before = room;
        if (before != null && before.id().equals(now.id())) {
            follow("name", before.name(), now.name());
            follow("topic", before.topic(), now.topic());
        }
        room = now;
        neighbours = all.stream().filter(one -> one.kind() == RoomKind.DIRECT == (now.kind() == RoomKind.DIRECT))
                .map(Room::id).toList();
        var rights = Rights.of(me, now);
        silence = silence != null && silence == now.muted() ? null : silence;
        mute.setChecked(silence == null ? now.muted() : silence);
        Page.text(Page.byId("mute-d"),
                now.kind() == RoomKind.DIRECT ? PlaceTexts.MUTED_CONVERSATION : PlaceTexts.MUTED_ROOM);
        int at = neighbours.indexOf(now.id());
        Page.attribute(up, "aria-disabled", at <= 0, "true");
        Page.attribute(down, "aria-disabled", at < 0 || at == neighbours.size() - 1, "true");
        Page.in(Page.byId("details-settings"), ".lines").setHidden(!rights.member());
        Page.byId("room-form").setHidden(!rights.changes());
        Page.byId("room-end").setHidden(!rights.moderates());
        Page.text(archive, now.archived() ? PlaceTexts.UNARCHIVE : PlaceTexts.ARCHIVE);
        delete.setHidden(!rights.deletes());
    }

    /** What somebody else has changed replaces what was not touched here. */
    private void follow(String name, String before, String now) {
        var field = form.field(name);
        if (!before.equals(now) && field.getValue().equals(before)) {
            field.setValue(now);
        }
    }

    void close() {
        room = null;
    }

    private void mute() {
        var open = room;
        if (open != null) {
            silence = mute.isChecked();
            calls.mute(open.id(), mute.isChecked(), _ -> {
                // the socket tells it, here as on every other device
            }, problem -> {
                silence = null;
                mute.setChecked(open.muted());
                toasts.failed(problem);
            });
        }
    }

    private void move(int by) {
        var open = room;
        if (open != null) {
            var mine = Order.moved(neighbours, open.id(), by);
            likings.change(now -> {
                var order = new ArrayList<>(mine);
                now.order().stream().filter(one -> !mine.contains(one)).forEach(order::add);
                return now.withOrder(order);
            });
        }
    }

    private void save() {
        var open = room;
        if (open == null) {
            return;
        }
        if (form.value("name").isBlank()) {
            form.refuse(List.of(new Refusal("name", PlaceTexts.ROOM_RULE)));
            return;
        }
        var wish = form.checked(() -> new RoomPatch(changed(form.value("name"), open.name()),
                changed(form.value("topic"), open.topic()), null));
        if (wish != null) {
            form.begin();
            calls.change(open.id(), wish, _ -> {
                form.idle();
                toasts.done(PlaceTexts.SAVED);
            }, form::refuse);
        }
    }

    private static @Nullable String changed(String now, String before) {
        return now.strip().equals(before) ? null : now;
    }

    private void archive() {
        var open = room;
        if (open == null) {
            return;
        }
        Runnable go = () -> calls.change(open.id(), new RoomPatch(null, null, !open.archived()),
                _ -> toasts.done(PlaceTexts.SAVED), toasts::failed);
        if (open.archived()) {
            go.run();
        } else {
            Confirm.ask(new Confirm.Question(PlaceTexts.archiveTitle(open.name()), PlaceTexts.archiveText(),
                    PlaceTexts.KEEP_IT, PlaceTexts.ARCHIVE), go);
        }
    }

    private void delete() {
        var open = room;
        if (open != null) {
            Confirm.ask(new Confirm.Question(PlaceTexts.deleteTitle(open.name()),
                    PlaceTexts.deleteText(open.members()), PlaceTexts.KEEP_IT, PlaceTexts.DELETE),
                    () -> {
                        Leaving.goOn(open); // before the room is gone, and with it where they are
                        calls.delete(open.id(), () -> toasts.done(PlaceTexts.deletedRoom(open.name())),
                                toasts::failed);
                    });
        }
    }
}
