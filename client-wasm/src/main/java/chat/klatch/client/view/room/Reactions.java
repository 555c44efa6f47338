package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.model.Reaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The emoji under a message, each a button to put one's own on or take it off, with the names of who did. */
final class Reactions {
    private static final int SHOWN = 12;
    private static final int NAMED = 20;
    private final Element row;
    private final Reader reader;
    private final ReactionOrder order = new ReactionOrder();
    private List<Reaction> shown = List.of();
    private Map<String, Row.State> onTheirWay = Map.of();
    private int edition = -1;
    private boolean all;
    private @Nullable Element box;

    Reactions(Element row, Reader reader) {
        this.row = row;
        this.reader = reader;
    }

    /** Whether that is one's own. */
    static boolean isOn(Reaction reaction, Reader reader) {
        return reaction.mine() || reaction.users().contains(reader.me().id());
    }

    void showAll() {
        all = true;
        edition = -1;
        show(shown, onTheirWay);
    }

    /**
     * @param reacting
     *            what of this is only on its way, also of what is not there any more
     */
    void show(List<Reaction> there, Map<String, Row.State> reacting) {
        if (there.equals(shown) && reacting.equals(onTheirWay) && edition == reader.emoji().edition()) {
            return;
        }
        shown = there;
        onTheirWay = reacting;
        show(order.of(there, reacting, all ? Integer.MAX_VALUE : SHOWN));
    }

    private void show(List<Reaction> reactions) {
        edition = reader.emoji().edition();
        if (reactions.isEmpty()) {
            remove();
            return;
        }
        var buttons = box();
        int most = all ? reactions.size() : Math.min(SHOWN, reactions.size());
        for (int i = 0; i < most; i++) {
            show(reactions.get(i), button(buttons, i));
        }
        var more = Page.in(buttons, "[data-do=all-reactions]");
        while (buttons.querySelectorAll("[data-emoji]").getLength() > most) {
            buttons.querySelectorAll("[data-emoji]").get(most).remove();
        }
        more.setHidden(most == reactions.size());
        Page.text(more, "+" + (reactions.size() - most));
        more.setAttribute("aria-label", Labels.moreReactions(reactions.size() - most));
    }

    private void remove() {
        if (box != null) {
            box.remove();
            box = null;
            all = false;
        }
    }

    private Element box() {
        var there = box;
        if (there == null) {
            there = Page.copy("reactions");
            Page.in(row, ".body").append(there);
            box = there;
        }
        return there;
    }

    private static Element button(Element buttons, int index) {
        var there = buttons.querySelectorAll("[data-emoji]");
        if (index < there.getLength()) {
            return there.get(index);
        }
        var button = Page.copy("reaction");
        buttons.insertBefore(button, Page.in(buttons, "[data-do=all-reactions]"));
        return button;
    }

    private void show(Reaction reaction, Element button) {
        boolean on = isOn(reaction, reader);
        Page.attribute(button, "data-emoji", reaction.emoji());
        Page.attribute(button, "aria-pressed", Boolean.toString(on));
        var state = onTheirWay.getOrDefault(reaction.emoji(), Row.State.SENT);
        var label = Labels.reaction(reader.emoji().name(reaction.emoji()), reaction.count(), on);
        Page.attribute(button, "aria-label", state == Row.State.WAITING ? Labels.waiting(label) : label);
        button.getClassList().toggle("is-pending", state != Row.State.SENT);
        var names = names(reaction, on);
        Page.attribute(button, "aria-description", names);
        Page.text(Page.in(button, ".emo"), reaction.emoji());
        Page.text(Page.in(button, "[data-count]"), Labels.count(reaction.count()));
        Page.text(Page.in(button, ".names"), names);
    }

    private String names(Reaction reaction, boolean on) {
        var others = reaction.users().stream().filter(user -> !user.equals(reader.me().id())).limit(NAMED)
                .map(reader::name).toList();
        return Texts.reactors(on, others, reaction.count() - others.size() - (on ? 1 : 0));
    }
}
