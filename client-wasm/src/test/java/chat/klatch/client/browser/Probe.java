package chat.klatch.client.browser;

import chat.klatch.client.text.MarkdownCorpus;
import chat.klatch.protocol.corpus.Entry;
import chat.klatch.protocol.corpus.GeneratedCodec;
import java.util.function.Consumer;
import org.teavm.jso.ajax.XMLHttpRequest;
import org.teavm.jso.dom.html.HTMLDocument;

/**
 * Runs in the product's place, in its page and by its loader: holds the compiled codec and the parser of Markdown
 * against their corpora, and asks of TeaVM what it got wrong once. What it found stands in the page, a line each.
 */
public final class Probe {
    private static final String CORPUS = "/corpus";
    private static final String MARKDOWN = "/markdown";
    private final StringBuilder found = new StringBuilder();

    private Probe() {
    }

    public static void main(String[] args) {
        fetch(CORPUS, codec -> fetch(MARKDOWN, markdown -> new Probe().run(codec, markdown)));
    }

    private static void fetch(String path, Consumer<String> then) {
        var request = new XMLHttpRequest();
        request.open("GET", path);
        request.onComplete(() -> then.accept(request.getResponseText()));
        request.send();
    }

    private void run(String corpus, String markdown) {
        var entries = Entry.all(corpus);
        for (var entry : entries) {
            var now = GeneratedCodec.judge(entry.family(), entry.text());
            if (!now.equals(entry.verdict())) {
                say("says otherwise: " + new Entry(entry.family(), entry.text(), now).line());
            }
        }
        say("entries: " + entries.size());
        new Traps(entries.size()).answers().forEach(this::say);
        var cases = MarkdownCorpus.cases(markdown);
        MarkdownCorpus.wrong(cases).forEach(wrong -> say("means otherwise: " + wrong));
        say("texts: " + cases.size());
        say("made up: " + MarkdownCorpus.madeUp());
        say("as long and as deep as can be: " + MarkdownCorpus.survives());
        var document = HTMLDocument.current();
        var page = document.createElement("pre");
        page.setAttribute("id", "probe");
        page.appendChild(document.createTextNode(found.toString()));
        document.getBody().appendChild(page);
    }

    private void say(String line) {
        found.append(line).append('\n');
    }
}
