package chat.klatch.server.storage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Nodes are replaced one by one, so while the newer version has brought the tables to its own form the older one goes
 * on with them (ADR 27). SQLite has one process and needs no such care.
 */
class MigrationsTest {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration/postgresql");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");
    /** Up to here there was one node, which was stopped first. */
    private static final int TOGETHER = 7;
    /** What takes from an older version what it reads, or refuses what it writes. */
    private static final Pattern BREAKS = Pattern.compile("\\b(drop|rename|truncate)\\b|\\bset\\s+not\\s+null\\b"
            + "|\\balter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type\\b|\\badd\\s+(constraint|check|unique|foreign)\\b"
            + "|\\badd\\s+column\\s+(?![^,;]*\\bdefault\\b)[^,;]*\\bnot\\s+null\\b");
    /** What the second of two steps says of itself. */
    private static final String LAST_STEP = "-- no version since ";

    private static boolean breaks(String migration) {
        var words = migration.replaceAll("--.*", "").toLowerCase(Locale.ROOT);
        return BREAKS.matcher(words).find() && !migration.startsWith(LAST_STEP);
    }

    private static List<Path> later() throws IOException {
        try (var all = Files.list(FOLDER)) {
            return all.filter(file -> {
                var named = VERSION.matcher(file.getFileName().toString());
                assertTrue(named.matches(), file::toString);
                return Integer.parseInt(named.group(1)) > TOGETHER;
            }).toList();
        }
    }

    @Test
    void theNewestIsTheLastStepOfBothDialects() throws IOException {
        for (String dialect : List.of("sqlite", "postgresql")) {
            try (var steps = Files.list(FOLDER.resolveSibling(dialect))) {
                assertEquals(Migrations.NEWEST, steps.map(step -> VERSION.matcher(step.getFileName().toString()))
                        .filter(Matcher::matches).mapToInt(step -> Integer.parseInt(step.group(1))).max().orElse(0));
            }
        }
    }

    @Test
    void eachOnlyAddsOrSaysSinceWhichVersionNobodyNeedsWhatItTakesAway() throws IOException {
        for (Path file : later()) {
            assertFalse(breaks(Files.readString(file)), file::toString);
        }
    }

    @Test
    void whatAddsIsToldFromWhatBreaks() {
        for (String adds : List.of("create table x (y text not null);", "create index on x (y);",
                "alter table x add column y text;", "alter table x add column y bigint not null default 0;",
                "-- drop nothing\nupdate x set y = 1 where y is null;",
                LAST_STEP + "1.3 reads it\nalter table x drop column y;")) {
            assertFalse(breaks(adds), adds);
        }
        for (String breaks : List.of("drop table x;", "ALTER TABLE x DROP COLUMN y;", "alter table x rename y to z;",
                "alter table x alter column y type bigint;", "alter table x alter y set not null;",
                "alter table x add column y text not null;", "alter table x add constraint one unique (y);",
                "alter table x add column y text not null, add column z text default '';")) {
            assertTrue(breaks(breaks), breaks);
        }
    }

    @Test
    @NeedsPostgres
    void aNodeOfAnOlderVersionStartsWhereANewerOneHasBroughtTheTablesFurther() throws Exception {
        var place = TestPostgres.place();
        try {
            TestPostgres.execute(place, """
                    insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                        installed_by, execution_time, success)
                    values (1000, '1000', 'later', 'SQL', 'V1000__later.sql', 1, 'a newer one', 1, true)""");
            assertDoesNotThrow(() -> Postgres.open(place).close());
            try (var again = Postgres.open(place)) {
                assertEquals(1,
                        again.<Integer>read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one()));
            }
        } finally {
            TestPostgres.drop(place);
        }
    }
}
