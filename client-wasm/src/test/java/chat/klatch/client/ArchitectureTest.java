package chat.klatch.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import chat.klatch.client.view.Labels;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may touch the browser, and in which direction the view stands on itself. */
@AnalyzeClasses(packages = {"chat.klatch.client.browser", "chat.klatch.client.view",
        "chat.klatch.client.i18n", "chat.klatch.client.text"}, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyTheBrowserAndTheViewTouchTheBrowser = noClasses().that()
            .resideOutsideOfPackages("chat.klatch.client.browser..", "chat.klatch.client.view..").should()
            .dependOnClassesThat().resideInAPackage("org.teavm..");

    @ArchTest
    static final ArchRule onlyTheTextKnowsItsParser = noClasses().that()
            .resideOutsideOfPackage("chat.klatch.client.text..").should().dependOnClassesThat()
            .resideInAPackage("org.commonmark..");

    @ArchTest
    static final ArchRule theViewKnowsTheBrowserByItsTypingsOnly = noClasses().that()
            .resideInAPackage("chat.klatch.client.view..").should().dependOnClassesThat()
            .resideInAPackage("chat.klatch.client.browser");

    @ArchTest
    static final ArchRule typingsKnowNothing = classes().that().resideInAPackage("chat.klatch.client.browser.dom")
            .should().onlyDependOnClassesThat().resideInAnyPackage("chat.klatch.client.browser.dom", "java.lang",
                    "org.teavm.jso..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule noScriptIsWrittenInJava = noClasses().should()
            .dependOnClassesThat().haveFullyQualifiedName("org.teavm.jso.JSBody");

    @ArchTest
    static final ArchRule labelsArePlainJavaForThePageAndForItsTests = classes().that()
            .haveNameMatching(Labels.class.getName() + ".*").should().onlyDependOnClassesThat()
            .resideInAnyPackage("chat.klatch.client.view", "java.lang..");

    @ArchTest
    static final ArchRule noRoomOpensIntoAnotherThatOpensBack = slices().matching("chat.klatch.client.(**)").should()
            .beFreeOfCycles();
}
