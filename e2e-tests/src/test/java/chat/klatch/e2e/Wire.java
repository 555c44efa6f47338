package chat.klatch.e2e;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Request;
import chat.klatch.protocol.frame.Send;
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
    private static final String BUILD = "\"build\":\"";
    private static final String EPOCH = "\"epoch\":\"";
    private final Page page;
    private final List<WebSocketRoute> open = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private @Nullable String holding;
    private @Nullable Class<? extends Request> lost;
    private @Nullable Class<? extends Request> refused;
    private String reason = "";
    private String build = BUILD;
    private String epoch = EPOCH;
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
            if (!swallowsWords) {
                passOn(frame.text(), socket, server);
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
        socket.send(text.replace(BUILD, build).replace(EPOCH, epoch));
    }

    private void passOn(String text, WebSocketRoute browser, WebSocketRoute server) {
        var command = Frames.readCommand(text);
        if (command instanceof Request asked && asked.getClass().equals(refused)) {
            browser.send(Frames.write(new Failed(asked.id(), ErrorCode.INVALID, reason, null, null)));
        } else if (!command.getClass().equals(lost)) {
            server.send(text);
        }
    }

    /** Of what the browser asks from now on, this is lost on the way, and nothing else. */
    public void loses(Class<? extends Request> asked) {
        lost = asked;
        refused = null;
    }

    /** Of what the browser asks from now on, this is refused for good; it does not reach the server. */
    public void refuses(Class<? extends Request> asked) {
        refused = asked;
        reason = "Not today.";
        lost = null;
    }

    /** Every message that the browser sends from now on is refused for good, and the server never sees it. */
    public void refuses(String why) {
        refuses(Send.class);
        reason = why;
    }

    /** Nothing is lost or refused on the way any more. */
    public void passesEverything() {
        lost = null;
        refused = null;
    }

    /** The server that answers at the next connection, and at all after it, is of another build. */
    public void leadsToAnotherBuild() {
        build = BUILD + "another-";
    }

    /**
     * The server that answers at the next connection, and at all after it, has other data: the same, by another name.
     */
    public void leadsToOtherData() {
        epoch = EPOCH + "restored-";
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
        passesEverything();
        cut = false;
    }
}
