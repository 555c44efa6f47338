package chat.klatch.server.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.client.jvm.Bot;
import chat.klatch.client.jvm.BotHandler;
import chat.klatch.client.jvm.BotSettings;
import chat.klatch.client.jvm.Heard;
import chat.klatch.client.jvm.JvmClient;
import chat.klatch.client.jvm.JvmPlatform;
import chat.klatch.client.store.MemoryStore;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.KlatchServer;
import chat.klatch.server.Settings;
import chat.klatch.server.crash.Calls;
import chat.klatch.server.crash.Until;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Duration LONG = Duration.ofSeconds(30);
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final JvmPlatform platform = new JvmPlatform(faults::add);
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    @TempDir
    Path data;
    private KlatchServer server;
    private JvmClient ada;
    private RoomId foyer;

    /** A bot at work, and how that ended. */
    private record Working(Bot bot, CompletableFuture<@Nullable Void> end) implements AutoCloseable {
        static Working of(Bot bot) {
            var end = new CompletableFuture<@Nullable Void>();
            Thread.ofVirtual().start(() -> {
                try {
                    bot.run();
                    end.complete(null);
                } catch (Exception failed) {
                    end.completeExceptionally(failed);
                }
            });
            return new Working(bot, end);
        }

        @Override
        public void close() {
            bot.close();
        }
    }

    @BeforeEach
    void open() {
        server = KlatchServer.start(Settings.from(Map.of("KLATCH_HOST", "127.0.0.1", "KLATCH_PORT", "0", "KLATCH_DATA",
                data.resolve("server").toString(), "KLATCH_RATE_LIMITS", "off")), Clock.systemUTC());
        ada = JvmClient.start(platform, address(), "ada", new MemoryStore(), new Deaf());
        ada.signUp(new NewAccount("ada", PASSWORD, null, null, null));
        try (var tea = JvmClient.start(platform, address(), "tea", new MemoryStore(), new Deaf())) {
            tea.signUp(new NewAccount("tea", PASSWORD, null, null, null));
        }
        Until.reached("ada is in a room", LONG, () -> ada.ask(own -> own.rooms().stream()
                .anyMatch(room -> own.timeline(room.id()).loaded())));
        foyer = ada.ask(own -> own.rooms().getFirst().id());
    }

    @AfterEach
    void close() {
        ada.close();
        platform.close();
        server.close();
        assertEquals(List.of(), faults);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private BotSettings settings(@Nullable String password) {
        return new BotSettings(address(), data.resolve("bot"), "tea", password);
    }

    private Working start(BotHandler handler) throws IOException {
        return Working.of(Bot.start(settings(PASSWORD), handler));
    }

    private void listen(Bot bot, Heard news) {
        heard.add(news);
    }

    private List<String> texts() {
        return heard.stream().filter(one -> one.message().system() == null).map(one -> one.message().text()).toList();
    }

    private void say(String text) {
        ada.tell(own -> own.send(foyer, text, null));
    }

    private List<Message> log() {
        return ada.ask(own -> own.timeline(foyer).messages()).stream().filter(one -> one.system() == null).toList();
    }

    private Message said(String text) {
        return log().stream().filter(one -> one.text().equals(text)).findFirst().orElseThrow();
    }

    private void until(String what, java.util.function.BooleanSupplier reached) {
        Until.reached(what, LONG, reached);
    }

    private void silent() {
        until("the outbox is empty", () -> ada.ask(own -> own.waiting()) == 0);
    }

    @Test
    void theExampleOfThePageAnswersWhoeverMentionsIt() throws Exception {
        try (var _ = start(TeaBot::heard)) {
            say("hello");
            say("how do you like it, @tea?");
            until("it answers", () -> log().size() == 3);
            assertEquals("With milk, please, ada.", log().getLast().text());
            assertEquals(said("how do you like it, @tea?").seq(), log().getLast().replyTo());
            until("it reacts", () -> said("how do you like it, @tea?").reactions().stream().map(Reaction::emoji)
                    .toList().equals(List.of("☕")));
        }
    }

    @Test
    void thePageShowsTheExampleToTheLetter() throws IOException {
        var page = Files.readString(Path.of("../docs/bots.md"));
        var source = Files.readString(Path.of("src/test/java/chat/klatch/server/bot/TeaBot.java"));
        assertTrue(page.contains("```java\n" + source + "```\n"), "docs/bots.md shows another TeaBot");
    }

    @Test
    void everythingThatWasMissedIsHeardOnceAndInOrder() throws Exception {
        try (var _ = start(this::listen)) {
            say("first");
            until("it is heard", () -> texts().equals(List.of("first")));
        }
        var missed = IntStream.range(0, 530).mapToObj(i -> "missed " + i).toList();
        missed.forEach(this::say);
        silent();
        try (var _ = start(this::listen)) {
            say("last");
            until("all is heard", () -> texts().contains("last"));
        }
        assertEquals("first", texts().getFirst());
        assertEquals(missed, texts().subList(1, 531));
        assertEquals(532, texts().size());
    }

    @Test
    void whatWasMissedOfAFewIsHeardWithItsChanges() throws Exception {
        say("before");
        silent();
        try (var _ = start(this::listen)) {
            until("it is heard", () -> texts().equals(List.of("before")));
        }
        until("the log shows it", () -> log().size() == 1);
        long seq = said("before").seq();
        ada.tell(own -> own.edit(foyer, seq, "changed", 0));
        say("after");
        silent();
        heard.clear();
        try (var _ = start(this::listen)) {
            until("both are heard", () -> heard.size() == 2);
        }
        assertEquals(List.of("changed", "after"), texts());
        assertEquals(List.of(false, true), heard.stream().map(Heard::first).toList());
    }

    @Test
    void changesAreHeardAsTheyHappen() throws Exception {
        try (var _ = start(this::listen)) {
            say("one");
            until("it is heard", () -> texts().equals(List.of("one")));
            long seq = heard.getLast().message().seq();
            ada.tell(own -> own.react(foyer, seq, "👍", true));
            until("the reaction is heard", () -> heard.getLast().message().reactions().size() == 1);
            ada.tell(own -> own.delete(foyer, seq));
            until("that it is gone is heard", () -> heard.getLast().message().deletedAt() != null);
            assertFalse(heard.getLast().first());
            assertFalse(heard.getLast().isSaid());
        }
    }

    @Test
    void aRoomThatItIsInvitedToLaterIsHeardFromThenOn() throws Exception {
        try (var working = start(this::listen); var calls = new Calls(address())) {
            var token = calls.signIn("ada", PASSWORD);
            var den = calls.makePrivateRoom(token, "Den");
            until("ada has it", () -> ada.ask(own -> own.timeline(den).loaded()));
            ada.tell(own -> own.send(den, "before", null));
            silent();
            calls.add(token, den, working.bot.me().id());
            ada.tell(own -> own.send(den, "for you", null));
            until("it is heard", () -> texts().contains("for you"));
            assertEquals(List.of("for you"), texts());
        }
    }

    @Test
    void whoFallsInTheMiddleHearsItAgainAndSaysItOnce() throws Exception {
        var working = start((bot, news) -> {
            listen(bot, news);
            bot.reply(news, "well, well");
            throw new IOException("the power is gone");
        });
        say("one");
        var fall = assertThrows(ExecutionException.class, () -> working.end.get(30, TimeUnit.SECONDS));
        assertTrue(String.valueOf(fall.getMessage()).contains("the power is gone"));
        working.close();
        try (var _ = start((bot, news) -> {
            listen(bot, news);
            bot.reply(news, "well, well");
        })) {
            say("two");
            until("both are answered", () -> log().size() == 4);
        }
        assertEquals(List.of("one", "one", "two"), texts());
        assertEquals(2, log().stream().filter(one -> one.text().equals("well, well")).count());
    }

    @Test
    void aSessionIsKeptForItsOwnerOnlyAndNeedsNoPasswordTheNextTime() throws Exception {
        try (var _ = start(this::listen)) {
            assertEquals("rw-------", PosixFilePermissions
                    .toString(Files.getPosixFilePermissions(data.resolve("bot").resolve("session"))));
        }
        try (var _ = Working.of(Bot.start(settings(null), this::listen))) {
            say("hello");
            until("it is heard", () -> texts().equals(List.of("hello")));
        }
    }

    @Test
    void whoIsNotLetInIsToldWhy() {
        var wrong = new BotSettings(address(), data.resolve("bot"), "tea", "not its password");
        assertEquals(ErrorCode.UNAUTHENTICATED,
                assertThrows(JvmClient.Refused.class, () -> Bot.start(wrong, this::listen)).problem().code());
        assertThrows(IllegalStateException.class, () -> Bot.start(settings(null), this::listen));
    }

    @Test
    void aSessionThatTheServerEndsEndsTheBot() throws Exception {
        try (var calls = new Calls(address()); var working = start(this::listen)) {
            calls.changePassword(calls.signIn("tea", PASSWORD), PASSWORD, "another horse battery");
            var end = assertThrows(ExecutionException.class, () -> working.end.get(30, TimeUnit.SECONDS));
            assertTrue(String.valueOf(end.getMessage()).contains("session"));
        }
    }
}
