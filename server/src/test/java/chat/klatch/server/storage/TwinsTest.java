package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migrations of both databases come to the same tables. */
@NeedsPostgres
class TwinsTest {
    private record Column(String table, String name) {
    }

    private static Map<String, Set<String>> tables(Database database, String sql) {
        return database.read(handle -> {
            var tables = new TreeMap<String, Set<String>>();
            handle.createQuery(sql).map((row, _) -> new Column(row.getString(1), row.getString(2)))
                    .forEach(column -> tables.computeIfAbsent(column.table(), _ -> new TreeSet<>()).add(column.name()));
            return tables;
        });
    }

    /** What several processes share, which at SQLite there never are. */
    private static Map<String, Set<String>> forNodes() {
        return Map.of("node", Set.of("id", "writes", "wrote_at"), "news",
                Set.of("node", "number", "at", "what"), "present", Set.of("node", "user", "status"), "signing_key",
                Set.of("id", "made_at", "secret"));
    }

    @Test
    void bothHaveTheSameTablesWithTheSameColumns(@TempDir Path folder) {
        var place = TestPostgres.place();
        try (var lite = Sqlite.open(folder.resolve("klatch.db")); var full = Postgres.openAsItIs(place)) {
            var theirs = tables(full, """
                    select table_name, column_name from information_schema.columns
                    where table_schema = 'public' and table_name <> 'flyway_schema_history'""");
            forNodes().forEach((table, columns) -> assertEquals(columns, theirs.remove(table)));
            assertTrue(theirs.getOrDefault("room", Set.of()).remove("rowid"));
            assertEquals(
                    tables(lite,
                            """
                                    select tables.name, columns.name from sqlite_master as tables, pragma_table_info(tables.name) as columns
                                    where tables.type = 'table' and tables.name not like 'sqlite%'
                                        and tables.name <> 'flyway_schema_history'"""),
                    theirs);
        } finally {
            TestPostgres.drop(place);
        }
    }

    @Test
    void everyMigrationHasItsTwin() throws Exception {
        assertEquals(names("sqlite"), names("postgresql"));
    }

    private static List<String> names(String dialect) throws Exception {
        try (var files = Files.list(Path.of("src/main/resources/db/migration", dialect))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
