package chat.klatch.client.view.panel;

import chat.klatch.client.api.MemberCalls;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Member;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import java.util.List;
import java.util.function.Consumer;

/**
 * Leaves a room, after a question. A room keeps an owner: who is the only one is told so in its place, and led to where
 * they can change it.
 */
final class Leaving {
    private final MemberCalls calls;
    private final Toasts toasts;
    private final Consumer<Boolean> show;
    private final Element button = Page.byId("leave-room");
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

    /** An owner is asked only where another may be: beyond the first page of members, the server knows. */
    void begin(User me, Room room) {
        if (room.role() != RoomRole.OWNER) {
            ask(room);
            return;
        }
        if (Page.isBusy(button)) {
            return;
        }
        int mine = ++asked;
        Page.busy(button, true);
        calls.find(room.id(), "", null, page -> {
            if (mine != asked) {
                return; // the sheet is another's since
            }
            Page.busy(button, false);
            if (page.next() != null || hasAnotherOwner(page.members(), me)) {
                ask(room);
            } else {
                stay(room);
            }
        }, problem -> {
            if (mine == asked) {
                Page.busy(button, false);
                toasts.failed(problem);
            }
        });
    }

    /** Nobody waits for a question any more. */
    void close() {
        asked++;
        Page.busy(button, false);
    }

    /** Whether the room keeps an owner without this one; whose account is disabled is none. */
    static boolean hasAnotherOwner(List<Member> members, User me) {
        return members.stream().anyMatch(one -> one.role() == RoomRole.OWNER && !one.user().disabled()
                && !one.user().id().equals(me.id()));
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
        int mine = asked;
        Confirm.ask(new Confirm.Question(PlaceTexts.leaveTitle(room.name()),
                PlaceTexts.leaveText(room.kind() == RoomKind.PUBLIC), PlaceTexts.STAY, PlaceTexts.LEAVE),
                () -> calls.leave(room.id(), () -> {
                    goOn(room);
                    toasts.done(PlaceTexts.left(room.name()));
                }, problem -> {
                    if (problem.code() == ErrorCode.CONFLICT && mine == asked) {
                        stay(room);
                    } else {
                        toasts.failed(problem);
                    }
                }));
    }

    /** Whoever has gone elsewhere meanwhile, or comes back to its door, stays there. */
    static void goOn(Room left) {
        var hash = Browser.getLocation().getHash();
        if (Route.of(hash) instanceof Route.InRoom(var room, boolean details) && details && room.equals(left.id())) {
            Browser.getHistory().replaceState(null, "", Route.ROOMS);
        }
    }
}
