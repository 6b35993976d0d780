package org.waymark.recognition.payroll;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.EntitlementRow;
import org.waymark.recognition.Entitlements;
import org.waymark.recognition.payroll.ConfirmationRefused.Problem;

/** What payroll and HR say they gave, taken as a whole or not at all. */
@Service
@Transactional
public class Confirmations {

    /** Where an earner sees it. */
    static final String STATEMENT = "/record/rewards";

    private static final Logger log = LoggerFactory.getLogger(Confirmations.class);

    private final Entitlements entitlements;
    private final Districts districts;
    private final DistrictSettings settings;
    private final Notices notices;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    Confirmations(
            Entitlements entitlements,
            Districts districts,
            DistrictSettings settings,
            Notices notices,
            AuditLog audit,
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            Clock clock) {
        this.entitlements = entitlements;
        this.districts = districts;
        this.settings = settings;
        this.notices = notices;
        this.audit = audit;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * What came of a file.
     *
     * @param before the day on which the same was taken already; null where this is the first time
     */
    public record Taken(int rows, @Nullable LocalDate before) {}

    /**
     * Confirms each row of a file; one that was taken before changes nothing.
     *
     * @param name of the file, to tell it by
     * @throws ConfirmationRefused where a line stands against it: then nothing is confirmed
     */
    public Taken take(String name, byte[] bytes, DistrictId district, PersonId by, Role role) {
        ConfirmationFile file = ConfirmationFile.read(name, bytes);
        // Two who send at once do so one after the other.
        districts.hold(district);
        if (!file.problems().isEmpty()) {
            Map<EntitlementId, EntitlementRow> known = known(file.lines(), district);
            throw refused(file, known, district);
        }
        ZoneId zone = settings.of(district).zone();
        String fingerprint = file.fingerprint();
        Optional<LocalDate> before = takenOn(fingerprint, district, zone);
        if (before.isPresent()) {
            return new Taken(file.lines().size(), before.get());
        }
        Map<EntitlementId, EntitlementRow> known = known(file.lines(), district);
        if (!problems(file.lines(), known, district).isEmpty()) {
            throw refused(file, known, district);
        }
        write(file, fingerprint, known, district, by);
        audit.record(
                district.id(),
                by.toString(),
                role.name(),
                "reward-confirmed",
                file.lines().size() + " " + fingerprint);
        log.info("{} entitlements confirmed in district {}", file.lines().size(), district);
        return new Taken(file.lines().size(), null);
    }

    private void write(
            ConfirmationFile file,
            String fingerprint,
            Map<EntitlementId, EntitlementRow> known,
            DistrictId district,
            PersonId by) {
        UUID confirmation = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql("insert into pay_confirmation (id, district_id, fingerprint, row_count, taken_at, taken_by)"
                        + " values (:id, :district, :fingerprint, :rows, :at, :by)")
                .param("id", confirmation)
                .param("district", district.id())
                .param("fingerprint", fingerprint)
                .param("rows", file.lines().size())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", by.id())
                .update();
        for (List<GivenLine> some : PayrollFile.batches(file.lines())) {
            List<EntitlementId> ids = some.stream().map(GivenLine::id).toList();
            if (entitlements.confirm(ids, district) < ids.size()) {
                throw new IllegalStateException("Some of these were confirmed meanwhile");
            }
            batches.batchUpdate(
                    "insert into pay_given (id, district_id, confirmation_id, given_on)"
                            + " values (:id, :district, :confirmation, :on)",
                    some.stream()
                            .map(line -> new MapSqlParameterSource(
                                            "id", line.id().id())
                                    .addValue("district", district.id())
                                    .addValue("confirmation", confirmation)
                                    .addValue("on", line.on()))
                            .toArray(MapSqlParameterSource[]::new));
        }
        known.values().stream()
                .map(EntitlementRow::person)
                .distinct()
                .forEach(person ->
                        notices.send(new Notice(district.id(), person.id(), "reward-confirmed", List.of(), STATEMENT)));
    }

    private Map<EntitlementId, EntitlementRow> known(List<GivenLine> lines, DistrictId district) {
        Map<EntitlementId, EntitlementRow> known = new HashMap<>();
        PayrollFile.batches(lines.stream().map(GivenLine::id).collect(Collectors.toSet()))
                .forEach(some -> known.putAll(entitlements.rows(some, district)));
        return known;
    }

    private ConfirmationRefused refused(
            ConfirmationFile file, Map<EntitlementId, EntitlementRow> known, DistrictId district) {
        List<Problem> all = new ArrayList<>(file.problems());
        all.addAll(problems(file.lines(), known, district));
        all.sort(Comparator.comparingInt(Problem::line));
        return new ConfirmationRefused(all);
    }

    private List<Problem> problems(
            List<GivenLine> lines, Map<EntitlementId, EntitlementRow> known, DistrictId district) {
        ZoneId zone = settings.of(district).zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<EntitlementId, LocalDate> given = new HashMap<>();
        PayrollFile.batches(known.keySet()).forEach(some -> given.putAll(entitlements.givenOn(some, district)));
        List<Problem> problems = new ArrayList<>();
        for (GivenLine line : lines) {
            EntitlementRow row = known.get(line.id());
            LocalDate before = given.get(line.id());
            if (row == null || row.exportedAt() == null) {
                problems.add(ConfirmationFile.problem(line.line(), "recognition.confirmation.error.unknown"));
                continue;
            }
            if (before != null) {
                problems.add(ConfirmationFile.problem(
                        line.line(), "recognition.confirmation.error.before", before.toString()));
            }
            if (PayrollFile.amount(row).compareTo(line.amount()) != 0) {
                problems.add(ConfirmationFile.problem(
                        line.line(),
                        "recognition.confirmation.error.changed",
                        PayrollFile.amount(row).toPlainString(),
                        line.amount().toPlainString()));
            }
            if (line.on().isAfter(today)) {
                problems.add(ConfirmationFile.problem(line.line(), "recognition.confirmation.error.future"));
            } else if (line.on().isBefore(LocalDate.ofInstant(Objects.requireNonNull(row.exportedAt()), zone))) {
                problems.add(ConfirmationFile.problem(line.line(), "recognition.confirmation.error.early"));
            }
        }
        return problems;
    }

    private Optional<LocalDate> takenOn(String fingerprint, DistrictId district, ZoneId zone) {
        return jdbc.sql("select taken_at from pay_confirmation where district_id = :district and fingerprint = :print")
                .param("district", district.id())
                .param("print", fingerprint)
                .query((row, n) -> LocalDate.ofInstant(
                        row.getObject(1, OffsetDateTime.class).toInstant(), zone))
                .optional();
    }
}
