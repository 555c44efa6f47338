package chat.klatch.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An nginx of this machine that hands everything on: a door of its own to each node, without TLS. */
final class Nginx implements AutoCloseable {
    private static final int TRIES = 100;
    private static final int TRY_MILLIS = 50;
    private final Process process;
    private final Path folder;
    private final List<Server> nodes;

    private Nginx(Path program, List<Server> nodes) throws IOException, InterruptedException {
        this.nodes = nodes;
        folder = Files.createTempDirectory("klatch-benchmark-nginx");
        var conf = new StringBuilder("""
                daemon off; master_process off; pid %1$s/pid; error_log stderr crit;
                events { worker_connections 8192; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
                  uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
                  proxy_http_version 1.1; proxy_read_timeout 75s; proxy_send_timeout 75s;
                  proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;
                  proxy_set_header Host $http_host;
                """.formatted(folder));
        var doors = new ArrayList<Integer>();
        for (var node : nodes) {
            doors.add(freePort());
            conf.append("  server { listen 127.0.0.1:%d; location / { proxy_pass http://127.0.0.1:%d; } }%n"
                    .formatted(doors.getLast(), node.port()));
        }
        var file = Files.writeString(folder.resolve("nginx.conf"), conf.append("}\n"));
        process = new ProcessBuilder(program.toString(), "-p", folder.toString(), "-c", file.toString()).inheritIO()
                .start();
        for (int i = 0; i < doors.size(); i++) {
            await(doors.get(i));
            nodes.get(i).setDoor(doors.get(i));
        }
    }

    /** Puts one in front of them until it is closed; none where none is installed. */
    static Optional<Nginx> before(List<Server> nodes) throws IOException, InterruptedException {
        var path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin";
        var program = Stream.of(path.split(":", -1)).map(one -> Path.of(one, "nginx")).filter(Files::isExecutable)
                .findFirst();
        return program.isEmpty() ? Optional.empty() : Optional.of(new Nginx(program.get(), nodes));
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static void await(int port) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try (var there = new Socket()) {
                there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                Thread.sleep(TRY_MILLIS);
            }
        }
        throw new IOException("nginx does not serve.");
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(node -> node.setDoor(node.port()));
        process.destroy();
        Server.awaitEnd(process);
        Server.delete(folder);
    }
}
