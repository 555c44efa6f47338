package chat.klatch.server.audit;

import chat.klatch.server.storage.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * The log of what was done by the power over the place. Whoever does such a thing writes it here in the same
 * transaction, as the last that they lock (ADR 14): what is done is in the log, and what is in the log was done. It
 * holds no message, no password and no token.
 */
public final class Audit {
    private Audit() {
    }

    /**
     * Puts a deed at the end of the log.
     *
     * @param value
     *            what it is now; empty where the deed says all
     */
    public static void record(Handle transaction, Named actor, Deed deed, Named subject, String value, Instant at) {
        var table = Tables.of(transaction, AuditTable.class);
        table.advance();
        var next = table.head(); // its number is the new entry's already, its digest still that of the one before
        var said = new Entry(next.number(), at.toEpochMilli(), actor.id(), actor.name(),
                deed.name().toLowerCase(Locale.ROOT), subject.id(), subject.name(), value, "");
        var digest = Chain.digest(next.digest(), said);
        table.add(new Entry(said.number(), said.at(), said.actor(), said.actorName(), said.deed(), said.subject(),
                said.subjectName(), said.value(), digest));
        table.close(digest);
    }

    /** Where the log ends, by what it says of itself. */
    public static Head head(Handle handle) {
        return Tables.of(handle, AuditTable.class).head();
    }

    /** The entries after one, in order, at most {@code limit}. */
    public static List<Entry> after(Handle handle, long number, int limit) {
        return Tables.of(handle, AuditTable.class).after(number, limit);
    }
}
