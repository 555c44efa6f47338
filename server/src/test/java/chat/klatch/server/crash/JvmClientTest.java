package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.Client;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Link;
import chat.klatch.client.jvm.FileStore;
import chat.klatch.client.jvm.JvmClient;
import chat.klatch.client.jvm.JvmPlatform;
import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.client.sync.Timeline;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.KlatchServer;
import chat.klatch.server.Settings;
import chat.klatch.server.bot.Deaf;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client for the JVM over real sockets: what its parts do that no simulated socket can show. */
class JvmClientTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Duration LONG = Duration.ofSeconds(30);
    private final BlockingQueue<Throwable> faults = new LinkedBlockingQueue<>();
    private final JvmPlatform platform = new JvmPlatform(faults::add);
    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    @TempDir
    Path data;
    private KlatchServer server;

    private KlatchServer start(int port) {
        return KlatchServer.start(Settings.from(Map.of("KLATCH_HOST", "127.0.0.1", "KLATCH_PORT",
                Integer.toString(port), "KLATCH_DATA", data.toString(), "KLATCH_RATE_LIMITS", "off")),
                () -> Instant.now().plus(later.get()));
    }

    @BeforeEach
    void open() {
        server = start(0);
    }

    @AfterEach
    void close() {
        platform.close();
        server.close();
        assertEquals(List.of(), List.copyOf(faults));
    }

    private JvmClient client(String name, LocalStore store) {
        return JvmClient.start(platform, URI.create("http://127.0.0.1:" + server.port()), name, store, new Deaf());
    }

    private JvmClient signedUp(String name) {
        var client = client(name, new MemoryStore());
        client.signUp(new NewAccount(name, PASSWORD, null, null, null));
        Until.reached(name + " is in a room", LONG, () -> shown(client).loaded());
        return client;
    }

    private static RoomId room(JvmClient client) {
        Until.reached("a room is known", LONG, () -> client.ask(own -> !own.rooms().isEmpty()));
        return client.ask(own -> own.rooms().getFirst().id());
    }

    private static Timeline shown(JvmClient client) {
        var room = room(client);
        return client.ask(own -> own.timeline(room));
    }

    private static List<String> texts(JvmClient client) {
        var room = room(client);
        return client.ask(own -> own.timeline(room).messages().stream().map(Message::text)
                .filter(text -> !text.isEmpty()).toList());
    }

    private static void write(JvmClient client, String text) {
        var room = room(client);
        var _ = client.ask(own -> own.send(room, text, null));
    }

    private static void sees(JvmClient client, List<String> texts) {
        Until.reached("sees " + texts.size() + " messages", LONG, () -> texts(client).equals(texts));
    }

    @Test
    void twoPeopleTalk() {
        try (var ada = signedUp("ada"); var bob = signedUp("bob")) {
            write(ada, "hello ☕");
            sees(bob, List.of("hello ☕"));
            write(bob, "good morning");
            sees(ada, List.of("hello ☕", "good morning"));
            assertEquals(1, ada.ask(own -> own.rooms().getFirst()).unread());
            var room = room(ada);
            ada.tell(own -> own.read(room, 3));
            Until.reached("ada has read all", LONG, () -> ada.ask(own -> own.rooms().getFirst().unread() == 0));
        }
    }

    @Test
    void whoIsRefusedHearsWhyAndMayTryAgain() {
        try (var ada = signedUp("ada"); var other = client("other", new MemoryStore())) {
            var taken = new NewAccount("ada", PASSWORD, null, null, null);
            var refused = assertThrows(JvmClient.Refused.class, () -> other.signUp(taken));
            assertEquals(ErrorCode.CONFLICT, refused.problem().code());
            var wrong = new Credentials("ada", "not her password");
            assertEquals(ErrorCode.UNAUTHENTICATED,
                    assertThrows(JvmClient.Refused.class, () -> other.signIn(wrong)).problem().code());
            assertEquals(ada.ask(own -> ((Stage.SignedIn) own.stage()).me()),
                    other.signIn(new Credentials("ada", PASSWORD)));
        }
    }

    @Test
    void whatComesInManyPiecesIsOneMessage() {
        try (var ada = signedUp("ada")) {
            var texts = IntStream.range(0, 40).mapToObj(i -> i + "☕".repeat(2_500)).toList();
            texts.forEach(text -> write(ada, text));
            sees(ada, texts);
            try (var bob = signedUp("bob")) {
                Until.reached("bob has everything", LONG, () -> {
                    var room = room(bob);
                    bob.tell(own -> own.older(room));
                    return texts(bob).equals(texts);
                });
            }
        }
    }

    @Test
    void whoSignsOutIsOutAndWhoSignsInAgainSeesWhatTheyWrote() {
        try (var ada = signedUp("ada")) {
            write(ada, "hello");
            sees(ada, List.of("hello"));
            ada.tell(Client::signOut);
            Until.reached("ada is out", LONG, () -> ada.ask(own -> own.stage() instanceof Stage.SignedOut));
            ada.signIn(new Credentials("ada", PASSWORD));
            sees(ada, List.of("hello"));
        }
    }

    @Test
    void aClientComesBackAndBringsWhatWasWrittenMeanwhile() {
        try (var ada = signedUp("ada")) {
            int port = server.port();
            server.close();
            Until.reached("ada is cut", LONG, () -> ada.ask(own -> !(own.link() instanceof Link.Up)));
            write(ada, "into the dark");
            server = start(port);
            ada.tell(Client::tryNow);
            sees(ada, List.of("into the dark"));
            assertEquals(List.of(), shown(ada).unsent());
        }
    }

    @Test
    void theSessionOutlivesItsAccessBecauseTheCookieIsKept() {
        try (var ada = signedUp("ada")) {
            later.set(Duration.ofMinutes(20));
            Until.reached("the access is over", LONG, () -> ada.ask(own -> !(own.link() instanceof Link.Up)));
            ada.tell(Client::tryNow);
            Until.reached("it is renewed", LONG, () -> ada.ask(own -> own.link() instanceof Link.Up));
            assertInstanceOf(Stage.SignedIn.class, ada.ask(Client::stage));
        }
    }

    @Test
    void whatWasWrittenIntoTheDarkIsSentByTheNextProcess() throws Exception {
        var file = data.resolve("outbox-of-bob");
        try (var ada = signedUp("ada")) {
            int port = server.port();
            try (var store = new FileStore(file); var bob = client("bob", store)) {
                bob.signUp(new NewAccount("bob", PASSWORD, null, null, null));
                Until.reached("bob is in a room", LONG, () -> shown(bob).loaded());
                server.close();
                Until.reached("bob is cut", LONG, () -> bob.ask(own -> !(own.link() instanceof Link.Up)));
                write(bob, "one");
                write(bob, "two");
                int waiting = bob.ask(Client::waiting);
                assertEquals(2, waiting);
            }
            server = start(port);
            try (var store = new FileStore(file); var bob = client("bob", store)) {
                bob.signIn(new Credentials("bob", PASSWORD));
                ada.tell(Client::tryNow);
                sees(ada, List.of("one", "two"));
                Until.reached("the outbox is empty", LONG, () -> bob.ask(own -> own.waiting()) == 0);
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsUnreachableAndItsClientCanBeClosed() {
        int port = server.port();
        server.close();
        try (var ada = JvmClient.start(platform, URI.create("http://127.0.0.1:" + port), "ada", new MemoryStore(),
                new Deaf())) {
            Until.reached("it is noticed", LONG, () -> ada.ask(own -> own.stage() instanceof Stage.Unreachable));
        }
        server = start(0);
    }

    @Test
    void whoAsksFromTheClientsOwnThreadIsToldThatItWouldWaitForItself() {
        try (var ada = signedUp("ada")) {
            var thrown = ada.ask(own -> assertThrows(IllegalStateException.class, () -> ada.ask(_ -> "never")));
            assertTrue(String.valueOf(thrown.getMessage()).contains("wait for itself"));
            assertInstanceOf(Link.Up.class, ada.ask(own -> own.link()));
        }
    }
}
