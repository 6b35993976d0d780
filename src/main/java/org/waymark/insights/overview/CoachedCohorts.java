package org.waymark.insights.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.insights.counting.Figures;
import org.waymark.insights.counting.Stages;
import org.waymark.insights.counting.Summaries;
import org.waymark.insights.groups.Counted;
import org.waymark.insights.groups.Rounded;
import org.waymark.insights.groups.Shown;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.Measure;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.DistrictSettings;

/**
 * How far the cohorts of a coach came, to the nearest five. Leads say who is in a cohort, and would learn of one more by
 * putting them in: a coach who leads as well is told members and awards alone. Of cohorts that have somebody in common only
 * their size is told, since one less the other would tell of the few in whom they differ.
 */
@Service
@Transactional(readOnly = true)
class CoachedCohorts {

    private static final List<Integer> BETWEEN = List.of(
            Stages.ENROLLED.ordinal(), Stages.SUBMITTED.ordinal(), Stages.VIEWED.ordinal(), Stages.EVIDENCE.ordinal());

    private final Summaries summaries;
    private final People people;
    private final DistrictSettings settings;
    private final AuditLog audit;
    private final JdbcClient jdbc;

    CoachedCohorts(Summaries summaries, People people, DistrictSettings settings, AuditLog audit, JdbcClient jdbc) {
        this.summaries = summaries;
        this.people = people;
        this.settings = settings;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** @param fewest of how many people numbers are shown */
    record Coached(int fewest, InsightTable table) {}

    private record Cohort(UUID id, String name) {}

    Coached of(SignedInPerson coach) {
        SmallGroups small =
                new SmallGroups(settings.of(coach.district()).policies().smallGroup());
        Set<Role> roles = people.rolesOf(coach.id(), coach.district());
        List<Integer> between = roles.contains(Role.LEAD) ? List.of() : BETWEEN;
        Map<String, Counted> counted = new HashMap<>();
        summaries
                .of(coach.district())
                .map(Figures::cohorts)
                .orElse(List.of())
                .forEach(each -> counted.put(each.key(), each));
        List<InsightTable.Row> rows = new ArrayList<>();
        List<Cohort> cohorts = cohorts(coach);
        Set<UUID> overlapping = roles.contains(Role.LEAD) ? Set.of() : overlapping(cohorts, coach);
        for (Cohort cohort : cohorts) {
            Counted way = counted.get(cohort.id().toString());
            rows.add(InsightTable.named(
                    cohort.name(),
                    way == null
                            ? only(null)
                            : overlapping.contains(cohort.id())
                                    ? only(new Rounded(small).round(way.of(0)))
                                    : shown(way, between, small)));
        }
        return new Coached(
                small.fewest(),
                new InsightTable(
                        "coached",
                        Stages.OF_PEOPLE.stream()
                                .map(stage -> InsightTable.column(stage.name(), Measure.PEOPLE))
                                .toList(),
                        rows,
                        true));
    }

    @Transactional
    void exported(SignedInPerson coach) {
        audit.record(coach.district().id(), coach.id().toString(), Role.COACH.name(), "insights-exported", "coached");
    }

    private static List<@Nullable Integer> shown(Counted way, List<Integer> between, SmallGroups small) {
        Shown shown = new Rounded(small).between(List.of(way), between).get(0);
        return shown.reached();
    }

    private static List<@Nullable Integer> only(@Nullable Integer members) {
        List<@Nullable Integer> reached = new ArrayList<>(Arrays.asList(new Integer[Stages.OF_PEOPLE.size()]));
        reached.set(0, members);
        return Collections.unmodifiableList(reached);
    }

    /** Those of these cohorts that have somebody in common with another of them. */
    private Set<UUID> overlapping(List<Cohort> cohorts, SignedInPerson coach) {
        return cohorts.size() < 2
                ? Set.of()
                : new HashSet<>(jdbc.sql(
                                "select distinct m.cohort_id from cohort_member m join cohort_member o on o.person_id = m.person_id"
                                        + " and o.district_id = m.district_id and o.cohort_id <> m.cohort_id"
                                        + " where m.district_id = :district and m.cohort_id in (:cohorts)"
                                        + " and o.cohort_id in (:cohorts)")
                        .param("district", coach.district().id())
                        .param("cohorts", cohorts.stream().map(Cohort::id).toList())
                        .query(UUID.class)
                        .list());
    }

    private List<Cohort> cohorts(SignedInPerson coach) {
        return jdbc.sql(
                        "select c.id, c.name, g.name as programme from cohort c join programme g on g.id = c.programme_id"
                                + " and g.district_id = c.district_id and g.ended_at is null where c.district_id = :district"
                                + " and c.coach_id in (:ids) and c.ended_at is null order by g.name, c.name, c.id")
                .param("district", coach.district().id())
                .param(
                        "ids",
                        people.ids(coach.id(), coach.district()).stream()
                                .map(id -> id.id())
                                .toList())
                .query((row, n) -> new Cohort(
                        row.getObject("id", UUID.class),
                        row.getString("name") + " (" + row.getString("programme") + ")"))
                .list();
    }
}
