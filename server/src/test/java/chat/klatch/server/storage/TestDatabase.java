package chat.klatch.server.storage;

import java.nio.file.Path;

/** An empty place in the kind of database that the tests of this process are run on. */
public final class TestDatabase {
    private TestDatabase() {
    }

    /**
     * @param folder
     *            for what is kept in files
     */
    public static Database open(Path folder) {
        return TestPostgres.wanted()
                ? Postgres.openAsItIs(TestPostgres.place())
                : Sqlite.open(folder.resolve("klatch.db"));
    }
}
