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
        if (TestPostgres.wanted()) {
            return Postgres.openAsItIs(TestPostgres.place());
        }
        TestSqlite.place(folder);
        return Sqlite.openAsItIs(DataFolder.database(folder));
    }
}
