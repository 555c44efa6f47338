package chat.klatch.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Vector;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * In WebAssembly {@code Class.isAssignableFrom} throws, for the supertypes of most classes are not in the program
 * (docs/adr/0003). On the JVM nobody would notice.
 */
@AnalyzeClasses(packages = {"chat.klatch.protocol", "chat.klatch.client",
        "org.commonmark"}, importOptions = ImportOption.DoNotIncludeTests.class)
class SupertypesTest {
    @ArchTest
    static final ArchRule nothingAsksAClassForItsSupertypes = noClasses().should()
            .callMethod(Class.class, "isAssignableFrom", Class.class).orShould()
            .callMethod(Class.class, "isInstance", Object.class).orShould()
            .callMethod(Class.class, "cast", Object.class).orShould()
            .callMethod(System.class, "arraycopy", Object.class, int.class, Object.class, int.class, int.class);

    @ArchTest
    static final ArchRule norDoesWhatIsHeldInCollections = noClasses().should().dependOnClassesThat()
            .belongToAnyOf(EnumMap.class, EnumSet.class, Vector.class, CopyOnWriteArrayList.class);
}
