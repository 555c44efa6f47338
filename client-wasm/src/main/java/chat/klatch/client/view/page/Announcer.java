package chat.klatch.client.view.page;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Tells those who listen. The log itself is silent: whoever reads it aloud reads too much, or twice. */
public final class Announcer {
    private record Said(String author, String text) {
    }

    private static final long GATHER_MILLIS = 2_000;
    private static final long HEARD_MILLIS = 4_000;
    private static final int LONGEST = 140;
    private static final int SEPARATELY = 2;
    private final Clock clock;
    private final Element say = Page.byId("say");
    private final Element alert = Page.byId("alert");
    private final List<Said> gathered = new ArrayList<>();
    private boolean gathering;

    public Announcer(Clock clock) {
        this.clock = clock;
    }

    /** When there is a pause. */
    public void say(String text) {
        put(say, text);
    }

    /** At once. */
    public void alert(String text) {
        put(alert, text);
    }

    /** A new element each time: the same words again are news again. Once heard, they are not to be met in the page. */
    private void put(Element region, String text) {
        region.replaceChildren();
        var line = Page.make("p", "");
        line.setTextContent(text);
        region.append(line);
        var _ = clock.after(HEARD_MILLIS, line::remove);
    }

    /** Somebody said something in the open room. The first is told at once, what follows quickly is gathered. */
    public void said(String author, String text) {
        var one = new Said(author, text);
        if (gathering) {
            gathered.add(one);
            return;
        }
        say(line(one));
        gathering = true;
        var _ = clock.after(GATHER_MILLIS, this::tellGathered);
    }

    private void tellGathered() {
        gathering = false;
        if (gathered.isEmpty()) {
            return;
        }
        var due = List.copyOf(gathered);
        gathered.clear();
        if (due.size() > SEPARATELY) {
            var people = new HashSet<String>();
            due.forEach(one -> people.add(one.author));
            say(Texts.manySaid(due.size(), people.size()));
        } else {
            say(String.join(". ", due.stream().map(Announcer::line).toList()));
        }
    }

    private static String line(Said one) {
        var words = Words.of(one.text);
        int end = Math.min(words.length(), LONGEST);
        if (end < words.length() && Character.isLowSurrogate(words.charAt(end))) {
            end--;
        }
        return Texts.said(one.author, words.substring(0, end));
    }
}
