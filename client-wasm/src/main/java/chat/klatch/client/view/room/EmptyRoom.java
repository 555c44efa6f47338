package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;

/** What stands where nobody has said anything yet; to who is alone there and may invite, also the way to do that. */
final class EmptyRoom {
    private final Element root = Page.byId("empty");
    private final Element invite = Page.byId("empty-invite");

    void show(User reader, Room room) {
        Page.text(Page.in(root, "p"), Texts.empty(room.name()));
        invite.setHidden(room.members() > 1 || room.kind() == RoomKind.DIRECT || room.archived()
                || reader.role() == PlaceRole.MEMBER);
        root.setHidden(false);
    }

    void hide() {
        root.setHidden(true);
    }
}
