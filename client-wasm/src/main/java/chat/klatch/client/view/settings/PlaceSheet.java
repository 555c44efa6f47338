package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.page.Attention;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.PlacePatch;
import chat.klatch.protocol.model.SignUp;
import org.jspecify.annotations.Nullable;

/** What the place is called, and who may make an account. */
final class PlaceSheet implements Settings.Sheet {
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-place");
    private final Form form = new Form(root, PlaceTexts.SAVING, _ -> rename());
    private final Attention attention = new Attention();
    private @Nullable PlaceInfo place;

    PlaceSheet(Settings.Desk desk) {
        this.desk = desk;
        Page.in(root, "[aria-labelledby=b-signup]").addEventListener("change", event -> {
            var box = event.getTarget();
            if (box != null) {
                change(new PlacePatch(null, signUp(box.getValue())));
            }
        });
        ask();
    }

    private void ask() {
        desk.client().api().place().see(now -> {
            form.calm();
            told(now);
        }, form::refuse);
    }

    @Override
    public Element root() {
        return root;
    }

    /** What did not come is asked for again by whoever comes back. */
    @Override
    public void look(boolean up) {
        if (attention.comesBack(up) && place == null) {
            ask();
        }
    }

    private static SignUp signUp(String named) {
        for (SignUp one : SignUp.values()) {
            if (one.name().equals(named)) {
                return one;
            }
        }
        return SignUp.CLOSED;
    }

    private void told(PlaceInfo now) {
        var before = place;
        place = now;
        if (before == null || !before.name().equals(now.name())) {
            form.field("name").setValue(now.name());
        }
        for (SignUp one : SignUp.values()) {
            Page.in(root, "[value=" + one.name() + "]").setChecked(one == now.signup());
        }
    }

    private void rename() {
        var wish = form.checked(() -> new PlacePatch(form.value("name"), null));
        if (wish != null) {
            form.begin();
            change(wish);
        }
    }

    private void change(PlacePatch wish) {
        desk.client().api().place().change(wish, now -> {
            form.idle();
            told(now);
            desk.client().placeChanged(now);
            desk.toasts().done(PlaceTexts.SAVED);
            desk.redraw().run();
        }, problem -> {
            var last = place;
            if (last != null) {
                told(last);
            }
            form.refuse(problem);
        });
    }
}
