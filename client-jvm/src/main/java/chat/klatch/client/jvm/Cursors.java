package chat.klatch.client.jvm;

import chat.klatch.protocol.model.RoomId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a bot has come in each room, kept in a file: a line for the data that the revs belong to (the server's
 * epoch), then one for each room. Any thread.
 */
final class Cursors {
    /** Everything up to {@code rev} was heard, and every message up to {@code seq}. */
    record Cursor(long rev, long seq) {
    }

    private static final String SEPARATOR = " ";
    private final Path file;
    private final Map<RoomId, Cursor> rooms = new LinkedHashMap<>();
    private String epoch = "";

    /**
     * Opens the file, where there is one.
     *
     * @throws IOException
     *             where it cannot be read or is none of ours
     */
    Cursors(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            epoch = lines.isEmpty() ? "" : lines.getFirst();
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                read(line);
            }
        }
    }

    private void read(String line) throws IOException {
        var parts = line.split(SEPARATOR, -1);
        try {
            rooms.put(new RoomId(parts[0]), new Cursor(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        } catch (RuntimeException broken) {
            throw new IOException(file + " holds no cursor: " + line, broken);
        }
    }

    synchronized @Nullable Cursor of(RoomId room) {
        return rooms.get(room);
    }

    /** The server's data is {@code now}. Says of which rooms cursors were known that are void, being of other data. */
    synchronized Set<RoomId> under(String now) {
        var voided = epoch.isEmpty() || epoch.equals(now) ? Set.<RoomId>of() : Set.copyOf(rooms.keySet());
        voided.forEach(rooms::remove);
        epoch = now;
        return voided;
    }

    /** It is on the disk when this returns. */
    synchronized void move(RoomId room, Cursor to) throws IOException {
        rooms.put(room, to);
        write();
    }

    synchronized void forget(RoomId room) throws IOException {
        if (rooms.remove(room) != null) {
            write();
        }
    }

    private void write() throws IOException {
        var text = new StringBuilder(epoch).append('\n');
        rooms.forEach((room, cursor) -> text.append(room).append(SEPARATOR).append(cursor.rev).append(SEPARATOR)
                .append(cursor.seq).append('\n'));
        PrivateFile.replace(file, text.toString());
    }
}
