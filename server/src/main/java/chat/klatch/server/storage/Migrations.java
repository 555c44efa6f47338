package chat.klatch.server.storage;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Which of the steps in {@code db/migration} were taken, by the record that Flyway keeps of them. */
final class Migrations {
    /** The last step's number. */
    static final int NEWEST = 11;
    private static final String STATE = """
            select max(cast(version as integer)), sum(case when success then 0 else 1 end) from flyway_schema_history""";

    private Migrations() {
    }

    /**
     * Whether all steps of this version were taken, and no other: then Flyway need not even be loaded, which would take
     * a fifth of what a server takes to start. Nobody looks then whether a step still reads as it did when it was
     * taken.
     */
    static boolean areDone(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var state = statement.executeQuery(STATE)) {
            return state.next() && state.getInt(1) == NEWEST && state.getInt(2) == 0;
        } catch (SQLException _) {
            return false; // there is no record yet, or something is wrong with it, and Flyway says what
        }
    }
}
