package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.EmbeddedId;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.data.repository.Repository;
import org.waymark.people.DistrictId;

/** One district never sees another's rows: every query of what belongs to a district asks for it. */
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
            "PersonEmailRepository.findByAddressKeyAndVerifiedAtIsNotNull",
            "whoever signs in by an address names no district; the letter alone tells whose it is",
            "ScorePublicationRepository.countEverywhere",
            "the operator sees in which districts grades did not arrive: numbers only");

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

    private static final JavaClasses WAYMARK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.waymark");

    @Test
    void everyQueryOfWhatBelongsToADistrictNamesTheDistrict() {
        assertThat(repositoriesOfDistrictRows()
                        .flatMap(repository -> Arrays.stream(repository.getDeclaredMethods()))
                        .filter(method -> !method.isSynthetic())
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
    private static Stream<JavaAccess<?>> uses(Class<?> repository) {
        return WAYMARK.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(repository));
    }

    private static Stream<Class<?>> repositoriesOfDistrictRows() {
        return WAYMARK.stream()
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

    /** By its type, or by its name where the statement is the database's own. */
    private static boolean asksForTheDistrict(Method method) {
        return Arrays.stream(method.getParameters())
                .anyMatch(parameter -> parameter.getType() == DistrictId.class
                        || parameter.getType() == UUID.class
                                && parameter.getName().equals("district"));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
