package chat.klatch.server.messages;

import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.access.Writer;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.messages.NewMessages.AuthorKey;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How the new messages of one transaction ask for what they must know, and are written. One thread. */
interface Saying {
    /** As it is best for the database: near ones are asked one by one. */
    static Saying in(LogTransaction transaction) {
        return transaction.isRemote()
                ? transaction.gathering(Together.class, Together::new)
                : new OneByOne(transaction.handle());
    }

    /** Somebody will ask for this key, and whether they may write there. */
    void foresee(AuthorKey key, Writer writer);

    /** What was said first under this key. */
    Optional<MessageRow> byKey(AuthorKey key);

    /** Lets pass who may write there. */
    void requireWrite(RoomAccess access, Writer writer);

    /** Writes {@code message}, and then does what needs it to be there. */
    void add(NewMessage message, AuthorKey key, Runnable then);

    /** Each asks and is written by itself, at once. */
    record OneByOne(Handle handle) implements Saying {
        @Override
        public void foresee(AuthorKey key, Writer writer) {
            // what is asked is there
        }

        @Override
        public Optional<MessageRow> byKey(AuthorKey key) {
            return NewMessages.byKey(handle, key);
        }

        @Override
        public void requireWrite(RoomAccess access, Writer writer) {
            access.requireWrite(handle, writer.user(), writer.room());
        }

        @Override
        public void add(NewMessage message, AuthorKey key, Runnable then) {
            NewMessages.add(handle, message);
            then.run();
        }
    }
}
