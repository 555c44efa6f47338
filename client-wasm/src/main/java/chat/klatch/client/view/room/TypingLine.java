package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.people.Typists;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.model.Person;
import java.util.ArrayList;
import java.util.List;

/** Who is typing, under the composer. Its place is always there, so nothing moves; nobody is told aloud. */
final class TypingLine {
    private final Element line = Page.byId("typing");
    private final Element words = Page.in(line, "span");
    private Typists.Now shown = new Typists.Now(List.of(), 0);

    void draw(Typists.Now now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        line.setHidden(now.users().isEmpty());
        words.replaceChildren();
        var names = new ArrayList<>(now.users().stream().map(Person::name).toList());
        var text = TalkTexts.typing(names, now.more());
        for (String name : names) {
            int at = text.indexOf(name);
            words.appendText(text.substring(0, at));
            var bold = Page.make("b", "");
            bold.setTextContent(name);
            words.append(bold);
            text = text.substring(at + name.length());
        }
        words.appendText(text);
    }
}
