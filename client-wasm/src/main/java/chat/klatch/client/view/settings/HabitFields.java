package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Habits;
import chat.klatch.client.view.page.Likings;

/**
 * Fields that show words of {@link Habits}: each has its word as name, and what it stands for as value. A switch that
 * is on as long as nothing was chosen is marked {@code data-off}. What is chosen counts at once.
 */
final class HabitFields {
    private final Element root;
    private Habits drawn = Habits.NONE;

    HabitFields(Element root, Likings likings) {
        this.root = root;
        root.addEventListener("change", event -> {
            var field = event.getTarget();
            if (field != null) {
                var name = String.valueOf(field.getAttribute("name"));
                var word = field.isChecked() == isOff(field) ? "" : field.getValue();
                likings.change(now -> now.with(name, word));
                drawn = likings.habits();
            }
        });
        put(likings.habits());
    }

    private static boolean isOff(Element field) {
        return field.getAttribute("data-off") != null;
    }

    void draw(Habits now) {
        if (!now.equals(drawn)) {
            put(now);
        }
    }

    private void put(Habits habits) {
        drawn = habits;
        var fields = root.querySelectorAll("input");
        for (int i = 0; i < fields.getLength(); i++) {
            var field = fields.get(i);
            boolean chosen = habits.word(String.valueOf(field.getAttribute("name"))).equals(field.getValue());
            field.setChecked(chosen != isOff(field));
        }
    }
}
