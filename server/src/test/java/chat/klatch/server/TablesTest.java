package chat.klatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each noun is the only door to its tables. */
class TablesTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration/sqlite");
    private static final Pattern CREATED = Pattern.compile("create (?:virtual )?table (?:if not exists )?(\\w+)");
    private static final Pattern USED = Pattern.compile("\\b(?:from|join|into|update)\\s+(\\w+)");
    /** Reads over the tables of several nouns, and writes none. */
    private static final String READS_ALL = "RoomList";
    private static final List<String> STATEMENTS = List.of("SqlQuery", "SqlUpdate", "SqlBatch", "SqlScript");

    private static Set<String> tables() throws IOException {
        var tables = new TreeSet<String>();
        try (var files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                CREATED.matcher(Files.readString(file)).results().forEach(found -> tables.add(found.group(1)));
            }
        }
        return tables;
    }

    /** The SQL of a method of a SQL object; nothing where it is another method. */
    private static String sql(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(one -> STATEMENTS.contains(one.getRawType().getSimpleName()))
                .map(one -> one.get("value").map(TablesTest::joined).orElse("")).collect(Collectors.joining(" "));
    }

    private static String joined(Object value) {
        return value instanceof Object[] parts
                ? List.of(parts).stream().map(Objects::toString).collect(Collectors.joining(" "))
                : value.toString();
    }

    private static List<JavaMethod> statements() {
        return ArchitectureTest.CLASSES.stream().flatMap(one -> one.getMethods().stream())
                .filter(method -> !sql(method).isEmpty()).toList();
    }

    private static boolean readsAll(JavaClass owner) {
        return owner.getName().contains("." + READS_ALL);
    }

    @Test
    void aTableIsReadAndWrittenByOneNoun() throws IOException {
        var tables = tables();
        var users = new TreeMap<String, Set<String>>();
        for (JavaMethod method : statements()) {
            if (!readsAll(method.getOwner())) {
                USED.matcher(sql(method)).results().map(found -> found.group(1)).filter(tables::contains)
                        .forEach(table -> users.computeIfAbsent(table, _ -> new TreeSet<>())
                                .add(method.getOwner().getPackageName()));
            }
        }
        assertTrue(users.size() >= 7, users::toString);
        assertEquals(Map.of(), users.entrySet().stream().filter(entry -> entry.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void theListOfRoomsReadsOverAllAndWritesNone() {
        var wide = statements().stream().filter(method -> readsAll(method.getOwner())).toList();
        assertTrue(wide.size() > 0);
        assertEquals(List.of(), wide.stream().filter(method -> !sql(method).stripLeading().startsWith("select"))
                .map(JavaMethod::getFullName).toList());
    }
}
