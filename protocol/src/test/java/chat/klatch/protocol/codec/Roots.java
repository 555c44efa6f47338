package chat.klatch.protocol.codec;

import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;

/** Every record that is a whole text on the wire. */
final class Roots {
    static final List<Class<?>> ALL = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("chat.klatch.protocol").stream().filter(type -> type.isAnnotatedWith(Wire.class))
            .<Class<?>>map(JavaClass::reflect).toList();

    private Roots() {
    }

    /** The frames of both families. */
    static Stream<Class<?>> frames() {
        return ALL.stream().filter(type -> !wire(type).isEmpty());
    }

    static Stream<Class<?>> bodies() {
        return ALL.stream().filter(type -> wire(type).isEmpty());
    }

    static String wire(Class<?> type) {
        return type.getAnnotation(Wire.class).value();
    }

    /** By what name the corpus knows the reader of this record. */
    static String family(Class<?> type) {
        return Command.class.isAssignableFrom(type)
                ? "Command"
                : Event.class.isAssignableFrom(type) ? "Event" : type.getSimpleName();
    }
}
