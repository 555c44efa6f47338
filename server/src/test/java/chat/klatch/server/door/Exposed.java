package chat.klatch.server.door;

import java.util.HashMap;
import java.util.Map;

/** What {@code /metrics} showed at one moment: numbers by their name and labels, as written there. */
public record Exposed(String text, Map<String, Double> values) {
    public static Exposed by(TestServer server) {
        var text = server.http().get("/metrics").answer().expect(200).text();
        var values = new HashMap<String, Double>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int end = line.lastIndexOf(' ');
            values.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
        });
        return new Exposed(text, values);
    }

    /** The number of this name and these labels; 0 where it does not show yet. */
    public double of(String series) {
        return values.getOrDefault(series, 0.0);
    }

    /** How much more it is than it was. */
    double since(Exposed before, String series) {
        return of(series) - before.of(series);
    }
}
