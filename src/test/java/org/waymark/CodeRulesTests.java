package org.waymark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Resource;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.multipart.MultipartFile;

/** The house rules that a machine can check, over everything in {@code src/main/java}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodeRulesTests {

    private final JavaClasses waymark = CodeOfWaymark.read();

    private static final DescribedPredicate<JavaClass> REPOSITORIES =
            describe("repositories", type -> type.isAssignableTo(Repository.class));
    private static final DescribedPredicate<JavaClass> ENTITIES =
            describe("entities", type -> type.isAnnotatedWith(Entity.class));
    private static final DescribedPredicate<JavaClass> CONTROLLERS =
            describe("controllers", type -> type.isMetaAnnotatedWith(Controller.class));

    /** What reads without a transaction on purpose, each with its reason. */
    private static final Map<String, String> READS_ALONE =
            Map.of("org.waymark.people.LaunchSignIn", "one read in each launch; what it writes, the service writes");

    private static final Pattern WAYS_OUT = Pattern.compile("java\\.net\\.http\\..*"
            + "|java\\.net\\.(Socket|DatagramSocket|(Http)?URLConnection)"
            + "|javax\\.net\\.ssl\\.HttpsURLConnection"
            + "|org\\.apache\\.hc\\..*"
            + "|org\\.springframework\\.web\\.client\\.Rest.*"
            + "|org\\.springframework\\.http\\.client\\..*"
            + "|org\\.springframework\\.boot\\.http\\.client\\..*"
            + "|com\\.nimbusds\\.jose\\.util\\.(DefaultResourceRetriever|RestrictedResourceRetriever)"
            + "|com\\.nimbusds\\.jose\\.jwk\\.source\\.RemoteJWKSet"
            + "|com\\.apicatalog\\.jsonld\\.(http\\..*|loader\\.(Http|Scheme).*)");

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    @Test
    void timeComesFromAnInjectedClock() {
        noClasses()
                .should(callA("the clock of the machine", CodeRulesTests::readsTheMachinesClock))
                .check(waymark);
    }

    @Test
    void onlySettingsMakesTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.waymark.settings..")
                .should(callA(
                        "method of Clock that makes one",
                        call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                                && Set.of("systemUTC", "systemDefaultZone", "system", "tickSeconds", "tickMillis")
                                        .contains(call.getName())))
                .check(waymark);
    }

    @Test
    void randomnessComesFromAnInjectedGenerator() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.waymark.settings..")
                .should(callA("random generator of its own", CodeRulesTests::makesRandomness))
                .check(waymark);
    }

    /** Addresses come from outside: one guarded way leads out. The sandbox is another program in the same process. */
    @Test
    void onlyTheGuardedClientCallsOtherMachines() {
        noClasses()
                .that()
                .haveNameNotMatching("org\\.waymark\\.lti\\.PlatformHttp(\\$.*)?")
                .and()
                .doNotHaveFullyQualifiedName("org.waymark.lti.PublicAddresses")
                .and()
                .resideOutsideOfPackage("org.waymark.sandbox..")
                .should()
                .dependOnClassesThat(describe(
                        "call other machines",
                        type -> WAYS_OUT.matcher(type.getName()).matches()))
                .orShould(callA(
                        "connection of a URL or a key source that fetches by itself",
                        call -> call.getTargetOwner().getName().equals("java.net.URL")
                                        && call.getName().startsWith("open")
                                || call.getTargetOwner().getName().endsWith(".JWKSourceBuilder")
                                        && call.getName().equals("create")
                                        && call.getTarget()
                                                        .getRawParameterTypes()
                                                        .size()
                                                < 2))
                .check(waymark);
    }

    @Test
    void noTypeIsNamedAfterItsLackOfAName() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Helpers|Dto|DTO|Manager)(\\$.*)?")
                .because("a type is named by what it is in the field (house rule 3)")
                .check(waymark);
    }

    @Test
    void noPackageIsALayerOrADrawer() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..helper..",
                        "..dto..",
                        "..impl..",
                        "..service..",
                        "..controller..",
                        "..repository..",
                        "..model..",
                        "..domain..")
                .check(waymark);
    }

    @Test
    void anInterfaceHasMoreThanOneClassOrPointsADependencyDown() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .areNotAnnotations()
                .and(DescribedPredicate.not(are(REPOSITORIES)))
                .should(new ArchCondition<>("not stand before the only class that implements it") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        List<JavaClass> classes = type.getAllSubclasses().stream()
                                .filter(sub -> !sub.isInterface())
                                .toList();
                        boolean alone = classes.size() == 1
                                && classes.get(0).getPackageName().equals(type.getPackageName())
                                && !classes.get(0).isAnonymousClass();
                        if (alone) {
                            events.add(SimpleConditionEvent.violated(
                                    type,
                                    type.getName() + " has one class only: "
                                            + classes.get(0).getName()));
                        }
                    }
                })
                .check(waymark);
    }

    @Test
    void repositoriesStayInTheirModule() {
        classes().that(are(REPOSITORIES)).should().notBePublic().check(waymark);
    }

    @Test
    void entitiesStayInTheirModule() {
        classes().that(are(ENTITIES)).should().notBePublic().check(waymark);
    }

    @Test
    void entitiesAreChangedByVerbsNotBySetters() {
        methods()
                .that()
                .areDeclaredInClassesThat(are(ENTITIES))
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .check(waymark);
    }

    @Test
    void entitiesCannotBeMadeHalf() {
        classes()
                .that(are(ENTITIES))
                .should(new ArchCondition<>("have no public constructor") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getConstructors().stream()
                                .filter(constructor ->
                                        constructor.getModifiers().contains(JavaModifier.PUBLIC))
                                .forEach(constructor -> events.add(
                                        SimpleConditionEvent.violated(type, constructor.getFullName() + " is public")));
                    }
                })
                .check(waymark);
    }

    @Test
    void servicesAnswerWithViewsNotWithEntities() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith(Service.class)
                .should(new ArchCondition<>("neither return an entity nor a repository") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        method.getReturnType().getAllInvolvedRawTypes().stream()
                                .filter(REPOSITORIES.or(ENTITIES))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " returns " + type.getSimpleName())));
                    }
                })
                .check(waymark);
    }

    @Test
    void controllersStayInTheirModule() {
        classes().that(are(CONTROLLERS)).should().notBePublic().check(waymark);
    }

    @Test
    void controllersAskServicesNotTheDatabase() {
        noClasses()
                .that(are(CONTROLLERS))
                .should()
                .dependOnClassesThat(are(REPOSITORIES.or(ENTITIES)))
                .check(waymark);
    }

    @Test
    void whatIsNeededComesThroughTheConstructor() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith(Resource.class)
                .orShould()
                .beAnnotatedWith(PersistenceContext.class)
                .check(waymark);
    }

    @Test
    void nothingDependsOnWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.waymark.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.waymark.web..")
                .check(waymark);
    }

    @Test
    void nothingDependsOnTheSandboxOrItsScenario() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.waymark.sandbox..", "org.waymark.scenario..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.waymark.sandbox..", "org.waymark.scenario..")
                .check(waymark);
    }

    @Test
    void theSandboxKnowsTheToolByHttpOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.waymark.sandbox..")
                .should()
                .dependOnClassesThat(describe(
                        "belong to another module than sandbox and settings",
                        type -> type.getPackageName().startsWith("org.waymark.")
                                && !Pattern.matches(
                                        "org\\.waymark\\.(sandbox|settings)(\\..*)?", type.getPackageName())))
                .allowEmptyShould(true)
                .check(waymark);
    }

    @Test
    void whatTouchesTheDatabaseDoesSoInATransaction() {
        classes()
                .that()
                .areMetaAnnotatedWith(Component.class)
                .and(DescribedPredicate.not(are(REPOSITORIES)))
                .and(describe("do not read alone", type -> !READS_ALONE.containsKey(type.getName())))
                .should(new ArchCondition<>("be @Transactional where they call a repository") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (type.isMetaAnnotatedWith(Transactional.class) || opensTransactionsByHand(type)) {
                            return;
                        }
                        type.getMethodCallsFromSelf().stream()
                                .filter(call -> REPOSITORIES.test(call.getTargetOwner()))
                                .filter(call -> !inATransaction(call.getOrigin()))
                                .forEach(
                                        call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
                    }
                })
                .check(waymark);
    }

    @Test
    void servicesThatHoldRepositoriesAreTransactionalAsAWhole() {
        classes()
                .that()
                .areAnnotatedWith(Service.class)
                .and(describe(
                        "hold a repository and open no transaction by hand",
                        type -> type.getFields().stream().anyMatch(field -> REPOSITORIES.test(field.getRawType()))
                                && !opensTransactionsByHand(type)))
                .should()
                .beMetaAnnotatedWith(Transactional.class)
                .allowEmptyShould(true)
                .check(waymark);
    }

    @Test
    void formsHoldWhatWasTyped() {
        Set<Class<?>> typed = Set.of(String.class, MultipartFile.class, List.class, Set.class, Map.class);
        fields().that()
                .areNotStatic()
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Form")
                .should(be(describe(
                        "a String, a file or a collection of them",
                        field -> typed.stream()
                                .anyMatch(allowed -> field.getRawType().isEquivalentTo(allowed)))))
                .because("a number typed wrongly must be told in our words, beside all other errors (house rule 8)")
                .allowEmptyShould(true)
                .check(waymark);
    }

    @Test
    void publicIsAnInvitation() {
        List<JavaClass> types = waymark.stream()
                .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        long hidden = types.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        String open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .sorted()
                .collect(joining("\n  "));
        assertThat(hidden * 100 / types.size())
                .as("%% of the %d types that are package-private; public are%n  %s", types.size(), open)
                .isGreaterThanOrEqualTo(60);
    }

    @Test
    void idsAreRecords() {
        classes()
                .that()
                .areAnnotatedWith(Embeddable.class)
                .and()
                .haveSimpleNameEndingWith("Id")
                .should()
                .beRecords()
                .check(waymark);
    }

    @Test
    void beansAreNotMadeStaticallyReachable() {
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(describe(
                        "that is a service or a repository",
                        type -> type.isMetaAnnotatedWith(Service.class) || REPOSITORIES.test(type)))
                .check(waymark);
    }

    private static boolean readsTheMachinesClock(JavaCodeUnitAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean now = call.getName().equals("now")
                && CLOCKS.contains(owner)
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean millis = call.getTargetOwner().isEquivalentTo(System.class)
                && call.getName().equals("currentTimeMillis");
        boolean date = call.getTargetOwner().isEquivalentTo(Date.class)
                && call.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                && call.getTarget().getRawParameterTypes().isEmpty();
        return now || millis || date;
    }

    private static boolean makesRandomness(JavaCodeUnitAccess<?> call) {
        boolean made = call.getTargetOwner().isAssignableTo(Random.class)
                && call.getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
        boolean global = call.getTargetOwner().isEquivalentTo(Math.class)
                        && call.getName().equals("random")
                || call.getTargetOwner().getName().equals("java.util.concurrent.ThreadLocalRandom");
        return made || global;
    }

    private static boolean inATransaction(JavaCodeUnit method) {
        return method.isMetaAnnotatedWith(Transactional.class) || method.isAnnotatedWith(Bean.class);
    }

    private static boolean opensTransactionsByHand(JavaClass type) {
        return type.getFields().stream()
                .anyMatch(field -> field.getRawType().isAssignableTo(TransactionOperations.class));
    }

    private static ArchCondition<JavaClass> callA(String what, Predicate<JavaCodeUnitAccess<?>> forbidden) {
        return new ArchCondition<>("call a " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(access -> access instanceof JavaCodeUnitAccess<?> callOrReference
                                && forbidden.test(callOrReference))
                        .map(JavaAccess::getDescription)
                        .forEach(text -> events.add(SimpleConditionEvent.satisfied(type, text)));
            }
        };
    }
}
