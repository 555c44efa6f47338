package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Habits;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.model.User;

/** Light and contrast, motion, density and keys. What is chosen counts at once. */
final class LookSheet implements Settings.Sheet {
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-look");
    private Habits drawn = Habits.NONE;

    LookSheet(Settings.Desk desk) {
        this.desk = desk;
        root.addEventListener("change", _ -> {
            desk.likings().change(now -> new Habits(chosen("theme"), on("contrast") ? "more" : "", chosen("density"),
                    on("still") ? "less" : "", chosen("enter"), on("letters") ? "" : "off", now.presence(),
                    now.order()));
            drawn = desk.likings().habits();
        });
        put(desk.likings().habits());
    }

    @Override
    public Element root() {
        return root;
    }

    @Override
    public void draw(User me) {
        var now = desk.likings().habits();
        if (!now.equals(drawn)) {
            put(now);
        }
    }

    private String chosen(String name) {
        return Page.in(root, "[name=" + name + "]:checked").getValue();
    }

    private boolean on(String name) {
        return Page.in(root, "[name=" + name + "]").isChecked();
    }

    private void put(Habits habits) {
        drawn = habits;
        choose("theme", habits.theme());
        choose("density", habits.density());
        choose("enter", habits.enter());
        Page.in(root, "[name=contrast]").setChecked(!habits.contrast().isEmpty());
        Page.in(root, "[name=still]").setChecked(!habits.motion().isEmpty());
        Page.in(root, "[name=letters]").setChecked(habits.letters().isEmpty());
    }

    private void choose(String name, String value) {
        var options = root.querySelectorAll("[name=" + name + "]");
        for (int i = 0; i < options.getLength(); i++) {
            options.get(i).setChecked(options.get(i).getValue().equals(value));
        }
    }
}
