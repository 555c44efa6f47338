package chat.klatch.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(packages = "chat.klatch.protocol", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> KNOWN = Set.of("java.lang", "java.lang.annotation", "java.lang.invoke",
            "java.lang.runtime", "java.util", "java.util.function", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule nothingButTheLanguageItsCollectionsAndTheMarksForNullIsKnown = classes().should()
            .onlyDependOnClassesThat(new DescribedPredicate<>("are Klatch's own or of " + KNOWN) {
                @Override
                public boolean test(JavaClass type) {
                    var component = type.getBaseComponentType();
                    return component.isPrimitive() || component.getPackageName().startsWith("chat.klatch.protocol")
                            || KNOWN.contains(component.getPackageName());
                }
            });

    @ArchTest
    static final ArchRule nothingWaitsOrStartsAThread = noClasses().should().dependOnClassesThat()
            .belongToAnyOf(Thread.class, Process.class, ProcessBuilder.class, Runtime.class, System.class);

    @ArchTest
    static final ArchRule valuesKnowNeitherFramesNorCalls = noClasses().that().resideInAPackage("..model..").should()
            .dependOnClassesThat().resideInAnyPackage("..frame..", "..call..");

    @ArchTest
    static final ArchRule whatIsOnTheWireIsARecordAndNothingElse = classes().that()
            .areAnnotatedWith(chat.klatch.protocol.codec.Wire.class).should().beRecords();

    @ArchTest
    static final ArchRule framesAndCallsAreTheirOwnRooms = slices()
            .matching("chat.klatch.protocol.(frame|call|model)..")
            .should().beFreeOfCycles();
}
