package chat.klatch.client.view.panel;

import chat.klatch.client.api.MemberCalls;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.call.Member;
import chat.klatch.protocol.call.Members;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a room, after a question. A room keeps an owner: who is the only one is told so in its place, and led to where
 * they can change it.
 */
final class Leaving {
    private static final int PAGES = 20;
    private final MemberCalls calls;
    private final Toasts toasts;
    private final Consumer<Boolean> show;
    private int asked;

    /**
     * @param show
     *            shows who is in the room, or by false what can be done with it
     */
    Leaving(MemberCalls calls, Toasts toasts, Consumer<Boolean> show) {
        this.calls = calls;
        this.toasts = toasts;
        this.show = show;
    }

    void begin(User me, Room room) {
        asked++;
        if (room.role() == RoomRole.OWNER) {
            findAnotherOwner(me, room, null, PAGES);
        } else {
            ask(room);
        }
    }

    /** Nobody waits for a question any more. */
    void close() {
        asked++;
    }

    /** Page by page; where that fails, so would leaving. Of more people than that the server knows. */
    private void findAnotherOwner(User me, Room room, @Nullable String after, int pages) {
        int mine = asked;
        calls.find(room.id(), "", after, page -> {
            if (mine != asked) {
                return; // the sheet is another's since
            }
            boolean goesOn = page.next() != null;
            if (hasAnotherOwner(page, me) || goesOn && pages == 1) {
                ask(room);
            } else if (goesOn) {
                findAnotherOwner(me, room, page.next(), pages - 1);
            } else {
                stay(room);
            }
        }, toasts::failed);
    }

    private static boolean hasAnotherOwner(Members page, User me) {
        for (Member one : page.members()) {
            if (one.role() == RoomRole.OWNER && !one.user().id().equals(me.id())) {
                return true;
            }
        }
        return false;
    }

    private void stay(Room room) {
        boolean passOn = room.members() > 1 && !room.archived();
        var why = passOn
                ? PlaceTexts.ONLY_OWNER
                : room.archived() ? PlaceTexts.ONLY_OWNER_OF_ARCHIVED : PlaceTexts.ONLY_MEMBER;
        Confirm.offer(new Confirm.Question(PlaceTexts.onlyOwnerTitle(room.name()), why, PlaceTexts.STAY,
                passOn ? PlaceTexts.SHOW_MEMBERS : PlaceTexts.SHOW_SETTINGS), () -> show.accept(passOn));
    }

    private void ask(Room room) {
        Confirm.ask(new Confirm.Question(PlaceTexts.leaveTitle(room.name()),
                PlaceTexts.leaveText(room.kind() == RoomKind.PUBLIC), PlaceTexts.STAY, PlaceTexts.LEAVE),
                () -> calls.leave(room.id(), () -> {
                    Browser.getHistory().replaceState(null, "", Route.ROOMS);
                    toasts.done(PlaceTexts.left(room.name()));
                }, toasts::failed));
    }
}
