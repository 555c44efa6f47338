package chat.klatch.client.jvm;

import chat.klatch.client.store.LocalStore;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.MessageKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An outbox that survives the process: a journal, a line for each message kept or forgotten, forced to the disk before
 * anybody relies on it. A line that was cut short by a fall is dropped; when most lines are void, what still counts is
 * written anew beside it and takes its place in one step. One thread, and one process for each file.
 */
public final class FileStore implements LocalStore, AutoCloseable {
    private static final int VOID_LINES = 1_000;
    private final Path file;
    private final Map<String, Map<MessageKey, Unsent>> kept = new HashMap<>();
    private FileChannel journal;
    private long end;
    private int lines;

    /**
     * Opens the outbox in {@code file}, which is made where there is none.
     *
     * @throws IOException
     *             where it cannot be read or written, or another process has it
     */
    public FileStore(Path file) throws IOException {
        this.file = file;
        journal = open(file);
        try {
            read();
        } catch (IOException | RuntimeException broken) {
            journal.close();
            throw broken;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new IOException(file + " belongs to another process");
            }
        } catch (IOException | RuntimeException taken) {
            channel.close();
            throw taken;
        }
        return channel;
    }

    private void read() throws IOException {
        var bytes = Files.readAllBytes(file);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                apply(JournalLine.read(new String(bytes, from, i - from, StandardCharsets.UTF_8)));
                from = i + 1;
            }
        }
        end = from;
        journal.truncate(end);
        journal.position(end);
    }

    private void apply(JournalLine line) {
        lines++;
        var of = kept.computeIfAbsent(line.account(), name -> new LinkedHashMap<>());
        var message = line.message();
        if (message == null) {
            of.remove(line.key());
        } else {
            of.put(line.key(), message);
        }
    }

    @Override
    public void takeUp(String account, Consumer<List<Unsent>> free, Consumer<List<Unsent>> left) {
        free.accept(List.copyOf(kept.getOrDefault(account, Map.of()).values()));
    }

    @Override
    public void keep(String account, Unsent message, Runnable then) {
        append(new JournalLine(account, message.key(), message), true);
        then.run();
    }

    /** Need not be safe at once: what is sent a second time is known to the server by its key. */
    @Override
    public void forget(String account, MessageKey key) {
        if (kept.getOrDefault(account, Map.of()).containsKey(key)) {
            append(new JournalLine(account, key, null), false);
        }
    }

    /** Where the disk takes no more, the process still remembers; half a line never stays. */
    private void append(JournalLine line, boolean safely) {
        apply(line);
        try {
            write(journal, line.write());
            if (safely) {
                journal.force(false);
            }
            end = journal.position();
            if (lines > VOID_LINES && lines > 2 * count()) {
                replace();
            }
        } catch (IOException full) {
            restoreEnd();
        }
    }

    private void restoreEnd() {
        try {
            journal.truncate(end);
            journal.position(end);
        } catch (IOException broken) {
            // the next start drops what is no whole line
        }
    }

    private static void write(FileChannel channel, String line) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private int count() {
        return kept.values().stream().mapToInt(Map::size).sum();
    }

    /** Writes what counts into a new file, and puts that in the place of the old. */
    private void replace() throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var next = open(beside);
        try {
            int written = 0;
            for (var line : living()) {
                write(next, line.write());
                written++;
            }
            next.force(true);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
            lines = written;
        } catch (IOException failed) {
            next.close();
            throw failed;
        }
        journal.close();
        journal = next;
        end = journal.position();
    }

    private List<JournalLine> living() {
        var lines = new ArrayList<JournalLine>();
        kept.forEach((account, messages) -> messages
                .forEach((key, message) -> lines.add(new JournalLine(account, key, message))));
        return lines;
    }

    private void forceFolder() throws IOException {
        var folder = file.toAbsolutePath().getParent();
        try (var entries = FileChannel.open(folder, Set.of(StandardOpenOption.READ))) {
            entries.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
