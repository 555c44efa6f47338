package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.model.User;

/** Light and contrast, motion, reading and keys. */
final class LookSheet implements Settings.Sheet {
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-look");
    private final HabitFields fields;

    LookSheet(Settings.Desk desk) {
        this.desk = desk;
        fields = new HabitFields(root, desk.likings());
    }

    @Override
    public Element root() {
        return root;
    }

    @Override
    public void draw(User me) {
        fields.draw(desk.likings().habits());
    }
}
