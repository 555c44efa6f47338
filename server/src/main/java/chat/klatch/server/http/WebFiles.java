package chat.klatch.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The browser's files as the build left them on the class path, in memory, with what the build compressed. All but the
 * page itself carry their content's hash in their name and never change.
 */
final class WebFiles {
    private static final String PAGE = "index.html";
    private static final int TAG_BYTES = 12;
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
            "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "wasm", "application/wasm", "svg",
            "image/svg+xml", "txt", "text/plain; charset=utf-8");

    @SuppressWarnings("ArrayRecordComponent") // never compared, never given out
    private record File(String type, String tag, boolean immutable, byte[] plain, byte @Nullable [] br,
            byte @Nullable [] gzip) {
    }

    /** Read and hashed once a process, whoever serves them. */
    private static final class Built {
        private static final WebFiles FILES = read();
    }

    private final Map<String, File> files = new HashMap<>();

    static WebFiles load() {
        return Built.FILES;
    }

    private static WebFiles read() {
        byte[] index = read("index.txt");
        if (index == null) {
            throw new IllegalStateException("the browser's files are not on the class path");
        }
        var loaded = new WebFiles();
        new String(index, StandardCharsets.UTF_8).lines().forEach(loaded::add);
        return loaded;
    }

    private void add(String name) {
        byte[] plain = read(name);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (plain == null || type == null) {
            throw new IllegalStateException("cannot serve " + name);
        }
        boolean immutable = !name.equals(PAGE);
        files.put(name, new File(type, weak(immutable ? name : hash(plain)), immutable, plain, read(name + ".br"),
                read(name + ".gz")));
    }

    private static byte @Nullable [] read(String name) {
        try (var in = WebFiles.class.getResourceAsStream("/web/" + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    void register(RoutesConfig routes) {
        routes.get("/", context -> serve(PAGE, context));
        routes.head("/", context -> serve(PAGE, context));
        routes.get("/{name}", context -> serve(context.pathParam("name"), context));
        routes.head("/{name}", context -> serve(context.pathParam("name"), context));
    }

    private void serve(String name, Context context) {
        var file = files.get(name);
        if (file == null) {
            throw new NotFoundResponse();
        }
        context.header("Vary", "Accept-Encoding").header("ETag", file.tag)
                .header("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache")
                .contentType(file.type);
        if (holds(context, file.tag)) {
            context.status(304);
        } else if (file.br != null && accepts(context, "br")) {
            context.header("Content-Encoding", "br").result(file.br);
        } else if (file.gzip != null && accepts(context, "gzip")) {
            context.header("Content-Encoding", "gzip").result(file.gzip);
        } else {
            context.result(file.plain);
        }
    }

    /** The same for every encoding of the same content. */
    private static String weak(String tag) {
        return "W/\"" + tag + "\"";
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether the client has this already. */
    private static boolean holds(Context context, String tag) {
        var held = context.header("If-None-Match");
        return held != null && Stream.of(held.split(",", -1)).map(String::strip).anyMatch(tag::equals);
    }

    /** Whether the encoding is named and not refused by {@code q=0} (RFC 9110 §12.5.3). */
    private static boolean accepts(Context context, String encoding) {
        var accepted = context.header("Accept-Encoding");
        if (accepted == null) {
            return false;
        }
        for (String one : accepted.split(",", -1)) {
            var parts = one.strip().split(";", -1);
            if (parts[0].strip().equalsIgnoreCase(encoding)) {
                return parts.length == 1 || !parts[1].strip().matches("[qQ]=0(\\.0*)?");
            }
        }
        return false;
    }
}
