package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.waymark.people.DistrictId;

/** One district never sees another's rows: every query of what belongs to a district asks for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DistrictRulesTests {

    /** Queries that may do without, each with its reason. */
    private static final Map<String, String> MAY_SPAN_DISTRICTS = Map.of(
            "AwardRepository.findById",
            "whoever has a badge's address comes without a district; unshared, it is shown to its earner alone",
            "DeepLinkingRequestRepository.findByCodeHash",
            "a picker without a session has only its one-time code, which tells the district",
            "DeepLinkingRequestRepository.findLockedByCodeHash",
            "the same, for one click at a time",
            "GuestInvitationRepository.findByCode",
            "whoever is invited has the code alone, which tells the district",
            "PersonEmailRepository.findByAddressKeyAndVerifiedAtIsNotNullOrderByVerifiedAt",
            "whoever signs in by an address names no district; the letter alone tells whose it is",
            "ScorePublicationRepository.countEverywhere",
            "the operator sees in which districts grades did not arrive: numbers only",
            "PrivacyRequestRepository.certified",
            "whoever has a certificate's address comes without a district; it names nobody");

    /** Statements of our own that may do without, by file and table, each with its reason. */
    private static final Map<String, String> MAY_SPAN_DISTRICTS_BY_HAND = Map.ofEntries(
            Map.entry("Figures score_publication", "the operator sees how many grades wait everywhere: numbers only"),
            Map.entry("Figures double_review", "the same, of work without a decision"),
            Map.entry("Figures review_escalation", "the same, of what is late"),
            Map.entry("Figures award", "the same, of badges without a signature"),
            Map.entry("Figures stored_file", "the same, of files and their bytes"),
            Map.entry("Backup stored_file", "a backup is of all districts"),
            Map.entry("MailLinks mail_link", "a token comes by e-mail without a district, and leads to it"),
            Map.entry(
                    "LearnerRecords learner_record",
                    "whoever has its address comes without a district; unshared, it is its earner's alone"),
            Map.entry(
                    "Portfolios portfolio",
                    "whoever has its address comes without a district; closed, it is its owner's alone"),
            Map.entry("StagedList staff_record", "its condition, with the district, is made by leaving(...)"),
            Map.entry("RecordChanges staff_record", "the same condition"),
            Map.entry("ClockAhead placement", "a clock was ahead for all districts: only a moment is set back"),
            Map.entry("ClockAhead gradebook_cell", "the same"),
            Map.entry("ClockAhead deep_linking_request", "the same"),
            Map.entry("ClockAhead mail_link", "the same"),
            Map.entry("ClockAhead wallet_offer", "the same"),
            Map.entry("ClockAhead arriving_file", "the same"),
            Map.entry("ClockAhead course_roster", "the same"),
            Map.entry("ClockAhead imported_award", "the same"),
            Map.entry("ClockAhead insight_summary", "the same"),
            Map.entry("ClockAhead goal_summary", "the same"));

    /** Tables of one district's people that name it through the row they belong to. */
    private static final Map<String, String> PARTS_OF_A_DISTRICTS_ROW =
            Map.of("submission_answer", "part of its submission, and read with it alone");

    /** What a repository inherits that reads or removes rows by less than a district. */
    private static final Set<String> BLIND = Set.of(
            "findById",
            "getReferenceById",
            "existsById",
            "findAll",
            "findAllById",
            "count",
            "deleteById",
            "deleteAllById",
            "deleteAll",
            "deleteAllInBatch",
            "deleteAllByIdInBatch",
            "findOne",
            "findBy",
            "exists");

    /** A comparison with the district, or a row that is added to one. */
    private static final Pattern COMPARED = Pattern.compile(
            "district(_id|\\.id)? *= *:|: ?district|:#\\{#district|district in|insert into", Pattern.CASE_INSENSITIVE);

    private final JavaClasses waymark = CodeOfWaymark.read();

    @Test
    void everyQueryOfWhatBelongsToADistrictNamesTheDistrict() {
        assertThat(repositoriesOfDistrictRows()
                        .flatMap(repository -> Arrays.stream(repository.getDeclaredMethods()))
                        .filter(method -> !method.isSynthetic())
                        // A row that somebody holds was asked for before.
                        .filter(method -> !takesTheRowItself(method))
                        .filter(method -> !asksForTheDistrict(method))
                        .map(DistrictRulesTests::name)
                        .filter(name -> !MAY_SPAN_DISTRICTS.containsKey(name)))
                .as("queries without a DistrictId")
                .isEmpty();
    }

    @Test
    void nobodyAsksForSuchARowByItsIdAlone() {
        List<String> blind = repositoriesOfDistrictRows()
                .flatMap(repository -> uses(repository)
                        .filter(call -> BLIND.contains(call.getName()))
                        .filter(call ->
                                !MAY_SPAN_DISTRICTS.containsKey(repository.getSimpleName() + "." + call.getName()))
                        .map(call -> call.getDescription()))
                .toList();
        assertThat(blind).as("calls that name no district").isEmpty();
    }

    /** A parameter that no one uses would keep nobody out. */
    @Test
    void everyWrittenQueryUsesTheDistrictItIsGiven() {
        assertThat(repositoriesOfDistrictRows()
                        .flatMap(repository -> Arrays.stream(repository.getDeclaredMethods()))
                        .filter(method -> !MAY_SPAN_DISTRICTS.containsKey(name(method)))
                        .filter(method -> !written(method).isEmpty())
                        .filter(method -> !COMPARED.matcher(written(method)).find())
                        .map(DistrictRulesTests::name))
                .as("queries that compare no district")
                .isEmpty();
    }

    @Test
    void everyDerivedQueryUsesTheDistrictItIsGiven() {
        assertThat(repositoriesOfDistrictRows()
                        .flatMap(repository -> Arrays.stream(repository.getDeclaredMethods()))
                        .filter(method -> !method.isSynthetic() && !method.isDefault())
                        .filter(method -> written(method).isEmpty() && method.getParameterCount() > 0)
                        .filter(method -> !takesTheRowItself(method))
                        .filter(method -> !MAY_SPAN_DISTRICTS.containsKey(name(method)))
                        .filter(method -> !method.getName().contains("District"))
                        .map(DistrictRulesTests::name))
                .as("derived queries without District in their name")
                .isEmpty();
    }

    /** SQL outside repositories: each statement on a table of a district's rows says which district. */
    @Test
    void everyStatementWrittenByHandNamesTheDistrict() {
        Set<String> tables = Statements.tablesOfDistricts();
        assertThat(tables).contains("person", "submission", "notice", "district_settings");
        List<String> blind = Statements.inTheCode().stream()
                .filter(statement -> !statement.sql().contains("district"))
                .flatMap(statement ->
                        tables.stream().filter(statement::touches).map(table -> statement.file() + " " + table))
                .distinct()
                .filter(each -> !MAY_SPAN_DISTRICTS_BY_HAND.containsKey(each))
                .toList();
        assertThat(blind).as("statements that name no district").isEmpty();
    }

    @Test
    void theSearchForStatementsFindsSome() {
        assertThat(Statements.inTheCode().stream().filter(statement -> statement.touches("person")))
                .hasSizeGreaterThan(5);
        assertThat(Statements.in("X", "jdbc.sql(\"select a\" + \" from person\" + WHERE)")
                        .get(0)
                        .sql())
                .isEqualTo("select a from person");
    }

    @Test
    void whatIsKeptOfPeopleSaysInWhichDistrict() {
        assertThat(Statements.tables().stream()
                        .filter(table -> table.columns().stream()
                                .anyMatch(column -> column.matches(
                                        "(person|earner|reader|author|member)(_id)?|.*_by_id|sub|submission_id")))
                        .filter(table -> !table.isOfADistrict())
                        .map(Statements.Table::name)
                        .filter(name -> !PARTS_OF_A_DISTRICTS_ROW.containsKey(name)))
                .as("tables about people without a district")
                .isEmpty();
    }

    @Test
    void exceptionsAreStillNeeded() {
        List<String> known = repositoriesOfDistrictRows()
                .flatMap(repository -> Stream.concat(
                        Arrays.stream(repository.getDeclaredMethods()).map(DistrictRulesTests::name),
                        uses(repository).map(call -> repository.getSimpleName() + "." + call.getName())))
                .toList();
        assertThat(known).containsAll(MAY_SPAN_DISTRICTS.keySet());
    }

    /** Calls of the callers: those that a repository knows of itself leave out what it inherits. */
    private Stream<JavaAccess<?>> uses(Class<?> repository) {
        return waymark.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(repository));
    }

    private Stream<Class<?>> repositoriesOfDistrictRows() {
        return waymark.stream()
                .filter(type -> type.isInterface() && type.isAssignableTo(Repository.class))
                .map(JavaClass::reflect)
                .filter(repository -> hasDistrict(ResolvableType.forClass(repository)
                        .as(Repository.class)
                        .getGeneric(0)
                        .resolve(Object.class)));
    }

    private static boolean hasDistrict(Class<?> entity) {
        return Stream.<Class<?>>iterate(entity, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .anyMatch(field -> field.getType() == DistrictId.class && !field.isAnnotationPresent(EmbeddedId.class));
    }

    private static boolean takesTheRowItself(Method method) {
        return Set.of("save", "delete", "deleteAll", "saveAll").contains(method.getName())
                && method.getParameterCount() == 1
                && Arrays.stream(method.getParameters())
                        .noneMatch(parameter -> parameter.getType().isAnnotationPresent(Embeddable.class)
                                || parameter.getType() == UUID.class);
    }

    /** By its type, or by its name where the statement is the database's own. */
    private static boolean asksForTheDistrict(Method method) {
        return Arrays.stream(method.getParameters())
                .anyMatch(parameter -> parameter.getType() == DistrictId.class
                        || parameter.getType() == UUID.class
                                && parameter.getName().equals("district"));
    }

    /** The query that somebody wrote; empty where Spring Data derives it. */
    private static String written(Method method) {
        Query query = AnnotatedElementUtils.findMergedAnnotation(method, Query.class);
        return query == null ? "" : query.value();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
