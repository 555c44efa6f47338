package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A real nginx with the configuration of {@code deploy/} before nodes of the test's, on ports of this machine. */
public final class Nginx implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("(?m)^server [^ ;]+");
    private final Path folder;
    private final int plainPort = FreePort.next();
    private final Started running;

    private Nginx(Path folder, boolean secure, List<Integer> nodes) throws IOException {
        this.folder = folder;
        int port = FreePort.next();
        Files.writeString(folder.resolve("nodes.conf"), nodes(nodes));
        Files.writeString(folder.resolve("nginx.conf"), configuration(port, secure));
        Files.createDirectories(folder.resolve("acme/.well-known/acme-challenge"));
        Deploy.run(command("-t"));
        running = new Started(command("-g", "daemon off;"), port, folder.resolve("nginx.log"));
    }

    /** Speaks TLS with the {@link Certificate} that is in {@code folder}. */
    static Nginx secure(Path folder, List<Integer> nodes) throws IOException {
        return new Nginx(folder, true, nodes);
    }

    /** Without TLS, for clients that know no certificate of a test's; all else is as it is deployed. */
    public static Nginx plain(Path folder, List<Integer> nodes) throws IOException {
        return new Nginx(folder, false, nodes);
    }

    /** Whether this machine has one. */
    public static boolean isInstalled() {
        return Needs.Installed.find("nginx").isPresent();
    }

    private ProcessBuilder command(String... more) {
        var command = new ArrayList<>(
                List.of(Deploy.program("nginx"), "-p", folder.toString(), "-e", "error.log", "-c", "nginx.conf"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    /** The file for one node, or the one for three, with the addresses of these. */
    private static String nodes(List<Integer> ports) {
        var left = new ArrayDeque<>(ports);
        var text = SERVER.matcher(Deploy.text(ports.size() == 1 ? "nodes.conf" : "nodes.cluster.conf"))
                .replaceAll(_ -> "server 127.0.0.1:" + left.remove());
        assertEquals(0, left.size(), text);
        return text;
    }

    /** The file as it is, but for where things are here: nothing that it says of requests. */
    private String configuration(int port, boolean secure) {
        var text = Deploy.text("nginx.conf");
        text = Deploy.with(text, "listen 80 ", "listen 127.0.0.1:" + plainPort + " ");
        text = Deploy.with(text, "listen 443 ssl http2 ",
                "listen 127.0.0.1:" + port + (secure ? " ssl http2 " : " "));
        text = Deploy.with(text, "/etc/nginx/certificates", folder.toString());
        text = Deploy.with(text, "/var/www/acme", folder.resolve("acme").toString());
        text = Deploy.with(text, "/var/log/nginx", folder.toString());
        text = text.replaceAll("(?m)^ *listen \\[::].*\n", ""); // not every machine has it
        if (!secure) {
            text = text.replaceAll("(?m)^ *ssl_.*\n", "");
        }
        var places = new StringBuilder("http {\n");
        for (String kind : new String[]{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            places.append("    ").append(kind).append("_temp_path ").append(folder.resolve(kind)).append(";\n");
        }
        text = Deploy.with(text, "http {\n", places.toString());
        // Its workers read what is in this test's folder: as root they would be somebody else.
        return "user root;\npid " + folder.resolve("nginx.pid") + ";\n" + text;
    }

    /** Where it takes everything but what comes to port 80. */
    public int port() {
        return running.port();
    }

    int plainPort() {
        return plainPort;
    }

    @Override
    public void close() {
        running.close();
    }
}
