package chat.klatch.client.view.dialog;

import chat.klatch.client.api.RoomCalls;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import java.util.List;
import java.util.function.Consumer;

/** Makes a room: its name, what it is for, and who may come in. */
public final class NewRoomDialog {
    private final RoomCalls calls;
    private final Consumer<Room> made;
    private final Dialog dialog = new Dialog("new-room");
    private final Form form;

    private NewRoomDialog(RoomCalls calls, Consumer<Room> made) {
        this.calls = calls;
        this.made = made;
        form = new Form(dialog.root(), PlaceTexts.CREATING_ROOM, _ -> create());
    }

    /**
     * @param made
     *            hears of the room that was made
     */
    public static void open(RoomCalls calls, Consumer<Room> made) {
        var one = new NewRoomDialog(calls, made);
        one.dialog.keptWhile(() -> !(one.form.value("name") + one.form.value("topic")).isBlank());
        one.dialog.open(one.form.field("name"));
    }

    private void create() {
        if (form.value("name").isBlank()) {
            form.refuse(List.of(new Refusal("name", PlaceTexts.ROOM_RULE)));
            return;
        }
        boolean open = dialog.in("[value=public]").isChecked();
        var wish = form.checked(() -> new NewRoom(form.value("name"), open ? RoomKind.PUBLIC : RoomKind.PRIVATE,
                form.value("topic").isBlank() ? null : form.value("topic"), List.of()));
        if (wish == null) {
            return;
        }
        form.begin();
        calls.create(wish, room -> {
            dialog.close();
            made.accept(room);
        }, form::refuse);
    }
}
