package chat.klatch.server.storage;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;

/** What PostgreSQL's errors mean for a transaction, by SQLSTATE. */
final class PostgresFaults {
    private static final String CONNECTION = "08";
    private static final String INTERVENTION = "57P"; // shutting down, crashed, starting
    private static final String TIMED_OUT = "25P03"; // this process slept in its transaction
    private static final String ROLLED_BACK = "40"; // serialization, deadlock
    private static final String CONSTRAINT = "23";
    /** Another process has just written what our checks did not see: a second look sees it. */
    private static final Set<String> OVERTAKEN = Set.of("23505", "23503");

    private PostgresFaults() {
    }

    private static String state(Throwable broken) {
        for (Throwable one = broken; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** Whether the same again may succeed at once; no connection is none for a while, and was waited for. */
    static boolean passes(Throwable broken) {
        var state = state(broken);
        return !(broken instanceof ConnectionException)
                && (cut(state) || state.startsWith(ROLLED_BACK) || OVERTAKEN.contains(state));
    }

    private static boolean cut(String state) {
        return state.startsWith(CONNECTION) || state.startsWith(INTERVENTION) || state.equals(TIMED_OUT);
    }

    /** Whether a commit that failed was answered: then it is surely undone. */
    static boolean answered(Throwable broken) {
        var state = state(broken);
        return state.startsWith(ROLLED_BACK) || state.startsWith(CONSTRAINT);
    }

    /** What the database or the driver said, in one line, for the operator. */
    static String words(Throwable broken) {
        var said = broken;
        for (Throwable one = broken; one != null; one = one.getCause()) {
            said = one instanceof SQLException || !(said instanceof SQLException) ? one : said;
        }
        return String.valueOf(said.getMessage()).lines().findFirst().orElse("");
    }
}
