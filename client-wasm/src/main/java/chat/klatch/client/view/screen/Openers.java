package chat.klatch.client.view.screen;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.dialog.BrowseDialog;
import chat.klatch.client.view.dialog.JumpDialog;
import chat.klatch.client.view.dialog.PeopleDialog;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Likings;
import chat.klatch.client.view.page.Presences;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.client.view.sidebar.Sidebar;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the dialogs that lead to a room, and then that room. */
final class Openers {
    private final Client client;
    private final Clock clock;
    private final Toasts toasts;
    private final Presences presences;
    private final Likings likings;
    private final Supplier<List<Room>> rooms;
    private final Consumer<String> go;
    private @Nullable Paged<?> list;

    /**
     * @param go
     *            to an address, at once
     */
    Openers(Client client, Clock clock, Toasts toasts, Presences presences, Likings likings,
            Supplier<List<Room>> rooms, Consumer<String> go) {
        this.client = client;
        this.clock = clock;
        this.toasts = toasts;
        this.presences = presences;
        this.likings = likings;
        this.rooms = rooms;
        this.go = go;
    }

    Sidebar.Buttons buttons() {
        return new Sidebar.Buttons(this::jump, this::browse, this::newMessage, likings::flip);
    }

    void browse() {
        list(BrowseDialog.open(client.api(), clock, toasts, this::go));
    }

    private void list(Paged<?> opened) {
        list = opened;
        look();
    }

    /** Somebody may look at the list of a dialog. */
    void look() {
        var opened = list;
        if (opened != null && opened.list().closest("dialog[open]") != null) {
            opened.look(client.link() instanceof Link.Up);
        }
    }

    void jump() {
        if (client.stage() instanceof Stage.SignedIn(var me, _)) {
            JumpDialog.open(client.api(), clock, presences, me.id(), rooms.get(), new JumpDialog.Way() {
                @Override
                public void to(Room room) {
                    if (room.role() == null && room.kind() != RoomKind.DIRECT) {
                        go.accept(Route.address(room.id())); // its door
                    } else {
                        go(room);
                    }
                }

                @Override
                public void to(User person) {
                    talk(List.of(person));
                }
            });
        }
    }

    void newMessage() {
        if (client.stage() instanceof Stage.SignedIn(var me, _)) {
            people(me, new PeopleDialog.Purpose(PlaceTexts.NEW_MESSAGE, _ -> PlaceTexts.START,
                    Limits.OTHERS_PER_DIRECT_ROOM),
                    (chosen, done, refused) -> client.api().rooms().create(direct(chosen), room -> {
                        done.run();
                        go(room);
                    }, refused));
        }
    }

    /** The direct room with these people. */
    void talk(List<User> people) {
        client.api().rooms().create(direct(people), this::go, toasts::failed);
    }

    private static NewRoom direct(List<User> people) {
        return new NewRoom("", RoomKind.DIRECT, null, people.stream().map(User::id).toList());
    }

    /** Chooses people for something. */
    void people(User me, PeopleDialog.Purpose purpose, PeopleDialog.Act act) {
        list(PeopleDialog.open(client.api().users(), clock, me.id(), purpose, act));
    }

    private void go(Room room) {
        client.met(room);
        go.accept(Route.address(room.id()));
    }
}
