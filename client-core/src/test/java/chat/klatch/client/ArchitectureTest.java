package chat.klatch.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** What keeps this code fit for a browser, and its packages in one direction. */
@AnalyzeClasses(packages = "chat.klatch.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> ON_TOP = Set.of("Client", "Stay", "ClientListener");

    @ArchTest
    static final ArchRule knowsTheProtocolAndPlainJavaAndNothingElse = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("chat.klatch.client..", "chat.klatch.protocol..", "java.lang", "java.util",
                    "java.util.function", "java.util.stream", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule startsNoThreadAndLooksAtNoClockOfItsOwn = noClasses().should().dependOnClassesThat()
            .belongToAnyOf(Thread.class, ThreadLocal.class, Process.class, ProcessBuilder.class, Runtime.class,
                    System.class, java.util.Timer.class, java.util.Date.class, java.util.Random.class);

    @ArchTest
    static final ArchRule onlyTheClientKnowsTheClient = noClasses().that(are("not on top", false)).should()
            .dependOnClassesThat(are("on top", true));

    @ArchTest
    static final ArchRule noRoomOpensIntoAnotherThatOpensBack = slices().assignedFrom(new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            boolean root = javaClass.getPackageName().equals("chat.klatch.client");
            return SliceIdentifier.of(root ? isOnTop(javaClass) ? "client" : "ports" : javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages, with the client above its ports";
        }
    }).should().beFreeOfCycles();

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> are(String name, boolean onTop) {
        return com.tngtech.archunit.base.DescribedPredicate.describe("are " + name,
                javaClass -> javaClass.getPackageName().startsWith("chat.klatch.client")
                        && isOnTop(javaClass) == onTop);
    }

    private static boolean isOnTop(JavaClass javaClass) {
        var name = javaClass.getName();
        int nested = name.indexOf('$');
        var outer = nested < 0 ? name : name.substring(0, nested);
        return ON_TOP.stream().anyMatch(top -> outer.equals("chat.klatch.client." + top));
    }
}
