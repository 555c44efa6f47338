package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;

/**
 * What stands where nobody has said anything yet; to who is alone there also the way to others: into a room that is
 * open to everybody here comes whoever is invited to the place, into another who is added to it.
 */
final class EmptyRoom {
    private final Element root = Page.byId("empty");
    private final Element invite = Page.byId("empty-invite");
    private final Element add = Page.byId("empty-add");

    void show(User reader, Room room) {
        Page.text(Page.in(root, "p"), Texts.empty(room.kind() == RoomKind.DIRECT, room.name()));
        boolean alone = room.members() <= 1 && room.kind() != RoomKind.DIRECT && !room.archived();
        boolean invites = room.kind() == RoomKind.PUBLIC && reader.role() != PlaceRole.MEMBER;
        invite.setHidden(!alone || !invites);
        add.setHidden(!alone || invites || !Deeds.moderates(reader, room));
        Page.attribute(add, "href", Route.details(room.id()));
        root.setHidden(false);
    }

    void hide() {
        root.setHidden(true);
    }
}
