package org.waymark.recognition.roles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.CatalogDesk;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;

/** The names that people put into pools, as leads see them: by name or by when they came, and in no other order. */
@Service
@Transactional
class Pools {

    static final int ON_A_PAGE = 20;

    private static final int AT_ONCE = 200;

    private static final String IN = " from pool_entry n join eligibility e on e.id = n.eligibility_id"
            + " and e.district_id = n.district_id join person p on p.id = n.person_id and p.district_id = n.district_id"
            + " where n.district_id = :district and n.role_id = :role and n.window_from = :from"
            + " and n.withdrawn_at is null and p.erased_at is null";

    /** What the register says of a person, by any of their linked identities. */
    private static final String OF_REGISTER = " from person q join staff_record r on r.district_id = q.district_id"
            + " and r.sourcedid = q.sourcedid left join staff_school s on s.district_id = r.district_id"
            + " and s.code = r.school_code where q.district_id = n.district_id and r.left_at is null and (q.id = p.id"
            + " or q.id in (select l.other_id from person_link l where l.district_id = n.district_id"
            + " and l.main_id = p.id and l.undone_at is null)))";

    private final RoleProfiles profiles;
    private final Districts districts;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Pools(RoleProfiles profiles, Districts districts, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.profiles = profiles;
        this.districts = districts;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A page of it; that they looked is recorded with everyone whom it shows. */
    PoolPage page(RoleProfileId id, @Nullable LocalDate from, boolean byEntry, int page, CatalogDesk desk) {
        RoleView role = profiles.one(id, desk.district());
        List<ApplicationWindow> windows = windows(role, desk.district());
        ApplicationWindow window = chosen(windows, from, desk.district());
        if (window == null) {
            return new PoolPage(role, null, windows, byEntry, List.of(), 0, 1, 1);
        }
        int total = count(id, window, desk.district());
        int pages = Math.max(1, (total + ON_A_PAGE - 1) / ON_A_PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        List<PoolRow> rows = rows(id, window, byEntry, ON_A_PAGE, (shown - 1) * ON_A_PAGE, desk.district());
        audit.looked(
                desk.district().id(),
                desk.actor(),
                desk.role().name(),
                rows.stream().map(row -> row.person().toString()).toList(),
                "position-pool " + id);
        return new PoolPage(role, window, windows, byEntry, rows, total, shown, pages);
    }

    /** All of a window's names by name, for the district's own systems; recorded as taken along. */
    void export(RoleProfileId id, ApplicationWindow window, CatalogDesk desk, Consumer<PoolRow> out) {
        RoleView role = profiles.one(id, desk.district());
        audit.record(
                desk.district().id(),
                desk.actor(),
                desk.role().name(),
                "position-pool-exported",
                role.plan().slug() + " " + window.from());
        List<PoolRow> rows = rows(id, window, false, AT_ONCE, 0, desk.district());
        for (int after = 0; !rows.isEmpty(); rows = rows(id, window, false, AT_ONCE, after, desk.district())) {
            audit.looked(
                    desk.district().id(),
                    desk.actor(),
                    desk.role().name(),
                    rows.stream().map(row -> row.person().toString()).toList(),
                    "position-pool " + id);
            rows.forEach(out);
            after += AT_ONCE;
        }
    }

    /** The window that is looked at; not found where there is none. */
    ApplicationWindow window(RoleProfileId id, @Nullable LocalDate from, CatalogDesk desk) {
        ApplicationWindow window =
                chosen(windows(profiles.one(id, desk.district()), desk.district()), from, desk.district());
        if (window == null) {
            throw new RoleNotFound();
        }
        return window;
    }

    /** Those that are planned, and those that names were put in for before the plan changed. */
    private List<ApplicationWindow> windows(RoleView role, DistrictId district) {
        Map<LocalDate, ApplicationWindow> windows = new HashMap<>();
        jdbc.sql("select window_from, max(window_until) as window_until from pool_entry"
                        + " where district_id = :district and role_id = :role group by window_from")
                .param("district", district.id())
                .param("role", role.id().id())
                .query((row, n) -> new ApplicationWindow(
                        row.getObject("window_from", LocalDate.class), row.getObject("window_until", LocalDate.class)))
                .list()
                .forEach(window -> windows.put(window.from(), window));
        role.plan().windows().forEach(window -> windows.put(window.from(), window));
        return windows.values().stream()
                .sorted(Comparator.comparing(ApplicationWindow::from).reversed())
                .toList();
    }

    /** The one that is asked for; else the last that has begun, or the first to come. */
    private @Nullable ApplicationWindow chosen(
            List<ApplicationWindow> windows, @Nullable LocalDate from, DistrictId district) {
        if (from != null) {
            return windows.stream()
                    .filter(window -> window.from().equals(from))
                    .findFirst()
                    .orElseThrow(RoleNotFound::new);
        }
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), ZoneId.of(districts.card(district).zone()));
        return windows.stream()
                .filter(window -> !window.from().isAfter(today))
                .findFirst()
                .orElse(windows.isEmpty() ? null : windows.get(windows.size() - 1));
    }

    private int count(RoleProfileId role, ApplicationWindow window, DistrictId district) {
        return jdbc.sql("select count(*)" + IN)
                .param("district", district.id())
                .param("role", role.id())
                .param("from", window.from())
                .query(Integer.class)
                .single();
    }

    private List<PoolRow> rows(
            RoleProfileId role, ApplicationWindow window, boolean byEntry, int most, int after, DistrictId district) {
        List<PoolRow> rows = jdbc.sql("select p.id, coalesce(p.display_name, p.roster_name, '') as name, n.entered_at,"
                        + " e.since, e.ended_at, (select min(s.name)" + OF_REGISTER + " as school,"
                        + " (select min(r.employee_number)" + OF_REGISTER + " as number" + IN + " order by "
                        + (byEntry ? "n.entered_at, p.id" : "p.search_name, p.id") + " limit :most offset :after")
                .param("district", district.id())
                .param("role", role.id())
                .param("from", window.from())
                .param("most", most)
                .param("after", after)
                .query((row, n) -> row(row))
                .list();
        addAwards(rows, role, window, district);
        return rows;
    }

    private void addAwards(List<PoolRow> rows, RoleProfileId role, ApplicationWindow window, DistrictId district) {
        if (rows.isEmpty()) {
            return;
        }
        Map<PersonId, PoolRow> byPerson = new HashMap<>();
        rows.forEach(row -> byPerson.put(row.person(), row));
        Set<UUID> persons = new LinkedHashSet<>();
        rows.forEach(row -> persons.add(row.person().id()));
        jdbc.sql("select n.person_id, a.id, a.title, a.awarded_at, a.shared from pool_entry n"
                        + " join eligibility_credential c on c.eligibility_id = n.eligibility_id"
                        + " join award a on a.district_id = n.district_id and a.earner_id = n.person_id"
                        + " and a.definition_id = c.definition_id and a.revoked_at is null and a.suspended_at is null"
                        + " where n.district_id = :district and n.role_id = :role and n.window_from = :from"
                        + " and n.person_id in (:persons) order by a.awarded_at, a.id")
                .param("district", district.id())
                .param("role", role.id())
                .param("from", window.from())
                .param("persons", persons)
                .query(row -> {
                    PoolRow whose = byPerson.get(new PersonId(row.getObject("person_id", UUID.class)));
                    if (whose != null) {
                        whose.awards()
                                .add(new PoolRow.Evidence(
                                        row.getString("title"),
                                        at(row, "awarded_at"),
                                        row.getBoolean("shared") ? "/badges/" + row.getObject("id") : null));
                    }
                });
    }

    private static PoolRow row(ResultSet row) throws SQLException {
        return new PoolRow(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("school"),
                row.getString("number"),
                at(row, "entered_at"),
                at(row, "since"),
                row.getObject("ended_at") == null ? null : at(row, "ended_at"),
                new ArrayList<>());
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
