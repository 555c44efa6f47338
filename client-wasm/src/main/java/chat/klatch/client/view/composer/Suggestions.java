package chat.klatch.client.view.composer;

import chat.klatch.client.Client;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.text.Folded;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.emoji.EmojiBook;
import chat.klatch.client.view.emoji.EmojiPicker;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.MentionParser;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list over a text while somebody begins the name of a person or of an emoji: arrows choose, Enter and Tab take,
 * Esc puts it away until another name is begun. There is one list in the page; whoever types last has it.
 */
public final class Suggestions {
    private record Choice(String insert, Element option) {
    }

    private static final int MOST = 8;
    private final Element box = Page.byId("suggest");
    private final Element list = Page.byId("suggest-list");
    private final Element around;
    private final Element text;
    private final EmojiPicker emoji;
    private final Companions companions;
    private final Runnable typed;
    private final List<Choice> choices = new ArrayList<>();
    private @Nullable Token token;
    private int putAway = -1;
    private int chosen;
    private @Nullable Room room;

    /**
     * @param around
     *            holds the text, and the list over or under itself
     * @param typed
     *            hears that what was chosen stands in the text
     */
    public Suggestions(Client client, Element around, Element text, EmojiPicker emoji, Runnable typed) {
        this.around = around;
        this.text = text;
        this.emoji = emoji;
        this.typed = typed;
        companions = new Companions(client.api().members(), this::show);
        list.addEventListener("mousedown", Event::preventDefault); // the focus stays in the text
        list.addEventListener("click", event -> {
            var target = event.getTarget();
            var option = target == null ? null : target.closest("[role=option]");
            for (Choice choice : choices) {
                if (choice.option.isSameNode(option)) {
                    take(choice);
                    return;
                }
            }
        });
    }

    /** Who is in this room may be meant. */
    public void open(Room opened) {
        room = opened;
        end();
    }

    /** What was begun is sent or left: whatever is still found for it opens nothing. */
    public void end() {
        token = null;
        close();
    }

    /** What stands before the caret may be another. */
    public void typed() {
        var begun = Token.before(text.getValue(), Math.min(text.getSelectionStart(), text.getValue().length()));
        boolean another = begun != null && (token == null || token.from() != begun.from());
        token = begun;
        if (begun == null) {
            putAway = -1;
            end();
        } else if (begun.from() != putAway) {
            putAway = -1;
            if (another) {
                companions.begin();
            }
            if (begun.kind() == ':') {
                emoji.prepare();
            }
            show();
        }
    }

    private boolean isOpen() {
        return !choices.isEmpty() && !box.isHidden() && around.contains(box);
    }

    private void close() {
        choices.clear();
        list.replaceChildren();
        box.setHidden(true);
        for (String attribute : List.of("role", "aria-expanded", "aria-controls", "aria-activedescendant",
                "aria-autocomplete")) {
            text.removeAttribute(attribute);
        }
    }

    private void show() {
        var begun = token;
        var in = room;
        if (begun == null || in == null) {
            return;
        }
        choices.clear();
        list.replaceChildren();
        chosen = 0;
        if (begun.kind() == ':') {
            for (EmojiBook.Entry entry : emoji.book().find(begun.word(), MOST)) {
                add(entry.emoji() + " ", emojiOption(entry));
            }
        } else {
            for (User user : companions.matching(in, begun.word(), MOST)) {
                add("@" + user.username() + " ", personOption(user, begun.word()));
            }
            if (in.kind() != RoomKind.DIRECT && MentionParser.ROOM.startsWith(Folded.of(begun.word()))) {
                add("@" + MentionParser.ROOM + " ", roomOption(Math.max(0, companions.others(in))));
            }
        }
        if (choices.isEmpty()) {
            close();
            return;
        }
        list.setAttribute("aria-label", begun.kind() == ':'
                ? Labels.emojiMatching(begun.word())
                : Labels.peopleMatching(begun.word()));
        if (!around.contains(box)) {
            around.append(box);
        }
        int height = Browser.getDocument().getDocumentElement().getClientHeight();
        box.getClassList().toggle("is-under", text.getBoundingClientRect().getTop() * 2 < height); // where more is free
        box.setHidden(false);
        text.setAttribute("role", "combobox");
        text.setAttribute("aria-expanded", "true");
        text.setAttribute("aria-autocomplete", "list");
        text.setAttribute("aria-controls", "suggest-list");
        choose(0);
    }

    private void add(String insert, Element option) {
        option.setAttribute("id", "suggest-" + choices.size());
        choices.add(new Choice(insert, option));
        list.append(option);
    }

    private static Element emojiOption(EmojiBook.Entry entry) {
        var option = Page.copy("suggest-emoji");
        Page.text(Page.in(option, ".emo"), entry.emoji());
        Page.text(Page.in(option, ".nm"), ":" + entry.shorts().getFirst() + ":");
        Page.text(Page.in(option, ".sub"), entry.name());
        return option;
    }

    private static Element personOption(User user, String word) {
        var option = Page.copy("suggest-person");
        Cup.fill(Page.in(option, ".av"), user.id().value(), user.name());
        var name = Page.in(option, ".nm");
        int at = Folded.of(user.name()).indexOf(Folded.of(word));
        if (at < 0) {
            name.setTextContent(user.name());
        } else {
            name.appendText(user.name().substring(0, at));
            var hit = Page.make("u", "");
            hit.setTextContent(user.name().substring(at, at + word.length()));
            name.append(hit);
            name.appendText(user.name().substring(at + word.length()));
        }
        Page.text(Page.in(option, ".sub"), "@" + user.username());
        return option;
    }

    private static Element roomOption(int others) {
        var option = Page.copy("suggest-room");
        Page.text(Page.in(option, ".sub"), TalkTexts.notifies(others));
        return option;
    }

    private void choose(int index) {
        chosen = Math.floorMod(index, choices.size());
        for (int i = 0; i < choices.size(); i++) {
            choices.get(i).option.setAttribute("aria-selected", Boolean.toString(i == chosen));
        }
        text.setAttribute("aria-activedescendant", "suggest-" + chosen);
    }

    private void take(Choice choice) {
        var begun = token;
        end();
        if (begun != null) {
            Tools.replace(text, begun.from(), begun.from() + 1 + begun.word().length(), choice.insert);
            typed.run();
        }
    }

    /** Takes the keys that are for the list; false for all others. */
    public boolean pressed(Event event) {
        if (!isOpen() || event.isComposing()) {
            return false;
        }
        switch (event.getKey()) {
            case "ArrowDown" -> choose(chosen + 1);
            case "ArrowUp" -> choose(chosen - 1);
            case "Enter", "Tab" -> {
                if (event.isShiftKey() || event.isCtrlKey() || event.isMetaKey()) {
                    return false;
                }
                take(choices.get(chosen));
            }
            case "Escape" -> {
                putAway = token == null ? -1 : token.from();
                end();
            }
            default -> {
                return false;
            }
        }
        event.preventDefault();
        event.stopPropagation();
        return true;
    }
}
