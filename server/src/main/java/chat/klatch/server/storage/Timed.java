package chat.klatch.server.storage;

import chat.klatch.protocol.model.RoomId;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A database of which it is told how long each use of it took in nanoseconds, the wait for its turn among it. */
public final class Timed implements Database {
    private final Database database;
    private final LongConsumer read;
    private final LongConsumer written;

    /**
     * @param read
     *            is told of each read, in the thread that reads; it must not block
     * @param written
     *            is told of each write, whether it was stored or not
     */
    public Timed(Database database, LongConsumer read, LongConsumer written) {
        this.database = database;
        this.read = read;
        this.written = written;
    }

    @Override
    public <T extends @Nullable Object> T read(HandleFunction<T> work) {
        long began = System.nanoTime();
        try {
            return database.read(work);
        } finally {
            read.accept(System.nanoTime() - began);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(HandleFunction<T> work, Consumer<T> told) {
        long began = System.nanoTime();
        try {
            return database.write(work, told);
        } finally {
            written.accept(System.nanoTime() - began);
        }
    }

    @Override
    public <T extends @Nullable Object> T writeRooms(Collection<RoomId> rooms, HandleFunction<T> work) {
        long began = System.nanoTime();
        try {
            return database.writeRooms(rooms, work);
        } finally {
            written.accept(System.nanoTime() - began);
        }
    }

    @Override
    public Load load() {
        return database.load();
    }

    @Override
    public void close() {
        database.close();
    }

    @Override
    public boolean closed() {
        return database.closed();
    }
}
