package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
    /** Whoever adds a table decides how it moves. */
    @Test
    void everyTableIsTakenButWhatBelongsToAProcess(@TempDir Path folder) {
        try (var database = Sqlite.open(folder.resolve("klatch.db"))) {
            var tables = database.read(handle -> handle.createQuery("""
                    select name from sqlite_master
                    where type = 'table' and name not like 'sqlite%' and name <> 'flyway_schema_history'""")
                    .mapTo(String.class).collect(Collectors.toCollection(TreeSet::new)));
            assertEquals(tables,
                    Transfer.all().stream().map(Twin::name).collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}
