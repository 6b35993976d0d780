package org.waymark.catalog.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;

/** What a version is found by and what its card says; like the version it never changes. */
@Entity
@Immutable
@Table(name = "definition_search")
class SearchRow {

    /** Around each of several values in one column. */
    private static final String BETWEEN = "|";

    @EmbeddedId
    private DefinitionVersionId id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Column
    private String sortKey;

    @Column
    private String title;

    @Column
    private String competency;

    @Column
    private String evidence;

    @Column
    private String words;

    @Column
    private int hours;

    @Column
    private String weeks;

    @Column
    private String area;

    @Column
    private String audiences;

    @Column
    private String goals;

    @Column
    private String standards;

    @Column
    private String language;

    @SuppressWarnings("NullAway.Init")
    protected SearchRow() {}

    SearchRow(
            DefinitionVersionId version,
            DefinitionId definition,
            DistrictId district,
            String code,
            DefinitionContent content) {
        this.id = version;
        this.definition = definition;
        this.district = district;
        this.sortKey = SearchText.sortKey(content.title());
        this.title = content.title();
        this.competency = content.competency();
        this.evidence = content.evidence().stream()
                .map(requirement -> requirement.title().replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
        this.words = words(code, content);
        this.hours = content.workload().contactHours();
        this.weeks = content.workload().elapsedWeeks();
        this.area = content.about().area();
        this.audiences = each(content.about().audiences().stream().map(Enum::name));
        this.goals = each(Stream.concat(
                content.about().goals().stream(),
                content.criteria().stream().flatMap(criterion -> criterion.goals().stream())));
        this.standards = each(content.alignment().entrySet().stream()
                .filter(framework -> !framework.getValue().isEmpty())
                .flatMap(framework -> named(framework.getKey(), framework.getValue()))
                .map(SearchText::plain));
        this.language = content.about().language();
    }

    /** All in which words are looked for. */
    static String words(String code, DefinitionContent content) {
        return SearchText.plain(Stream.of(
                        Stream.of(
                                content.title(),
                                content.competency(),
                                content.keyMethod().name(),
                                content.keyMethod().summary()),
                        content.methodComponents().stream(),
                        content.about().tags().stream(),
                        Stream.of(code))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n")));
    }

    /** A standard is looked for by its framework, its code, or both. */
    private static Stream<String> named(String framework, Collection<String> codes) {
        return Stream.concat(
                Stream.of(framework), codes.stream().flatMap(code -> Stream.of(code, framework + " " + code)));
    }

    private static String each(Stream<String> values) {
        Set<String> once = values.collect(Collectors.toCollection(LinkedHashSet::new));
        return once.isEmpty() ? "" : once.stream().collect(Collectors.joining(BETWEEN, BETWEEN, BETWEEN));
    }

    /** One of several values, as it stands in its column. */
    static String one(String value) {
        return BETWEEN + value + BETWEEN;
    }

    /** Each of several values that stand in one column. */
    static List<String> several(String column) {
        return Stream.of(column.split("\\" + BETWEEN))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    String language() {
        return language;
    }

    /** What stands in its first columns, in the order of the migration that fills them for older versions. */
    List<Object> values() {
        return List.of(
                id.id(),
                district.id(),
                definition.id(),
                sortKey,
                title,
                competency,
                evidence,
                words,
                hours,
                weeks,
                area,
                audiences,
                goals,
                standards);
    }
}
