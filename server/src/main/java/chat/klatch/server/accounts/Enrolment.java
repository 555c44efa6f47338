package chat.klatch.server.accounts;

import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.audit.Named;
import chat.klatch.server.storage.Ids;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes accounts, whoever asks for one: the very first owns the place. */
record Enrolment(Newcomers newcomers, Ids ids) {
    /**
     * @param place
     *            what the place is called from now on, where this is the first; null to leave it
     * @param invited
     *            where the newcomer is led, where this is not the first
     * @param by
     *            who makes it; null for the newcomer
     */
    AccountTable.Account enrol(Handle transaction, String username, String name, String hash, @Nullable String place,
            List<RoomId> invited, @Nullable Named by, Instant at) {
        var table = transaction.attach(AccountTable.class);
        boolean first = !table.any();
        var account = new AccountTable.Account(new UserId(ids.next()), username, name, Profiles.folded(name),
                first ? PlaceRole.OWNER : PlaceRole.MEMBER, hash, null, false);
        table.add(account, at);
        newcomers.arrive(transaction, new Person(account.id(), name), first, first ? List.of() : invited, at);
        if (first) {
            found(transaction, place, by == null ? People.audited(transaction, account.id()) : by, at);
        }
        return account;
    }

    private static void found(Handle transaction, @Nullable String place, Named by, Instant at) {
        var table = transaction.attach(PlaceTable.class);
        if (place != null) {
            table.rename(place);
        }
        Audit.record(transaction, by, Deed.PLACE_FOUNDED, Named.PLACE, table.name(), at);
    }
}
