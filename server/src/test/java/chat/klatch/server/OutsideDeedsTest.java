package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands do is told here once, whenever they do it. */
class OutsideDeedsTest {
    private static final UserId ADA = new UserId("u_ada0000000000000");
    private final List<String> told = new ArrayList<>();
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();
    @TempDir
    Path folder;
    private Database database;
    private OutsideDeeds deeds;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder);
        deeds = new OutsideDeeds(database, () -> {
            told.add("ended sessions");
            meanwhile.forEach(Runnable::run);
            meanwhile.clear();
        }, user -> told.add("account " + user.value()), user -> told.add("owners " + user.value()),
                room -> told.add("room " + room.value()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void command(Deed deed, String subject) {
        database.write(handle -> {
            Audit.record(handle, Named.COMMAND_LINE, deed, new Named(subject, "ada"), "", Instant.EPOCH);
            return null;
        });
    }

    @Test
    void aSessionThatACommandEndsWhileOneLooksIsHeardOfAtTheNextLook() {
        meanwhile.add(() -> command(Deed.ACCOUNT_DISABLED, ADA.value()));
        command(Deed.SESSION_REVOKED, ADA.value());
        deeds.run();
        assertEquals(List.of("ended sessions"), told);
        assertTrue(deeds.waiting());
        deeds.run();
        assertEquals(List.of("ended sessions", "account " + ADA.value(), "owners " + ADA.value(), "ended sessions"),
                told);
        assertFalse(deeds.waiting());
    }

    @Test
    void ofManyDeedsNoneIsLeftOutAndEachOfAnAccountIsToldOnceALook() {
        IntStream.range(0, 201).forEach(_ -> command(Deed.SESSION_REVOKED, ADA.value()));
        command(Deed.ACCOUNT_ROLE, ADA.value());
        command(Deed.ACCOUNT_ROLE, ADA.value());
        deeds.run();
        assertEquals(List.of("account " + ADA.value(), "ended sessions"), told);
        assertFalse(deeds.waiting());
    }
}
