package chat.klatch.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Await;
import chat.klatch.server.door.Logs;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A place that makes backups of itself: when, how many stay, and what its admins see of it. */
class BackupScheduleTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    @TempDir
    private Path elsewhere;
    private Path folder;
    private TestServer server;
    private Person owner;

    @BeforeEach
    void start() {
        folder = elsewhere.resolve("backups");
        server = TestServer.start("KLATCH_BACKUP_FOLDER", folder.toString(), "KLATCH_BACKUP_KEEP", "3");
        owner = server.signUp("owner");
        Await.until("the first is made", () -> !told().has("trouble"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode told() {
        return owner.get("/api/place/backups").expect(200).json();
    }

    private List<String> files() {
        try (var all = Files.list(folder)) {
            return all.map(one -> one.getFileName().toString()).sorted().toList();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private Path newest() {
        return folder.resolve(files().getLast());
    }

    private void passes(Duration time) {
        server.clock().passSeconds(time.toSeconds());
        owner = server.signIn("owner"); // a token ends before a day is over
    }

    private String metric(String name) {
        return server.http().get("/metrics").answer().text().lines().filter(line -> line.startsWith(name + " "))
                .findFirst().orElse("none");
    }

    private void trouble(String expected) {
        Await.until(() -> "trouble " + expected + ", not " + told(),
                () -> told().path("trouble").asText().equals(expected));
    }

    @Test
    void oneIsMadeAtTheStartAndSecretAndGood() throws Exception {
        var now = server.clock().instant();
        var told = told();
        assertTrue(told.get("scheduled").booleanValue());
        assertEquals(now.toEpochMilli(), told.get("takenAt").longValue());
        assertEquals(Files.size(newest()), told.get("bytes").longValue());
        assertEquals("klatch_backup_newest_seconds " + (double) now.getEpochSecond(),
                metric("klatch_backup_newest_seconds").replaceAll("E(\\d+)$", "E$1"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(newest())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals(0, new Shell(server.data()).run("verify", newest().toString()).status());
    }

    @Test
    void theyComeByThePlanAndOnlySoManyStayAndStrangersFilesTheLonger() throws Exception {
        Files.writeString(folder.resolve("klatch-of-mine.backup"), "mine");
        var first = newest().getFileName().toString().equals("klatch-of-mine.backup")
                ? files().getFirst()
                : newest().getFileName().toString();
        for (int day = 2; day <= 5; day++) {
            int made = Math.min(day, 3) + 1;
            passes(DAY.minusSeconds(1));
            long before = told().get("takenAt").longValue();
            passes(Duration.ofSeconds(1));
            Await.until("another is made", () -> told().get("takenAt").longValue() > before);
            Await.until("old ones are gone", () -> files().size() == made);
            assertEquals(server.clock().instant().toEpochMilli(), told().get("takenAt").longValue());
        }
        assertTrue(files().contains("klatch-of-mine.backup"));
        assertFalse(files().contains(first));
    }

    @Test
    void whatIsThereAtTheStartIsTriedAndNotMadeAgain() {
        var before = files();
        passes(Duration.ofHours(1));
        server.restart();
        owner = server.signIn("owner");
        Await.until("it is tried", () -> !told().has("trouble"));
        assertEquals(before, files());
    }

    @Test
    void aNewestThatIsDamagedIsNoticedAndReplacedAtOnce() throws Exception {
        var bad = newest();
        passes(Duration.ofHours(1));
        try (var logs = Logs.keep()) {
            Files.writeString(bad, "Dear diary");
            Await.until("another is made", () -> files().size() == 2);
            Await.until("it is good", () -> !told().has("trouble"));
            assertEquals(server.clock().instant().toEpochMilli(), told().get("takenAt").longValue());
            assertTrue(logs.all().contains("WARN A backup is not as it should be. " + bad
                    + " is no backup of Klatch, or is damaged."), logs.all());
        }
        assertEquals("klatch_backup_failures_total 1.0", metric("klatch_backup_failures_total"));
    }

    @Test
    void whereNoneCanBeMadeThatIsToldAndTriedAgainAndTheOldOnesStayAndTheServerServes() throws Exception {
        var before = newest();
        var aside = elsewhere.resolve("aside");
        Files.move(folder, aside);
        Files.writeString(folder, "a file where the folder was");
        trouble("failed");
        server.http().get("/health/ready").answer().expect(200);
        assertFalse(metric("klatch_backup_failures_total").endsWith(" 0.0"));
        Files.delete(folder);
        Files.move(aside, folder);
        passes(AGAIN);
        Await.until("it is well again", () -> !told().has("trouble"));
        assertTrue(Files.exists(before));
    }

    @Test
    void aDatabaseThatIsNotWholeIsNotBackedUpAndTheGoodBackupsStay() throws Exception {
        owner.writes(owner.foyer(), "to-be-lost", "hello");
        var before = files();
        try (var outside = server.outside(); var statement = outside.createStatement()) {
            statement.execute("delete from message where key = 'to-be-lost'");
        }
        passes(DAY);
        trouble("failed");
        assertEquals(before, files());
        assertTrue(told().has("takenAt"));
        passes(DAY.plusSeconds(1));
        assertEquals("failed", told().get("trouble").textValue());
    }

    @Test
    void oneThatWasMadeByAClockThatWasAheadIsNeitherTheNewestNorRemoved() throws Exception {
        passes(DAY.multipliedBy(400));
        Await.until("one is made in that time",
                () -> told().path("takenAt").longValue() == server.clock().instant().toEpochMilli());
        var ahead = newest();
        server.clock().passSeconds(-DAY.multipliedBy(400).toSeconds());
        owner = server.signIn("owner");
        Await.until("the right one is the newest again",
                () -> told().path("takenAt").longValue() == server.clock().instant().toEpochMilli());
        for (int day = 1; day <= 4; day++) {
            passes(DAY);
            Await.until(() -> "the next is made: " + told() + files(),
                    () -> told().path("takenAt").longValue() == server.clock().instant().toEpochMilli());
        }
        assertFalse(told().has("trouble"));
        assertEquals(4, files().size());
        assertTrue(Files.exists(ahead));
        passes(DAY.multipliedBy(396).plusMinutes(1)); // its date has come
        Await.until("that one is still not the newest",
                () -> told().path("takenAt").longValue() == server.clock().instant().toEpochMilli());
        assertTrue(Files.exists(ahead));
    }

    @Test
    void whatAKilledProcessHasLeftIsCleared() throws Exception {
        server.stop();
        var left = Files.createDirectory(folder.resolve(".klatch-2026-03-01T03-00-00Z.backup-123"));
        Files.writeString(left.resolve("copy"), "half");
        server = TestServer.start("KLATCH_BACKUP_FOLDER", folder.toString());
        Await.until("it is gone", () -> !Files.exists(left));
    }

    @Test
    void membersSeeNothingOfItAndWhereNoneIsPlannedAdminsSeeThat() {
        server.signUp("bob").get("/api/place/backups").problem(403, "forbidden");
        try (var other = TestServer.start()) {
            assertEquals("{\"scheduled\":false}", other.signUp("ada").get("/api/place/backups").text());
        }
    }
}
