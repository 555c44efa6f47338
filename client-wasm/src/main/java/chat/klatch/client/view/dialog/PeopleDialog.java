package chat.klatch.client.view.dialog;

import chat.klatch.client.Clock;
import chat.klatch.client.api.UserCalls;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Finds people and chooses some of them. */
public final class PeopleDialog {
    /**
     * What they are chosen for.
     *
     * @param title
     *            of the dialog
     * @param button
     *            what the button says for so many
     * @param most
     *            who may be chosen at once
     */
    public record Purpose(String title, IntFunction<String> button, int most) {
    }

    /** Does it, and then says that it is done, or why not. */
    public interface Act {
        void on(List<User> chosen, Runnable done, Consumer<Problem> refused);
    }

    private final UserCalls users;
    private final Purpose purpose;
    private final UserId me;
    private final Act act;
    private final Dialog dialog = new Dialog("pick-people");
    private final Element go = dialog.in(".btn--go");
    private final Element chips = dialog.in(".chosen");
    private final Element field = dialog.in("[type=search]");
    private final Element bad = dialog.in(".bad");
    private final Map<String, User> seen = new HashMap<>();
    private final Map<String, User> chosen = new LinkedHashMap<>();
    private final Paged<User> people;
    private int taking;
    private boolean busy;

    private PeopleDialog(UserCalls users, Clock clock, Purpose purpose, UserId me, Act act) {
        this.users = users;
        this.purpose = purpose;
        this.me = me;
        this.act = act;
        people = new Paged<>(clock, dialog.root(), this::row);
        people.list().addEventListener("change", this::picked);
        chips.addEventListener("click", this::dropped);
        dialog.in("form").addEventListener("submit", event -> {
            event.preventDefault();
            go();
        });
        field.addEventListener("keydown", event -> {
            if (event.getKey().equals("Enter") && !event.isComposing()) {
                event.preventDefault();
                entered(field.getValue().strip());
            }
        });
        Page.text(dialog.in("h2"), purpose.title);
        draw();
    }

    /** Opens it; the list in it is told who looks ({@link Paged#look}). */
    public static Paged<?> open(UserCalls users, Clock clock, UserId me, Purpose purpose, Act act) {
        var one = new PeopleDialog(users, clock, purpose, me, act);
        one.people.findBy(one.field);
        one.people.find(
                q -> (after, then, refused) -> users.find(q, after,
                        page -> then.accept(new Paged.Part<>(page.users().stream().filter(one::may).toList(),
                                page.next())),
                        refused),
                _ -> PlaceTexts.NOBODY_FOUND);
        one.dialog.keptWhile(() -> !one.chosen.isEmpty());
        one.dialog.open(one.field);
        return one.people;
    }

    private boolean may(User user) {
        return !user.disabled() && !user.id().equals(me);
    }

    private Element row(User user) {
        var id = user.id().value();
        seen.put(id, user);
        var row = Page.copy("person-pick");
        var box = Page.in(row, "input");
        box.setAttribute("data-user", id);
        box.setChecked(chosen.containsKey(id));
        box.setDisabled(full() && !chosen.containsKey(id));
        Cup.fill(Page.in(row, ".av"), id, user.name());
        Page.in(row, "b").setTextContent(user.name());
        var note = user.note();
        Page.in(row, ".nfo span").setTextContent("@" + user.username() + (note == null ? "" : " · " + note));
        return row;
    }

    private boolean full() {
        return chosen.size() >= purpose.most;
    }

    /** The first who is found, and meanwhile the next may be sought; or on with all of them. */
    private void entered(String q) {
        if (!q.isEmpty()) {
            seek("");
            taking++;
            users.find(q, null, page -> take(q, page.users()), _ -> giveBack(q));
        } else if (taking == 0) {
            go();
        }
    }

    private void take(String q, List<User> found) {
        var first = found.stream().filter(this::may).findFirst().orElse(null);
        if (first == null || full()) {
            giveBack(q);
            return;
        }
        taking--;
        seen.put(first.id().value(), first);
        chosen.put(first.id().value(), first);
        draw();
    }

    private void giveBack(String q) {
        taking--;
        if (field.getValue().isEmpty()) {
            seek(q);
        }
    }

    private void seek(String q) {
        field.setValue(q);
        people.seek();
    }

    private void picked(Event event) {
        var box = event.getTarget();
        var id = box == null ? null : box.getAttribute("data-user");
        var user = id == null ? null : seen.get(id);
        if (box == null || user == null) {
            return;
        }
        if (box.isChecked()) {
            chosen.put(user.id().value(), user);
        } else {
            chosen.remove(user.id().value());
        }
        draw();
    }

    private void dropped(Event event) {
        var target = event.getTarget();
        var chip = target == null ? null : target.closest("[data-user]");
        if (chip != null) {
            chosen.remove(chip.getAttribute("data-user"));
            draw();
            field.focus();
        }
    }

    private void draw() {
        chips.replaceChildren();
        chips.setHidden(chosen.isEmpty());
        for (User user : chosen.values()) {
            var item = Page.copy("chosen-person");
            var chip = Page.in(item, "button");
            chip.setAttribute("data-user", user.id().value());
            chip.setAttribute("aria-label", Labels.doNotChoose(user.name()));
            Page.in(chip, "span").setTextContent(user.name());
            chips.append(item);
        }
        var boxes = people.list().querySelectorAll("input");
        for (int i = 0; i < boxes.getLength(); i++) {
            var box = boxes.get(i);
            boolean in = chosen.containsKey(String.valueOf(box.getAttribute("data-user")));
            box.setChecked(in);
            box.setDisabled(full() && !in);
        }
        Page.text(go, purpose.button.apply(chosen.size()));
        go.setDisabled(chosen.isEmpty() || busy);
    }

    private void go() {
        if (chosen.isEmpty() || busy) {
            return;
        }
        busy = true;
        bad.setHidden(true);
        draw();
        act.on(List.copyOf(chosen.values()), dialog::close, problem -> {
            busy = false;
            draw();
            Page.in(bad, "span").setTextContent(Refusal.of(problem).text());
            Form.unreached(bad, problem);
            bad.setHidden(false);
            bad.focus();
        });
    }
}
