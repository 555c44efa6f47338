package chat.klatch.server.accounts;

import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where people go who are new here; brought by whoever keeps the rooms. */
public interface Newcomers {
    /**
     * What else happens in the transaction that makes an account; what it throws unmakes the account.
     *
     * @param invited
     *            where they are led by their invitation
     */
    void arrive(Handle transaction, Person newcomer, boolean first, List<RoomId> invited, Instant at);

    /** Lets pass who may lead newcomers into these rooms. */
    void requireInviting(Handle handle, UserId user, List<RoomId> rooms);

    /** Those of the rooms into which the user may lead newcomers now. */
    List<RoomId> inviting(Handle handle, UserId user, List<RoomId> rooms);

    /** Whether one of the rooms is there that the user does not see. */
    boolean hidden(Handle handle, UserId user, List<RoomId> rooms);
}
