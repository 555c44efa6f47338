package chat.klatch.protocol.corpus;

import chat.klatch.protocol.codec.JsonReader;
import chat.klatch.protocol.codec.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** One line of the corpus: a text, the family by which it is read, and what is to be said of it. */
public record Entry(String family, String text, Verdict verdict) {
    /** Every line of a corpus; empty ones part its chapters. */
    public static List<Entry> all(String corpus) {
        var entries = new ArrayList<Entry>();
        int from = 0;
        while (from < corpus.length()) {
            int end = corpus.indexOf('\n', from);
            int to = end < 0 ? corpus.length() : end;
            if (to > from) {
                entries.add(of(corpus.substring(from, to)));
            }
            from = to + 1;
        }
        return entries;
    }

    private static Entry of(String line) {
        var in = new JsonReader(line);
        String family = "";
        String text = "";
        String kind = "";
        String field = "";
        String says = "";
        in.openObject();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            switch (name) {
                case "family" -> family = in.string();
                case "text" -> text = in.string();
                case "verdict" -> kind = in.string();
                case "field" -> field = in.string();
                case "says" -> says = in.string();
                default -> throw new IllegalArgumentException(line);
            }
        }
        in.end();
        return new Entry(family, text, new Verdict(kind, field, says));
    }

    /** As a line of the corpus. */
    public String line() {
        var out = new JsonWriter();
        out.open('{');
        put(out, "family", family);
        put(out, "text", text);
        put(out, "verdict", verdict.kind());
        if (!verdict.field().isEmpty()) {
            put(out, "field", verdict.field());
        }
        put(out, "says", verdict.says());
        out.close('}');
        return out.toString();
    }

    private static void put(JsonWriter out, String name, String value) {
        out.name(name);
        out.string(value);
    }
}
