package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Authenticators;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.model.User;
import java.util.List;

/** Another password, by the present one, and whether a code is asked for after it. */
final class PasswordSheet implements Settings.Sheet {
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-password");
    private final Form form = new Form(root, PlaceTexts.SETTING_PASSWORD, _ -> save());
    private final TwoStep twoStep;

    PasswordSheet(Settings.Desk desk) {
        this.desk = desk;
        Authenticators.mention(root, desk.client().place());
        twoStep = new TwoStep(desk, Page.in(root, "section"));
    }

    @Override
    public Element root() {
        return root;
    }

    /** Password keepers want to know whose it is. */
    @Override
    public void draw(User me) {
        form.field("whose").setValue(me.username());
        twoStep.whose(me.username());
    }

    @Override
    public void look(boolean up) {
        twoStep.look(up);
    }

    private void save() {
        if (form.value("oldPassword").isEmpty()) {
            form.refuse(List.of(new Refusal("oldPassword", Texts.GIVE_PASSWORD)));
            return;
        }
        var wish = form.checked(
                () -> new ProfilePatch(null, null, null, form.value("password"), form.value("oldPassword")));
        if (wish != null) {
            form.begin();
            desk.client().api().me().change(wish, _ -> {
                form.idle();
                form.forget();
                desk.toasts().done(PlaceTexts.PASSWORD_CHANGED);
            }, form::refuse);
        }
    }
}
