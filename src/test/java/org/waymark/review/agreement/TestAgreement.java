package org.waymark.review.agreement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What the pages about agreement say, for tests that have counted for themselves. */
public final class TestAgreement {

    /** Under this name a page shows all of its rows together. */
    public static final String ALL = "";

    private TestAgreement() {}

    /** A figure as a page has it before it rounds. */
    public record Shown(
            long pairs,
            double exact,
            double adjacent,
            @Nullable Estimate kappa,
            double ac1) {

        private static Shown of(Figures figures) {
            return new Shown(figures.pairs(), figures.exact(), figures.adjacent(), figures.kappa(), figures.ac1());
        }
    }

    /** What Waymark does each night. */
    public static void lookAfter(DistrictId district, ApplicationContext context) {
        context.getBean(Agreements.class).follow(district);
    }

    /** All versions, by title, of the leads' page; empty of too few pairs. */
    public static Map<String, Optional<Shown>> versions(
            PersonId lead, DistrictId district, ApplicationContext context) {
        Agreements.Pool pool = context.getBean(Agreements.class).pool(lead, district);
        return rows(pool.all(), pool.versions());
    }

    /** All readers, by name, of the leads' page. */
    public static Map<String, Optional<Shown>> readers(PersonId lead, DistrictId district, ApplicationContext context) {
        return rows(null, context.getBean(Agreements.class).pool(lead, district).readers());
    }

    /** All criteria of a version, by their ids. */
    public static Map<String, Optional<Shown>> criteria(
            DefinitionVersionId version, DistrictId district, ApplicationContext context) {
        Agreements.OfVersion shown = context.getBean(Agreements.class).of(version, district);
        Map<String, Optional<Shown>> all = new LinkedHashMap<>();
        all.put(ALL, Optional.ofNullable(shown.all()).map(Shown::of));
        shown.criteria()
                .forEach(line -> all.put(
                        line.detail(), Optional.ofNullable(line.figures()).map(Shown::of)));
        return all;
    }

    /** A reader's own page, by title. */
    public static Map<String, Optional<Shown>> own(PersonId reader, DistrictId district, ApplicationContext context) {
        Agreements.Own own = context.getBean(Agreements.class).own(reader, district);
        return rows(own.all(), own.versions());
    }

    /** A lead has looked at whoever gets no new work, and says go on. */
    public static void goOn(PersonId reader, PersonId lead, DistrictId district, ApplicationContext context) {
        ReviewPauses pauses = context.getBean(ReviewPauses.class);
        pauses.open(district).stream()
                .filter(pause -> pause.reader().equals(reader))
                .forEach(pause -> pauses.end(pause.id(), lead, district));
    }

    private static Map<String, Optional<Shown>> rows(@Nullable Figures all, List<Agreements.Line> lines) {
        Map<String, Optional<Shown>> rows = new LinkedHashMap<>();
        rows.put(ALL, Optional.ofNullable(all).map(Shown::of));
        lines.forEach(line ->
                rows.put(line.name(), Optional.ofNullable(line.figures()).map(Shown::of)));
        return rows;
    }
}
