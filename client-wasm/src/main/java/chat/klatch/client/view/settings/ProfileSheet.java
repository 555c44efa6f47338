package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Presences;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.model.User;
import org.jspecify.annotations.Nullable;

/** Name, username, and what one is doing. */
final class ProfileSheet implements Settings.Sheet {
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-profile");
    private final Form form = new Form(root, PlaceTexts.SAVING, _ -> save());
    private final HabitFields presence;
    private User me;

    ProfileSheet(Settings.Desk desk, User me) {
        this.desk = desk;
        this.me = me;
        form.field("name").setValue(me.name());
        form.field("username").setValue(me.username());
        form.field("note").setValue(note(me));
        presence = new HabitFields(Page.in(root, "fieldset"), desk.likings());
    }

    private static String note(User user) {
        var note = user.note();
        return note == null ? "" : note;
    }

    @Override
    public Element root() {
        return root;
    }

    @Override
    public void draw(User now) {
        follow("name", me.name(), now.name());
        follow("username", me.username(), now.username());
        follow("note", note(me), note(now));
        me = now;
        Cup.fill(Page.in(root, ".av"), now.id().value(), now.name());
        var seen = desk.likings().habits();
        Presences.show(Page.in(root, ".av"), desk.client().link() instanceof Link.Up ? seen.seen() : null);
        presence.draw(seen);
    }

    /** What another device has changed replaces what was not touched here. */
    private void follow(String name, String before, String now) {
        var field = form.field(name);
        if (!before.equals(now) && field.getValue().equals(before)) {
            field.setValue(now);
        }
    }

    private void save() {
        var wish = form.checked(() -> new ProfilePatch(changed("name", me.name()), changed("note", note(me)),
                changed("username", me.username()), null, null));
        if (wish != null) {
            form.begin();
            desk.client().api().me().change(wish, _ -> {
                form.idle();
                desk.toasts().done(PlaceTexts.SAVED); // who one is now, the socket tells
            }, form::refuse);
        }
    }

    private @Nullable String changed(String field, String before) {
        var now = form.value(field);
        return now.strip().equals(before) ? null : now;
    }
}
