package chat.klatch.client.jvm;

import chat.klatch.client.Client;
import chat.klatch.client.ClientListener;
import chat.klatch.client.Stage;
import chat.klatch.client.account.Parting;
import chat.klatch.client.connection.Link;
import chat.klatch.client.connection.Sockets;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One client of a server, running from the start on a thread of its own. Any other thread may call these methods; they
 * wait, each at most half a minute.
 */
public final class JvmClient implements AutoCloseable {
    /** The server said no, or said nothing (status 0). */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.status() + " " + problem.detail());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    private static final int LONGEST_SECONDS = 30;
    private final EventLoop loop;
    private final Client client;
    private final CompletableFuture<Stage> begun = new CompletableFuture<>();
    private volatile CompletableFuture<User> entering = new CompletableFuture<>();

    /** Runs something on the client's thread, later. */
    interface Later {
        Runnable after(long millis, Runnable task);
    }

    private JvmClient(JvmPlatform platform, URI server, EventLoop loop, LocalStore store, CookieFile cookies,
            ClientListener listener, UnaryOperator<Sockets> tap) {
        this.loop = loop;
        var ports = new Client.Ports(loop, platform.chance(),
                tap.apply(new JdkSockets(platform.http(), server, loop)),
                new JdkHttp(platform.http(), server, loop, cookies), store, Parting.inMemory());
        client = new Client(ports, new Entrance(listener));
    }

    /**
     * Starts a client of the server at {@code server} (its origin, as {@code http://localhost:8080}).
     *
     * @param listener
     *            is told on the client's thread
     */
    public static JvmClient start(JvmPlatform platform, URI server, String name, LocalStore store,
            ClientListener listener) {
        return start(platform, server, name, store, listener, UnaryOperator.identity());
    }

    /**
     * Starts a client whose sockets {@code tap} may stand in front of, to listen in or to break them.
     */
    public static JvmClient start(JvmPlatform platform, URI server, String name, LocalStore store,
            ClientListener listener, UnaryOperator<Sockets> tap) {
        var started = new JvmClient(platform, server, loop(platform, name), store, CookieFile.inMemory(server),
                listener, tap);
        started.loop.execute(started.client::start);
        return started;
    }

    /**
     * Starts a client with the cookies of an earlier one.
     *
     * @param begin
     *            hands the client to its listener, before that hears anything
     */
    static <L extends ClientListener> JvmClient start(JvmPlatform platform, URI server, String name, LocalStore store,
            CookieFile cookies, Function<Later, L> listener, BiConsumer<L, Client> begin) {
        var loop = loop(platform, name);
        var hearing = listener.apply(loop::after);
        var started = new JvmClient(platform, server, loop, store, cookies, hearing, UnaryOperator.identity());
        loop.execute(() -> {
            begin.accept(hearing, started.client);
            started.client.start();
        });
        return started;
    }

    private static EventLoop loop(JvmPlatform platform, String name) {
        return platform.loop("klatch-client-" + name);
    }

    /** Whoever the session of an earlier life belongs to; where there is none, signs in. Throws as {@link #signUp}. */
    User enter(Supplier<Credentials> otherwise) {
        return awaited(begun) instanceof Stage.SignedIn(var user, _) ? user : signIn(otherwise.get());
    }

    /**
     * Makes an account and signs in with it.
     *
     * @throws Refused
     *             where the server refuses
     */
    public User signUp(NewAccount wish) {
        return enter(refused -> client.signUp(wish, refused));
    }

    /** Signs in; throws as {@link #signUp}. */
    public User signIn(Credentials credentials) {
        return enter(refused -> client.signIn(credentials, refused));
    }

    private User enter(Consumer<Consumer<Problem>> door) {
        var _ = awaited(begun);
        var entered = new CompletableFuture<User>();
        loop.execute(() -> {
            entering = entered;
            door.accept(problem -> entered.completeExceptionally(new Refused(problem)));
        });
        return awaited(entered);
    }

    /** Runs {@code question} on the client's thread, and hands back what it says. */
    public <T> T ask(Function<Client, T> question) {
        var answer = new CompletableFuture<T>();
        loop.execute(() -> {
            try {
                answer.complete(question.apply(client));
            } catch (RuntimeException | Error fault) {
                answer.completeExceptionally(fault);
            }
        });
        return awaited(answer);
    }

    /** Runs {@code task} on the client's thread some time soon, and does not wait for it. */
    public void tell(Consumer<Client> task) {
        loop.execute(() -> task.accept(client));
    }

    private <T> T awaited(CompletableFuture<T> answer) {
        if (loop.isOwnThread()) {
            throw new IllegalStateException("the client's own thread would wait for itself");
        }
        try {
            return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw new IllegalStateException("no answer within " + LONGEST_SECONDS + " s", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the client", stopped);
        }
    }

    /** Ends the connection, and then the thread; the session stays the server's until it expires. */
    @Override
    public void close() {
        loop.execute(client::close);
        loop.close();
    }

    /** Notices when somebody may come in, and when they are in. */
    private final class Entrance implements ClientListener {
        private final ClientListener listener;

        Entrance(ClientListener listener) {
            this.listener = listener;
        }

        @Override
        public void stageChanged(Stage stage) {
            switch (stage) {
                case Stage.SignedIn(var user, _) -> {
                    begun.complete(stage);
                    entering.complete(user);
                }
                case Stage.FirstRun _,Stage.SignedOut _ -> begun.complete(stage);
                case Stage.Starting _,Stage.Unreachable _ -> {
                    // the client asks again by itself
                }
            }
            listener.stageChanged(stage);
        }

        @Override
        public void linkChanged(Link link) {
            listener.linkChanged(link);
        }

        @Override
        public void roomsChanged() {
            listener.roomsChanged();
        }

        @Override
        public void timelineChanged(RoomId room) {
            listener.timelineChanged(room);
        }

        @Override
        public void roomGone(Room room) {
            listener.roomGone(room);
        }

        @Override
        public void typingChanged(RoomId room) {
            listener.typingChanged(room);
        }

        @Override
        public void peopleChanged() {
            listener.peopleChanged();
        }

        @Override
        public void settingsChanged() {
            listener.settingsChanged();
        }

        @Override
        public void refused(Unsent wish) {
            listener.refused(wish);
        }

        @Override
        public @Nullable Long heardUpTo(Room room) {
            return listener.heardUpTo(room);
        }

        @Override
        public void logged(RoomId room, List<Message> changes, long upTo, boolean whole) {
            listener.logged(room, changes, upTo, whole);
        }
    }
}
