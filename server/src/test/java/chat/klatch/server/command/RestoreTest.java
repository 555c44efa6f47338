package chat.klatch.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Person;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not whole, or not a backup, or meets something that is there, changes nothing. */
class RestoreTest {
    private static final int TRIES = 100;
    @TempDir
    private Path folder;
    private Path data;
    private Path file;
    private byte[] good;

    @BeforeEach
    void backUp() throws IOException {
        data = folder.resolve("data");
        file = folder.resolve("backup");
        try (var server = TestServer.start()) {
            Person ada = server.signUp("ada");
            for (int i = 0; i < 20; i++) {
                ada.writes(ada.foyer(), "message-" + i, "It is " + i + " o’clock.");
            }
            new Backup(server.data(), "test", InstantSource.system()).to(file);
        }
        good = Files.readAllBytes(file);
    }

    private String refused() {
        return String.valueOf(assertThrows(NotDone.class, this::restore).getMessage());
    }

    private String restore() {
        return new Restore(data, InstantSource.system()).from(file);
    }

    private Map<String, byte[]> entries() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private void pack(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        Files.write(file, bytes.toByteArray());
    }

    /** The database of the backup after something was done to it. */
    private void tamper(String sql) throws Exception {
        var entries = entries();
        var database = folder.resolve("tampered");
        Files.write(database, entries.get("klatch.db"));
        try (var outside = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = outside.createStatement()) {
            statement.executeUpdate(sql);
        }
        entries.put("klatch.db", Files.readAllBytes(database));
        pack(entries);
    }

    @Test
    void theWholeFileIsRestored() {
        assertTrue(restore().matches("Restored 1 person, 1 room and 21 messages into .*, as of 20.*Z\\. "
                + "Everybody signs in again\\."));
    }

    @Test
    void aFileThatEndsTooSoonIsRefusedWhereverItEnds() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Files.write(file, Arrays.copyOf(good, (int) ((long) good.length * i / TRIES)));
            assertEquals(file + " is no backup of Klatch, or is damaged.", refused());
            assertFalse(Files.exists(data));
        }
        Files.write(file, Arrays.copyOf(good, good.length - 1));
        refused();
    }

    /** Some bytes of a zip say nothing, or say it twice: then what comes out is what went in. */
    @Test
    void aByteThatIsAnotherIsNoticedWhereverItMatters() throws IOException {
        var database = entries().get("klatch.db");
        var out = folder.resolve("extracted");
        int noticed = 0;
        for (int i = 0; i < TRIES; i++) {
            var bad = good.clone();
            bad[(int) ((long) good.length * i / TRIES)] ^= 0x10;
            Files.write(file, bad);
            try {
                new BackupFile(file).extract(out);
                assertArrayEquals(database, Files.readAllBytes(out));
            } catch (NotDone seen) {
                noticed++;
            }
        }
        assertTrue(noticed > TRIES * 3 / 4, "only " + noticed + " were noticed");
    }

    @Test
    void whatIsNoBackupIsRefused() throws IOException {
        Files.writeString(file, "Dear diary");
        assertEquals(file + " is no backup of Klatch, or is damaged.", refused());
        pack(Map.of("holiday.jpg", new byte[9]));
        assertEquals(file + " is no backup of Klatch.", refused());
        pack(Map.of("klatch.db", new byte[9], "about.json", "{\"format\":1}".getBytes(UTF_8)));
        assertEquals(file + " is no backup of Klatch.", refused());
        Files.delete(file);
        assertEquals(file + " cannot be restored: there is no " + file + ".", refused());
        assertFalse(Files.exists(data));
    }

    @Test
    void aBackupOfALaterFormatIsToldFromADamagedOne() throws Exception {
        var entries = entries();
        entries.computeIfPresent("about.json",
                (_, about) -> new String(about, UTF_8).replace("\"format\":1", "\"format\":2").getBytes(UTF_8));
        pack(entries);
        assertEquals(file + " was made by Klatch test in a way that this one cannot read.", refused());
    }

    @Test
    void aDatabaseThatIsNotWhatTheBackupSaysIsRefused() throws Exception {
        tamper("delete from message where seq = 7");
        assertEquals(file + " does not hold what it says.", refused());
        Files.write(file, good);
        tamper("delete from message where seq = 21");
        assertEquals("The database in " + file + " is damaged: messages are missing.", refused());
        Files.write(file, good);
        tamper("update message set author = 'nobody' where seq = 7");
        assertEquals("The database in " + file + " is damaged: a row of message points to one that is not there.",
                refused());
        Files.write(file, good);
        tamper("drop table room");
        assertTrue(refused().startsWith("The database in " + file + " is damaged"));
        assertFalse(Files.exists(data));
    }

    @Test
    void aDatabaseOfSomethingElseIsRefused() throws Exception {
        var entries = entries();
        entries.put("klatch.db", "Dear diary".repeat(1_000).getBytes(UTF_8));
        pack(entries);
        assertTrue(refused().contains(file.toString()));
        assertFalse(Files.exists(data));
    }

    @Test
    void aFolderThatHoldsAnythingIsLeftAsItIs() throws IOException {
        Files.createDirectories(data);
        for (String name : List.of("klatch.db", "keys", "notes.txt")) {
            Files.writeString(data.resolve(name), "mine");
            assertEquals("There is a " + name + " in " + data
                    + ": a backup is restored into an empty folder only. Set KLATCH_DATA to another.", refused());
            assertEquals("mine", Files.readString(data.resolve(name)));
            Files.delete(data.resolve(name));
        }
        restore();
    }

    @Test
    void aPlaceThatIsServedIsNotRestoredOver() {
        try (var server = TestServer.start()) {
            var ran = new Shell(server.data()).run("restore", file.toString());
            assertEquals(1, ran.status());
            assertTrue(ran.err().contains("a backup is restored into an empty folder only"), ran.err());
            server.signUp("bob");
        }
    }

    @Test
    void whatAnEarlierTryHasLeftIsNotInTheWay() throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("lock"), "");
        Files.writeString(data.resolve("klatch.db.restoring"), "half");
        Files.writeString(data.resolve("klatch.db.restoring-wal"), "half");
        restore();
        try (var all = Files.list(data)) {
            assertEquals(List.of("klatch.db", "lock"), all.map(one -> one.getFileName().toString()).sorted().toList());
        }
    }
}
