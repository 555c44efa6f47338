package chat.klatch.client.jvm;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one client, and with a file the session that outlives the process: a line for each cookie, readable
 * for nobody but its owner. One thread.
 */
final class CookieFile {
    private static final String SEPARATOR = "\t";
    private static final int PARTS = 4;
    private final URI server;
    private final @Nullable Path file;
    private final CookieManager cookies = new CookieManager();

    private CookieFile(URI server, @Nullable Path file) {
        this.server = server;
        this.file = file;
    }

    /** Cookies that live as long as the process. */
    static CookieFile inMemory(URI server) {
        return new CookieFile(server, null);
    }

    /**
     * Cookies that are kept in {@code file}, which need not be there yet.
     *
     * @throws IOException
     *             where it cannot be read
     */
    static CookieFile of(URI server, Path file) throws IOException {
        var cookies = new CookieFile(server, file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                cookies.read(line);
            }
        }
        return cookies;
    }

    private void read(String line) {
        var parts = line.split(SEPARATOR, -1);
        long left = parts.length == PARTS ? Long.parseLong(parts[3]) - System.currentTimeMillis() / 1_000 : 0;
        if (left > 0) {
            var cookie = new HttpCookie(parts[0], parts[1]);
            cookie.setPath(parts[2]);
            cookie.setMaxAge(left);
            cookie.setVersion(0);
            cookies.getCookieStore().add(server, cookie);
        }
    }

    /** The {@code Cookie} headers of a request. */
    List<String> of(URI address) throws IOException {
        return cookies.get(address, Map.of()).getOrDefault("Cookie", List.of());
    }

    /** Takes what an answer brought; where that changes anything, it is in the file when this returns. */
    void take(URI address, Map<String, List<String>> headers) throws IOException {
        var before = lines();
        cookies.put(address, headers);
        if (file != null && !lines().equals(before)) {
            PrivateFile.replace(file, String.join("\n", kept()));
        }
    }

    private Map<String, String> lines() {
        var lines = new HashMap<String, String>();
        cookies.getCookieStore().getCookies().forEach(cookie -> lines.put(cookie.getName(), cookie.getValue()));
        return lines;
    }

    private List<String> kept() {
        long now = System.currentTimeMillis() / 1_000;
        var kept = new ArrayList<String>();
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            if (cookie.getMaxAge() > 0) {
                kept.add(String.join(SEPARATOR, cookie.getName(), cookie.getValue(), cookie.getPath(),
                        Long.toString(now + cookie.getMaxAge())));
            }
        }
        return kept;
    }
}
