package chat.klatch.client.browser;

import chat.klatch.protocol.corpus.Entry;
import chat.klatch.protocol.corpus.GeneratedCodec;
import org.teavm.jso.ajax.XMLHttpRequest;
import org.teavm.jso.dom.html.HTMLDocument;

/**
 * Runs in the product's place, in its page and by its loader: holds the compiled codec against the corpus, and asks of
 * TeaVM what it got wrong once. What it found stands in the page, a line each.
 */
public final class Probe {
    private static final String CORPUS = "/corpus";
    private final StringBuilder found = new StringBuilder();

    private Probe() {
    }

    public static void main(String[] args) {
        var request = new XMLHttpRequest();
        request.open("GET", CORPUS);
        request.onComplete(() -> new Probe().run(request.getResponseText()));
        request.send();
    }

    private void run(String corpus) {
        var entries = Entry.all(corpus);
        for (var entry : entries) {
            var now = GeneratedCodec.judge(entry.family(), entry.text());
            if (!now.equals(entry.verdict())) {
                say("says otherwise: " + new Entry(entry.family(), entry.text(), now).line());
            }
        }
        say("entries: " + entries.size());
        new Traps(entries.size()).answers().forEach(this::say);
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
