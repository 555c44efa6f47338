package chat.klatch.server.storage;

import chat.klatch.protocol.model.RoomId;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The place's data. What {@code write} returned is durable; where it throws {@link StorageException} nothing was
 * stored, and where it throws {@link OutcomeUnknown} nobody knows yet. Of two writes in this process the later sees all
 * that the earlier wrote. Where other processes write too, {@link #write} waits for everybody else's, and
 * {@link #writeRooms} for those of the same rooms. Work may run more than once before it is committed, so it does
 * nothing but read and write through its handle. Any number of threads.
 */
public interface Database extends AutoCloseable {
    /** Runs {@code work} on one consistent state of the data. */
    <T extends @Nullable Object> T read(HandleFunction<T> work);

    /**
     * Runs {@code work} in one transaction and commits it; whatever it throws undoes all of it. Where it changes what
     * belongs to rooms that are there already, it first takes {@link RoomLocks} of them.
     */
    default <T extends @Nullable Object> T write(HandleFunction<T> work) {
        return write(work, _ -> {
        });
    }

    /**
     * As {@link #write(HandleFunction)}; after the commit and before any later one of this process {@code told} tells
     * of it, so that what was told last is what holds. It must not block. Where nobody knows of the commit yet, it
     * tells when that is known.
     */
    <T extends @Nullable Object> T write(HandleFunction<T> work, Consumer<T> told);

    /** As {@link #write(HandleFunction)}, for work that changes nothing but what belongs to these rooms. */
    <T extends @Nullable Object> T writeRooms(Collection<RoomId> rooms, HandleFunction<T> work);

    /** Commits a change of nothing, or throws: the data can be written. */
    default void requireWritable() {
        write(handle -> handle.execute("update place set one = 1"));
    }

    /** Names this data; another after a restore from a backup. */
    default String epoch() {
        return read(handle -> handle.createQuery("select epoch from place").mapTo(String.class).one());
    }

    /** Gives this data another name: it is not what clients have seen of it. */
    static void renewEpoch(Handle transaction) {
        transaction.execute("update place set epoch = ?", UUID.randomUUID().toString().replace("-", ""));
    }

    /** How much is asked of it now; does not wait. */
    Load load();

    /**
     * What is going on.
     *
     * @param readers
     *            connections that read something now
     * @param waiting
     *            threads that wait for a connection or for their turn to write
     */
    record Load(int readers, int waiting) {
    }

    /** Waits a little for what is being written; where storage hangs, everything stays open until the process ends. */
    @Override
    void close();

    /** Whether nothing can be written any more, so that another process may. */
    boolean closed();
}
