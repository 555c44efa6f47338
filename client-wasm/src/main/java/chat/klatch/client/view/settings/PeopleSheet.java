package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.AccountTexts;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.dialog.LinkDialog;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Links;
import chat.klatch.client.view.page.Menu;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.protocol.call.AccountPatch;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everybody's account, and what the owner and the admins may do about each. */
final class PeopleSheet implements Settings.Sheet {
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-people");
    private final Menu menu = new Menu();
    private final Map<String, User> shown = new HashMap<>();
    private final Paged<User> people;
    private User me;

    PeopleSheet(Settings.Desk desk, User me, Element acts) {
        this.desk = desk;
        this.me = me;
        acts.append(Page.copy("invite-people"));
        people = new Paged<>(desk.clock(), root, this::row);
        people.list().addEventListener("click", this::clicked);
        people.findBy(Page.in(root, "[type=search]"));
        people.find(q -> (after, then, refused) -> desk.client().api().users().find(q, after,
                page -> then.accept(new Paged.Part<>(page.users(), page.next())), refused),
                _ -> PlaceTexts.NOBODY_FOUND);
    }

    @Override
    public Element root() {
        return root;
    }

    @Override
    public void look(boolean up) {
        people.look(up);
    }

    @Override
    public void draw(User now) {
        me = now;
    }

    private Element row(User user) {
        var id = user.id().value();
        shown.put(id, user);
        var row = Page.copy("account");
        row.setAttribute("data-user", id);
        Cup.fill(Page.in(row, ".av"), id, user.name());
        Page.in(row, "b").setTextContent(user.name());
        Page.in(row, "b + span").setTextContent("@" + user.username());
        Page.in(row, ".role").setTextContent(PlaceTexts.role(user.role()));
        var state = Page.in(row, ".state");
        state.setTextContent(user.disabled() ? AccountTexts.DISABLED : AccountTexts.ACTIVE);
        state.getClassList().toggle("state--off", user.disabled());
        var button = Page.in(row, "button");
        button.setAttribute("aria-label", Labels.actionsFor(user.name()));
        button.setHidden(items(user).isEmpty());
        return row;
    }

    /** An owner is made and unmade by owners only. */
    private List<Menu.Item> items(User user) {
        var items = new ArrayList<Menu.Item>();
        boolean owner = me.role() == PlaceRole.OWNER;
        if (user.role() == PlaceRole.OWNER && !owner) {
            return items;
        }
        for (PlaceRole role : PlaceRole.values()) {
            if (role != user.role() && (owner || role != PlaceRole.OWNER)) {
                items.add(appointing(user, role));
            }
        }
        items.add(new Menu.Item(AccountTexts.RESET, false, () -> reset(user)));
        if (user.disabled()) {
            items.add(new Menu.Item(AccountTexts.ENABLE, false,
                    () -> change(user, new AccountPatch(null, false), AccountTexts.enabledNow(user.name()))));
        } else if (!user.id().equals(me.id())) {
            items.add(new Menu.Item(AccountTexts.DISABLE, true, () -> Confirm.ask(
                    new Confirm.Question(AccountTexts.disableTitle(user.name()), AccountTexts.disableText(user.name()),
                            PlaceTexts.CANCEL, AccountTexts.DISABLE_IT),
                    () -> change(user, new AccountPatch(null, true), AccountTexts.disabledNow(user.name())))));
        }
        return items;
    }

    private void clicked(Event event) {
        var target = event.getTarget();
        var button = target == null ? null : target.closest("button");
        var row = button == null || button.closest(".menu") != null ? null : button.closest("[data-user]");
        var user = row == null ? null : shown.get(row.getAttribute("data-user"));
        if (button != null && user != null) {
            menu.toggle(button, items(user));
        }
    }

    /** Whoever is to be able to do more is asked about first. */
    private Menu.Item appointing(User user, PlaceRole role) {
        Runnable go = () -> change(user, new AccountPatch(role, null),
                PlaceTexts.isNow(user.name(), PlaceTexts.role(role)));
        if (role.compareTo(user.role()) > 0) {
            return new Menu.Item(AccountTexts.make(role), false, go);
        }
        return new Menu.Item(AccountTexts.makeAsked(role), false,
                () -> Confirm.offer(new Confirm.Question(AccountTexts.makeTitle(user.name(), role),
                        role == PlaceRole.OWNER ? AccountTexts.OWNERS_DO : AccountTexts.ADMINISTRATORS_DO,
                        AccountTexts.NOT_NOW, AccountTexts.make(role)), go));
    }

    private void change(User user, AccountPatch wish, String done) {
        desk.client().api().users().change(user.id(), wish, _ -> {
            desk.toasts().done(done);
            people.again();
        }, desk.toasts()::failed);
    }

    private void reset(User user) {
        desk.client().api().users().reset(user.id(),
                made -> LinkDialog.open(AccountTexts.resetFor(user.name()), AccountTexts.resetWhy(user.name()),
                        Links.whole(Route.reset(made.token())), desk.toasts()),
                desk.toasts()::failed);
    }
}
