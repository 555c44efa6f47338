package chat.klatch.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house's rules about who may know whom, and what is never there. */
class ArchitectureTest {
    private static final String ROOT = "chat.klatch.server";
    /** From the ground up; what stands on one floor does not know each other. The last are the top's own. */
    private static final List<Set<String>> FLOORS = List.of(Set.of("refusal", "metrics"), Set.of("json"), Set.of("net"),
            Set.of("storage"), Set.of("hub", "audit", "webauthn"), Set.of("accounts"), Set.of("access", "oidc"),
            Set.of("log"),
            Set.of("messages"),
            Set.of("rooms"), Set.of("unread"), Set.of("presence"), Set.of("relay"), Set.of("socket", "http"),
            Set.of("command"), Set.of(""));
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    private static String room(JavaClass of) {
        var name = of.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static int floor(JavaClass of) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(room(of))) {
                return i;
            }
        }
        return -1;
    }

    private static String in(String room) {
        return ROOT + "." + room + "..";
    }

    @Test
    void everyPackageHasItsFloor() {
        assertEquals(Set.of(), CLASSES.stream().filter(one -> floor(one) < 0).map(ArchitectureTest::room)
                .collect(Collectors.toSet()));
        assertTrue(CLASSES.size() > 50);
    }

    @Test
    void importsGoDownOnly() {
        var wrong = new TreeSet<String>();
        for (JavaClass from : CLASSES) {
            from.getDirectDependenciesFromSelf().stream().filter(to -> to.getTargetClass().getName().startsWith(ROOT))
                    .filter(to -> !room(from).equals(room(to.getTargetClass()))
                            && floor(to.getTargetClass()) >= floor(from))
                    .forEach(to -> wrong.add(to.getDescription()));
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void noPackagesGoInCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void javalinStaysInHttpAndJettyInHttpAndSocket() {
        noClasses().that().resideOutsideOfPackage(in("http")).should().dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..").check(CLASSES);
        noClasses().that().resideOutsideOfPackages(in("http"), in("socket")).should().dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..").check(CLASSES);
    }

    @Test
    void whatSpeaksWithProvidersStaysInOidc() {
        noClasses().that().resideOutsideOfPackage(in("oidc")).should().dependOnClassesThat()
                .resideInAnyPackage("com.nimbusds..", "net.minidev..").check(CLASSES);
    }

    @Test
    void whatReadsAuthenticatorsStaysInWebauthn() {
        noClasses().that().resideOutsideOfPackage(in("webauthn")).should().dependOnClassesThat()
                .resideInAPackage("com.yubico..").check(CLASSES);
    }

    @Test
    void prometheusStaysInMetrics() {
        noClasses().that().resideOutsideOfPackage(in("metrics")).should().dependOnClassesThat()
                .resideInAPackage("io.prometheus..").check(CLASSES);
    }

    @Test
    void jacksonStaysInJsonAndWhereFramesAreTakenApart() {
        noClasses().that().resideOutsideOfPackages(in("json"), in("socket")).should().dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..").check(CLASSES);
    }

    @Test
    void sqlStaysWithItsNounAndInStorage() {
        var apart = resideInAnyPackage(ROOT, in("oidc"), in("webauthn"), in("refusal"), in("json"), in("net"),
                in("hub"),
                in("presence"),
                in("relay"), in("socket"), in("http"), in("command"));
        noClasses().that(apart).should().dependOnClassesThat(resideInAPackage("org.jdbi.v3.sqlobject.."))
                .check(CLASSES);
        noClasses().that(apart).should().callMethodWhere(describe("a statement is run",
                call -> call.getTargetOwner().getPackageName().startsWith("org.jdbi.")
                        && Set.of("execute", "select", "createQuery", "createUpdate", "createCall", "createScript",
                                "createBatch", "prepareBatch", "attach").contains(call.getName())))
                .check(CLASSES);
        noClasses().that().resideOutsideOfPackage(in("storage")).should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "com.zaxxer..",
                        "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void nobodyWritesToTheConsoleOfLogsOrUsesTheJdksOwnLogger() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
        noClasses().that().doNotHaveFullyQualifiedName(ROOT + ".Main").should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err").check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().and().doNotHaveName("$VALUES").should().beFinal().check(CLASSES);
        fields().that().areStatic().should(new ArchCondition<>("hold nothing that changes") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                var type = field.getRawType();
                boolean changes = type.isAssignableTo(java.util.concurrent.atomic.AtomicReference.class)
                        || type.isAssignableTo(java.util.concurrent.atomic.AtomicLong.class)
                        || type.isAssignableTo(java.util.concurrent.atomic.AtomicInteger.class)
                        || type.isAssignableTo(java.util.concurrent.atomic.AtomicBoolean.class)
                        || type.isAssignableTo(java.util.concurrent.ConcurrentMap.class)
                        || type.isAssignableTo(java.util.concurrent.Executor.class)
                        || type.isAssignableTo(java.util.HashMap.class)
                        || type.isAssignableTo(java.util.ArrayList.class)
                        || type.isAssignableTo(ThreadLocal.class) || type.isAssignableTo(StringBuilder.class);
                if (changes) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " changes"));
                }
            }
        }).check(CLASSES);
    }

    @Test
    void onlyJsonLooksIntoClassesAndOnlyForTheMarksOnRecords() {
        noClasses().that().resideOutsideOfPackage(in("json")).should()
                .dependOnClassesThat(describe("are for reflection",
                        type -> type.getPackageName().equals("java.lang.reflect")
                                && !type.getSimpleName().equals("Type")))
                .check(CLASSES);
        noClasses().should().callMethodWhere(describe("something is reached behind its back",
                call -> Set.of("setAccessible", "trySetAccessible", "forName", "getDeclaredField", "getDeclaredMethod",
                        "getDeclaredConstructor").contains(call.getName())
                        && call.getTargetOwner().getPackageName().startsWith("java.lang")))
                .check(CLASSES);
    }

    @Test
    void threadsAreMadeOnlyWhereConcurrencyLives() {
        noClasses().that().resideInAnyPackage(in("refusal"), in("json"), in("net"), in("accounts"), in("access"),
                in("messages"), in("rooms")).should().dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread$Builder")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.Executors")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.CompletableFuture")
                .check(CLASSES);
    }

    @Test
    void timeComesFromOutside() {
        noClasses().that().doNotHaveFullyQualifiedName(ROOT + ".Main").should()
                .callMethod(java.time.Instant.class, "now").orShould()
                .callMethod(System.class, "currentTimeMillis").orShould()
                .callMethod(java.time.InstantSource.class, "system").check(CLASSES);
        assertTrue(CLASSES.stream().flatMap(one -> one.getFields().stream())
                .noneMatch(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isAssignableTo(java.time.InstantSource.class)));
    }
}
