package chat.klatch.client.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("outbox");
    }

    private static Unsent message(int n) {
        return new Unsent(new MessageKey("key-number-" + n), new RoomId("tea"), "line one\nline \"" + n + "\" ☕ \\",
                null,
                n, new Unsent.Waiting());
    }

    private static void keep(FileStore store, String account, Unsent message) {
        var safe = new ArrayList<Unsent>();
        store.keep(account, message, () -> safe.add(message));
        assertEquals(List.of(message), safe);
    }

    private static List<Unsent> of(FileStore store, String account) {
        var found = new ArrayList<Unsent>();
        store.takeUp(account, found::addAll, left -> fail("the file has no other owner"));
        return found;
    }

    private List<Unsent> reopened(String account) throws IOException {
        try (var store = new FileStore(file)) {
            return of(store, account);
        }
    }

    @Test
    void whatIsKeptIsThereAfterARestartInTheOrderOfWriting() throws IOException {
        try (var store = new FileStore(file)) {
            for (int n = 1; n <= 3; n++) {
                keep(store, "ada", message(n));
            }
        }
        assertEquals(List.of(message(1), message(2), message(3)), reopened("ada"));
    }

    @Test
    void whatIsKeptIsInTheFileBeforeAnybodyReliesOnIt() throws IOException {
        try (var store = new FileStore(file)) {
            store.keep("ada", message(1), () -> {
                try {
                    assertTrue(Files.readString(file).endsWith("\n"));
                    assertTrue(Files.readString(file).contains("key-number-1"));
                } catch (IOException broken) {
                    throw new AssertionError(broken);
                }
            });
        }
    }

    @Test
    void everyPartOfAMessageComesBack() throws IOException {
        var refused = new Unsent(new MessageKey("key-number-1"), new RoomId("tea"), "hello",
                new Unsent.Reply(7, "first"), 8,
                new Unsent.Refused(ErrorCode.READ_ONLY, "archived"));
        try (var store = new FileStore(file)) {
            keep(store, "ada", refused);
        }
        assertEquals(List.of(refused), reopened("ada"));
    }

    @Test
    void whatHasTheSameKeyIsReplacedWhereItStands() throws IOException {
        var refused = message(1).become(new Unsent.Refused(ErrorCode.FORBIDDEN, "no"));
        try (var store = new FileStore(file)) {
            keep(store, "ada", message(1));
            keep(store, "ada", message(2));
            keep(store, "ada", refused);
            assertEquals(List.of(refused, message(2)), of(store, "ada"));
        }
        assertEquals(List.of(refused, message(2)), reopened("ada"));
    }

    @Test
    void whatIsForgottenStaysForgotten() throws IOException {
        try (var store = new FileStore(file)) {
            keep(store, "ada", message(1));
            keep(store, "ada", message(2));
            store.forget("ada", message(1).key());
        }
        assertEquals(List.of(message(2)), reopened("ada"));
    }

    @Test
    void everyAccountHasItsOwn() throws IOException {
        try (var store = new FileStore(file)) {
            keep(store, "ada", message(1));
            keep(store, "bob", message(2));
            store.forget("bob", message(1).key());
        }
        assertEquals(List.of(message(1)), reopened("ada"));
        assertEquals(List.of(message(2)), reopened("bob"));
        assertEquals(List.of(), reopened("eve"));
    }

    @Test
    void aLineThatAFallCutShortIsDroppedAndTheNextStandsOnItsOwn() throws IOException {
        try (var store = new FileStore(file)) {
            keep(store, "ada", message(1));
            keep(store, "ada", message(2));
        }
        var whole = Files.readAllBytes(file);
        for (int cut = 1; cut < whole.length; cut += 7) {
            var left = Arrays.copyOf(whole, whole.length - cut);
            Files.write(file, left);
            long wholeLines = IntStream.range(0, left.length).filter(i -> left[i] == '\n').count();
            try (var store = new FileStore(file)) {
                keep(store, "ada", message(3));
            }
            var found = reopened("ada");
            assertEquals(message(3), found.getLast());
            assertEquals(wholeLines + 1, found.size());
        }
    }

    @Test
    void aLineInTheMiddleThatIsNoneIsToldAndNothingIsThrownAway() throws IOException {
        try (var store = new FileStore(file)) {
            keep(store, "ada", message(1));
        }
        Files.writeString(file, "garbage\n", StandardOpenOption.APPEND);
        var before = Files.readString(file);
        assertThrows(IOException.class, () -> new FileStore(file));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void whenMostOfItIsVoidTheFileIsWrittenAnewWithAllThatCounts() throws IOException {
        var expected = IntStream.range(0, 100).mapToObj(FileStoreTest::message).toList();
        try (var store = new FileStore(file)) {
            for (Unsent message : expected) {
                keep(store, "ada", message);
            }
            long full = Files.size(file);
            for (int n = 0; n < 460; n++) {
                keep(store, "bob", message(n));
                store.forget("bob", message(n).key());
            }
            keep(store, "bob", message(1));
            assertTrue(Files.size(file) < full * 2, "is " + Files.size(file) + " after " + full);
        }
        assertEquals(expected, reopened("ada"));
        assertEquals(List.of(message(1)), reopened("bob"));
    }

    @Test
    void twoDoNotShareAFile() throws IOException {
        try (var store = new FileStore(file)) {
            assertThrows(OverlappingFileLockException.class, () -> new FileStore(file));
            keep(store, "ada", message(1));
        }
        assertEquals(List.of(message(1)), reopened("ada"));
    }
}
