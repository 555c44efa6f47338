package chat.klatch.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that serves one place, until it is closed. */
interface Served extends AutoCloseable {
    /** Where it serves, without a slash at the end. */
    String address();

    /** Everything that it says. */
    Path log();

    /** What it reported as its own faults: never a person's mistake. */
    default List<String> faults() throws IOException {
        return Files.readAllLines(log()).stream().filter(line -> line.contains(" ERROR ")).toList();
    }

    @Override
    void close();

    /** Where {@link Served} says everything. */
    static Path log(Path folder) {
        return folder.resolve("server.log");
    }

    /**
     * The settings of a fresh installation, on a free port.
     *
     * @param folder
     *            for its data
     * @param more
     *            besides: {@code KLATCH_SIGNUP} and so on
     */
    static Map<String, String> settings(Path folder, Map<String, String> more) {
        var all = new HashMap<>(Map.of("KLATCH_HOST", "127.0.0.1", "KLATCH_PORT", "0", "KLATCH_DATA",
                folder.resolve("data").toString()));
        all.putAll(more);
        return all;
    }
}
