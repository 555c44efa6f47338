package chat.klatch.client.jvm;

import chat.klatch.client.Client;
import chat.klatch.client.connection.Link;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A member of rooms that is a program. It hears every message and every change of a message that others make, one at a
 * time and in the order of each room, also what came while it was not running: how far it has come is on the disk after
 * each. Where it fell in the middle of one, it hears that again; what it says while it handles something is the same
 * message both times, so nobody reads it twice. {@code docs/bots.md} has an example.
 *
 * <p>
 * Threads: the client's own, and the one that calls {@link #run}, on which the handler works.
 */
public final class Bot implements AutoCloseable {
    /** What waits for the handler; who is slower than that is better started again than remembered in full. */
    private static final int WAITING_AT_MOST = 10_000;
    private static final long FAREWELL_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 50;
    private final BotHandler handler;
    private final Cursors cursors;
    private final FileStore outbox;
    private final JvmPlatform platform;
    private final JvmClient client;
    private final User me;
    private final BlockingQueue<BotStep> steps = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile boolean working;
    private @Nullable Heard now;
    private int said;

    /**
     * Starts the bot: signs in, by the session of its last life or by its password, and connects.
     *
     * @throws IOException
     *             where its folder cannot be used
     * @throws JvmClient.Refused
     *             where the server does not let it in
     */
    public static Bot start(BotSettings settings, BotHandler handler) throws IOException {
        Files.createDirectories(settings.home());
        return new Bot(settings, handler);
    }

    private Bot(BotSettings settings, BotHandler handler) throws IOException {
        this.handler = handler;
        cursors = new Cursors(settings.home().resolve("cursors"));
        outbox = new FileStore(settings.home().resolve("outbox"));
        platform = new JvmPlatform(fault -> add(new BotStep.End(fault)));
        var session = CookieFile.of(settings.server(), settings.home().resolve("session"));
        client = JvmClient.start(platform, settings.server(), settings.username(), outbox, session,
                later -> new BotEars(cursors, handler, later, this::add, steps::size), BotEars::begin);
        try {
            me = client.enter(() -> new Credentials(settings.username(), password(settings)));
        } catch (RuntimeException refused) {
            shut();
            throw refused;
        }
    }

    private void add(BotStep step) {
        if (steps.size() >= WAITING_AT_MOST) {
            steps.clear();
            steps.add(new BotStep.End(new IllegalStateException("the handler is too slow: start again to go on")));
        }
        steps.add(step);
    }

    private static String password(BotSettings settings) {
        var password = settings.password();
        if (password == null) {
            throw new IllegalStateException("there is no session in " + settings.home() + ", and no password");
        }
        return password;
    }

    /**
     * Works until {@link #close}, on the thread that calls.
     *
     * @throws Exception
     *             what the handler threw, or why the bot cannot go on
     */
    public void run() throws Exception {
        working = true;
        try {
            while (!done(steps.take())) {
                // until there is nothing more to do
            }
        } finally {
            ended.countDown();
        }
    }

    private boolean done(BotStep step) throws Exception {
        switch (step) {
            case BotStep.Hear hear -> handle(hear);
            case BotStep.Reached reached -> reached(reached);
            case BotStep.Forget(var room) -> cursors.forget(room);
            case BotStep.End(var why) when why instanceof Exception fault -> throw fault;
            case BotStep.End(var why) when why != null -> throw new IllegalStateException(why);
            case BotStep.End _ -> {
                return true;
            }
        }
        return false;
    }

    private void handle(BotStep.Hear hear) throws Exception {
        var message = hear.message();
        var room = hear.room().id();
        var cursor = cursors.of(room);
        var at = cursor == null ? new Cursors.Cursor(hear.room().read(), hear.room().read()) : cursor;
        boolean first = message.seq() > at.seq();
        if (message.rev() <= at.rev() || !first && message.rev() == message.seq()) {
            return; // heard in an earlier life
        }
        if (!message.author().id().equals(me.id())) {
            now = new Heard(hear.room(), message, first, me, hear.epoch());
            said = 0;
            handler.heard(this, now);
            now = null;
        }
        cursors.move(room, new Cursors.Cursor(hear.walked() ? at.rev() : message.rev(),
                Math.max(at.seq(), message.seq())));
    }

    private void reached(BotStep.Reached reached) throws IOException {
        var at = cursors.of(reached.room());
        var to = new Cursors.Cursor(Math.max(reached.rev(), at == null ? 0 : at.rev()),
                Math.max(reached.seq(), at == null ? 0 : at.seq()));
        if (!to.equals(at)) {
            cursors.move(reached.room(), to);
        }
    }

    public User me() {
        return me;
    }

    /** Answers what is being handled. */
    public void reply(Heard heard, String text) {
        say(heard.room().id(), text, new Unsent.Reply(heard.message().seq(), heard.epoch()));
    }

    /** Says something in a room. */
    public void say(RoomId room, String text) {
        say(room, text, null);
    }

    private void say(RoomId room, String text, Unsent.@Nullable Reply reply) {
        var key = key();
        client.ask(own -> {
            own.send(room, key, text, reply);
            return key;
        });
    }

    /** Puts an emoji on what is being handled. */
    public void react(Heard heard, String emoji) {
        client.ask(own -> {
            own.react(heard.room().id(), heard.message().seq(), emoji, true);
            return emoji;
        });
    }

    /** Anything else that a client can do, on the client's thread. */
    public JvmClient client() {
        return client;
    }

    /**
     * The same for the same words in the handling of the same message, in whichever life: so what is said again after a
     * fall is no second message.
     */
    private MessageKey key() {
        var heard = now;
        if (heard == null) {
            return client.ask(Client::newKey);
        }
        said++;
        var message = heard.message();
        var name = heard.room().id() + " " + (heard.first() ? "seq " + message.seq() : "rev " + message.rev()) + " "
                + said;
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return new MessageKey(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Ends after what is being handled, and after what was said has been sent, for which there are a few seconds; what
     * is left waits in the outbox for the next start. Any thread but the handler's.
     */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        steps.clear();
        steps.add(new BotStep.End(null));
        try {
            boolean done = !working || ended.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
            for (long waited = 0; done && waited < FAREWELL_MILLIS && waits(); waited += LOOK_MILLIS) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        shut();
    }

    private boolean waits() {
        return client.ask(own -> own.waiting() > 0 && own.link() instanceof Link.Up);
    }

    private void shut() {
        client.close();
        platform.close();
        try {
            outbox.close();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
