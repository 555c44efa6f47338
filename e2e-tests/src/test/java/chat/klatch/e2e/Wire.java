package chat.klatch.e2e;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.model.RequestId;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wire between one person and the server, in the test's hand. It is laid before they come in; their browser speaks
 * as ever, and what it says and hears passes through here.
 */
public final class Wire {
    private static final String SOCKET = "**/ws";
    private static final String CALLS = "**/api/**";
    private final Page page;
    private final List<WebSocketRoute> open = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private @Nullable String holding;
    private @Nullable String refusal;
    private boolean cut;
    private boolean swallowsWords;
    private boolean swallowsAnswers;

    private Wire(Page page) {
        this.page = page;
    }

    public static Wire of(Person person) {
        var wire = new Wire(person.page());
        person.expectsToBeCutOff();
        person.page().routeWebSocket(SOCKET, wire::laid);
        return wire;
    }

    private void laid(WebSocketRoute socket) {
        if (cut) {
            socket.close();
            return;
        }
        open.add(socket);
        var server = socket.connectToServer();
        socket.onMessage(frame -> {
            said.add(frame.text());
            var refused = refused(frame.text());
            if (refused != null) {
                socket.send(refused);
            } else if (!swallowsWords) {
                server.send(frame.text());
            }
        });
        server.onMessage(frame -> {
            if (holding != null && frame.text().contains(holding)) {
                held.add(() -> hear(socket, frame.text()));
            } else if (!swallowsAnswers) {
                hear(socket, frame.text());
            }
        });
    }

    private void hear(WebSocketRoute socket, String text) {
        heard.add(text);
        socket.send(text);
    }

    /** What answers it in the server's place; null where the server does. */
    private @Nullable String refused(String text) {
        if (refusal == null) {
            return null;
        }
        var frame = JsonParser.parseString(text).getAsJsonObject();
        return frame.get("type").getAsString().equals("send")
                ? Frames.write(new Failed(new RequestId(frame.get("id").getAsString()), ErrorCode.INVALID, refusal,
                        null, null))
                : null;
    }

    /** Every message that the browser sends from now on is refused for good, and the server never sees it. */
    public void refuses(String reason) {
        refusal = reason;
    }

    /** Whatever the server says from now on with that in it stays on the way, until it is let through. */
    public void holds(String part) {
        holding = part;
    }

    public boolean isHolding() {
        return !held.isEmpty();
    }

    /** What was held arrives, and nothing more is held. */
    public void letsThrough() {
        holding = null;
        held.forEach(Runnable::run);
        held.clear();
    }

    /** What the browser says from now on is lost on the way. */
    public void swallowsWords() {
        swallowsWords = true;
    }

    /** What the server says from now on is lost on the way. */
    public void swallowsAnswers() {
        swallowsAnswers = true;
    }

    /** From now on nobody hears the other, and nobody is told: as after a long sleep. */
    public void dies() {
        swallowsWords = true;
        swallowsAnswers = true;
    }

    /** The server ends the connection with that code; the next one is as ever. */
    public void endsWith(int code) {
        swallowsWords = false;
        swallowsAnswers = false;
        open.forEach(socket -> socket.close(new WebSocketRoute.CloseOptions().setCode(code)));
        open.clear();
    }

    /** How often the browser said something with that in it. */
    public long said(String part) {
        return said.stream().filter(one -> one.contains(part)).count();
    }

    /** Whether the browser was told something with that in it. */
    public boolean heard(String part) {
        return heard.stream().anyMatch(one -> one.contains(part));
    }

    /** Ends the connection, and lets nothing through until it is mended. */
    public void cut() {
        cut = true;
        page.route(CALLS, call -> call.abort());
        open.forEach(WebSocketRoute::close);
        open.clear();
    }

    public void mend() {
        page.unroute(CALLS);
        swallowsWords = false;
        swallowsAnswers = false;
        refusal = null;
        cut = false;
    }
}
