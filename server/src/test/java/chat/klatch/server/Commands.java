package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;

/** {@code klatch} with its arguments on the place of a test server, in this process: as good as a shell, and faster. */
public final class Commands {
    private final TestServer server;

    public Commands(TestServer server) {
        this.server = server;
    }

    /** Runs a command to its end. */
    public Shell.Ran run(String... arguments) {
        return types("", arguments);
    }

    /** Runs a command to its end, with {@code typed} on its standard input. */
    public Shell.Ran types(String typed, String... arguments) {
        var environment = new HashMap<>(server.environment());
        environment.put("KLATCH_DATA", server.data().toString());
        var out = new StringWriter();
        var err = new StringWriter();
        int status = KlatchCommand.line(environment, server.clock(),
                new PasswordPrompt(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8))),
                new PrintWriter(out), new PrintWriter(err), () -> {
                }, () -> 0).execute(arguments);
        return new Shell.Ran(status, out.toString(), err.toString());
    }

    /** Runs a command that must succeed; says what it said. */
    public String done(String... arguments) {
        var ran = run(arguments);
        assertEquals("", ran.err());
        assertEquals(0, ran.status(), ran.out());
        return ran.out();
    }

    /** The same, of a command that says one JSON object. */
    public JsonNode json(String... arguments) {
        return Json.read(done(arguments));
    }

    /** What the audit log holds, the oldest first. */
    public List<JsonNode> audit() {
        return done("audit", "export", "--json").lines().map(Json::read).toList();
    }

    /** Runs a command that must come to nothing, and say why. */
    public void refused(String sentence, String... arguments) {
        var ran = run(arguments);
        assertEquals(sentence + "\n", ran.err());
        assertEquals("", ran.out());
        assertEquals(1, ran.status());
    }
}
