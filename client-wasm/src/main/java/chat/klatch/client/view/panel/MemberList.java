package chat.klatch.client.view.panel;

import chat.klatch.client.Clock;
import chat.klatch.client.api.Api;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Menu;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Presences;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Toasts;
import chat.klatch.protocol.call.Member;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.RoomRole;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is in the room, who of them is there now, and what may be done about each. */
final class MemberList {
    private final Api api;
    private final Toasts toasts;
    private final Presences presences;
    private final Element field = Page.byId("find-member");
    private final Menu menu = new Menu();
    private final Map<String, Member> shown = new HashMap<>();
    private final Paged<Member> members;
    private @Nullable User me;
    private @Nullable Room room;
    private int counted;
    private long newestChange;

    MemberList(Api api, Clock clock, Toasts toasts, Presences presences) {
        this.api = api;
        this.toasts = toasts;
        this.presences = presences;
        members = new Paged<>(clock, Page.byId("member-list"), this::row);
        members.groupedBy(member -> member.status() == Presence.OFFLINE
                ? new Paged.Group(PlaceTexts.ELSEWHERE, 1)
                : new Paged.Group(PlaceTexts.HERE_NOW, 0));
        members.list().addEventListener("click", this::clicked);
        members.findBy(field);
    }

    void open(User reader, Room opened) {
        me = reader;
        room = opened;
        counted = opened.members();
        newestChange = -1;
        field.setValue("");
        shown.clear();
        members.find(q -> (after, then, refused) -> api.members().find(opened.id(), q, after,
                page -> then.accept(new Paged.Part<>(page.members(), page.next())), refused),
                _ -> PlaceTexts.NO_MEMBERS);
    }

    /**
     * The same room, changed; and who comes or goes meanwhile. Whoever is in the list with the focus keeps it as it is
     * until they are through.
     */
    void changed(User reader, Room now, long change) {
        me = reader;
        room = now;
        newestChange = newestChange < 0 ? change : newestChange;
        if ((counted != now.members() || change > newestChange)
                && !members.list().contains(Browser.getDocument().getActiveElement())) {
            counted = now.members();
            newestChange = change;
            again();
        }
    }

    /** As {@link Paged#look}, and by the same rule. Without a connection nobody knows who is there. */
    void look(boolean up) {
        if (!up || !members.list().contains(Browser.getDocument().getActiveElement())) {
            members.look(up);
        }
        var groups = members.list().querySelectorAll("h2");
        for (int i = 0; i < groups.getLength(); i++) {
            groups.get(i).setHidden(!up);
        }
        var rows = members.list().querySelectorAll("[data-user]");
        for (int i = 0; i < rows.getLength(); i++) {
            var member = shown.get(rows.get(i).getAttribute("data-user"));
            if (member != null) {
                var now = presences.of(member.user().id());
                see(rows.get(i), member, !up ? null : now == null ? member.status() : now);
            }
        }
    }

    private void see(Element row, Member member, @Nullable Presence presence) {
        var word = Presences.show(Page.in(row, ".av"), presence);
        var user = member.user();
        var note = user.note();
        boolean self = me != null && me.id().equals(user.id());
        Page.text(Page.in(row, ".sub"),
                self ? PlaceTexts.YOU : note != null ? note : presence == Presence.OFFLINE ? "" : word);
    }

    Collection<UserId> shown() {
        return shown.values().stream().map(member -> member.user().id()).toList();
    }

    void again() {
        members.again();
    }

    void close() {
        room = null;
        me = null;
        menu.close();
        members.clear();
        shown.clear();
    }

    private Element row(Member member) {
        var user = member.user();
        var id = user.id().value();
        shown.put(id, member);
        var row = Page.copy("member");
        row.setAttribute("data-user", id);
        Cup.fill(Page.in(row, ".av"), id, user.name());
        Page.in(row, ".nm").setTextContent(user.name());
        see(row, member, member.status());
        var role = member.role();
        if (role != null && role != RoomRole.MEMBER) {
            var badge = Page.in(row, ".badge");
            badge.setHidden(false);
            badge.setTextContent(PlaceTexts.role(role));
        }
        var button = Page.in(row, "button");
        button.setHidden(items(member).isEmpty());
        button.setAttribute("aria-label", Labels.actionsFor(user.name()));
        return row;
    }

    private List<Menu.Item> items(Member member) {
        var items = new ArrayList<Menu.Item>();
        var reader = me;
        var opened = room;
        if (reader == null || opened == null) {
            return items;
        }
        var user = member.user();
        var rights = Rights.of(reader, opened);
        boolean self = reader.id().equals(user.id());
        if (!self && !user.disabled()) {
            items.add(new Menu.Item(PlaceTexts.OPEN_DIRECT, false, () -> talk(user)));
        }
        if (!rights.direct()) {
            for (RoomRole role : RoomRole.values()) {
                if (role != member.role() && rights.gives(role) && rights.gives(member.role())) {
                    items.add(new Menu.Item(PlaceTexts.make(role), false, () -> appoint(opened, user, role)));
                }
            }
            if (!self && rights.gives(member.role())) {
                items.add(new Menu.Item(PlaceTexts.REMOVE_FROM_ROOM, true, () -> remove(opened, user)));
            }
        }
        return items;
    }

    private void clicked(Event event) {
        var target = event.getTarget();
        var button = target == null ? null : target.closest("button");
        var row = button == null || button.closest(".menu") != null ? null : button.closest("[data-user]");
        var member = row == null ? null : shown.get(row.getAttribute("data-user"));
        if (button != null && member != null) {
            menu.toggle(button, items(member));
        }
    }

    private void talk(User user) {
        api.rooms().create(new NewRoom("", RoomKind.DIRECT, null, List.of(user.id())),
                made -> Browser.getLocation().setHash(Route.address(made.id())), toasts::failed);
    }

    private void appoint(Room opened, User user, RoomRole role) {
        api.members().appoint(opened.id(), user.id(), role, _ -> {
            toasts.done(PlaceTexts.isNow(user.name(), PlaceTexts.role(role)));
            again();
        }, toasts::failed);
    }

    private void remove(Room opened, User user) {
        Confirm.ask(new Confirm.Question(PlaceTexts.removeTitle(user.name(), opened.name()),
                PlaceTexts.removeText(user.name()), PlaceTexts.KEEP_THEM, PlaceTexts.REMOVE),
                () -> api.members().remove(opened.id(), user.id(), () -> {
                    toasts.done(PlaceTexts.removed(user.name()));
                    again();
                }, toasts::failed));
    }
}
