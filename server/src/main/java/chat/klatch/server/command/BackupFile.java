package chat.klatch.server.command;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.server.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A backup: a zip of the database and of what the backup says of itself. A zip has a checksum for every entry, which
 * SQLite has not for its pages, any system can open it, and there is space in it for more files.
 */
final class BackupFile {
    private static final String DATABASE = "klatch.db";
    private static final String ABOUT = "about.json";
    private static final int ABOUT_BYTES = 4_096;
    private final Path file;
    private final Json json = new Json();

    BackupFile(Path file) {
        this.file = file;
    }

    /** Fills the file, which is there and empty. */
    void write(Path database, About about) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(DATABASE));
            Files.copy(database, zip);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(ABOUT));
            zip.write(json.writeBody(about));
            zip.closeEntry();
        }
    }

    /**
     * Reads everything and compares it with its checksums.
     *
     * @throws NotDone
     *             where the file is not there, is no backup, or is not whole
     */
    About requireWhole() {
        return read(null);
    }

    /** As {@link #requireWhole}, and leaves the database in {@code into}. */
    About extract(Path into) {
        return read(into);
    }

    private About read(@Nullable Path into) {
        try (var zip = new ZipFile(file.toFile())) {
            if (!zip.stream().map(ZipEntry::getName).sorted().toList().equals(List.of(ABOUT, DATABASE))) {
                throw new NotDone(file + " is no backup of Klatch.");
            }
            var about = about(zip);
            try (var out = into == null ? OutputStream.nullOutputStream() : Files.newOutputStream(into)) {
                copy(zip, DATABASE, out);
            }
            return about;
        } catch (ZipException broken) {
            throw new NotDone(file + " is no backup of Klatch, or is damaged.", broken);
        } catch (IOException refused) {
            throw NotDone.because(file + " cannot be restored", refused);
        }
    }

    private About about(ZipFile zip) throws IOException {
        if (zip.getEntry(ABOUT).getSize() > ABOUT_BYTES) {
            throw new ZipException("what it says of itself is too long");
        }
        var said = new ByteArrayOutputStream();
        copy(zip, ABOUT, said);
        try {
            var about = json.read(said.toString(StandardCharsets.UTF_8), About.class);
            if (about.format() != About.FORMAT) {
                throw new NotDone(
                        file + " was made by Klatch " + about.build() + " in a way that this one cannot read.");
            }
            return about;
        } catch (Malformed | Invalid foreign) {
            throw new NotDone(file + " is no backup of Klatch.", foreign);
        }
    }

    private static void copy(ZipFile zip, String name, OutputStream out) throws IOException {
        var entry = zip.getEntry(name);
        try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            long bytes = in.transferTo(out);
            if (bytes != entry.getSize() || in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException(name + " is not what was written");
            }
        }
    }
}
