package chat.klatch.server.log;

import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.RoomId;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** How members hear of what was committed. Called on the writer's thread; must not block. */
public interface Telling {
    /** Within the commit: has other nodes hear of a change. */
    void keep(Handle transaction, Posted change);

    /** Tells members, in the order given. */
    void tell(List<Posted> changes);

    /**
     * Runs {@code consequence} when all of {@code room} up to {@code rev} has been told, and before anything later is.
     */
    void then(RoomId room, long rev, Runnable consequence);

    /**
     * What was kept since this was said last is over: told, or not stored. Always said before anything else is kept.
     */
    default void over() {
        // nobody waits for it, where nobody is told of what others have written
    }

    /** Where nobody else writes: everything at once, by {@code members}. */
    static Telling atOnce(Consumer<List<Posted>> members) {
        return new Telling() {
            @Override
            public void keep(Handle transaction, Posted change) {
                // there is no other node
            }

            @Override
            public void tell(List<Posted> changes) {
                members.accept(changes);
            }

            @Override
            public void then(RoomId room, long rev, Runnable consequence) {
                consequence.run();
            }
        };
    }
}
