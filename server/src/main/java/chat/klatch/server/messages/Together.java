package chat.klatch.server.messages;

import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.access.Writer;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.messages.NewMessages.AuthorKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The new messages of one transaction with a database that is far: what they will ask is asked for all of them when the
 * first asks, and they are written at once when all are there, or when somebody else wants to see the data: then
 * everything stands in it, and what was looked up before holds no more. One thread.
 */
final class Together implements Saying, LogTransaction.Gathering {
    private final Handle handle;
    private final Set<AuthorKey> keys = new HashSet<>();
    private final Set<Writer> writers = new HashSet<>();
    private final List<NewMessage> waiting = new ArrayList<>();
    private final Set<AuthorKey> waitingKeys = new HashSet<>();
    private final List<Runnable> after = new ArrayList<>();
    private @Nullable Map<AuthorKey, MessageRow> known;
    private @Nullable Consumer<Writer> judged;

    Together(Handle handle) {
        this.handle = handle;
    }

    @Override
    public void foresee(AuthorKey key, Writer writer) {
        keys.add(key);
        writers.add(writer);
    }

    @Override
    public Optional<MessageRow> byKey(AuthorKey asked) {
        if (waitingKeys.contains(asked)) {
            settle();
        }
        if (!keys.contains(asked)) {
            return NewMessages.byKey(handle, asked);
        }
        var all = known;
        if (all == null) {
            all = new HashMap<>();
            for (MessageRow row : NewMessages.byKeys(handle, keys)) {
                all.put(new AuthorKey(row.author(), Objects.requireNonNull(row.key())), row);
            }
            known = all;
        }
        return Optional.ofNullable(all.get(asked));
    }

    @Override
    public void requireWrite(RoomAccess access, Writer writer) {
        if (!writers.contains(writer)) {
            access.requireWrite(handle, writer.user(), writer.room());
            return;
        }
        var all = judged;
        if (all == null) {
            all = access.requireWrite(handle, writers);
            judged = all;
        }
        all.accept(writer);
    }

    @Override
    public void add(NewMessage message, AuthorKey key, Runnable then) {
        waiting.add(message);
        waitingKeys.add(key);
        after.add(then);
    }

    @Override
    public void settle() {
        if (!waiting.isEmpty()) {
            NewMessages.add(handle, waiting);
            after.forEach(Runnable::run);
        }
        List.of(keys, writers, waiting, waitingKeys, after).forEach(Collection::clear);
        known = null;
        judged = null;
    }
}
