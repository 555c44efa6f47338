package chat.klatch.client.jvm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "chat.klatch.client.jvm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule standsOnTheCoreAndTheJdkAlone = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("chat.klatch.client..", "chat.klatch.protocol..", "java..", "org.jspecify.annotations");
}
