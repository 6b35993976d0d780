package org.waymark.award;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/** For how long the badges of a micro-credential hold, in a district that wants them to end; nothing ends otherwise. */
@Service
@Transactional
public class BadgeTerms {

    /** In months; longer is for ever. */
    public static final int LONGEST = 240;

    private final JdbcClient jdbc;
    private final Districts districts;
    private final AuditLog audit;
    private final Clock clock;

    BadgeTerms(JdbcClient jdbc, Districts districts, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that end, and after how many months. */
    @Transactional(readOnly = true)
    public Map<DefinitionId, Integer> of(DistrictId district) {
        Map<DefinitionId, Integer> terms = new HashMap<>();
        jdbc.sql("select definition_id, months from badge_term where district_id = :district")
                .param("district", district.id())
                .query(row -> {
                    terms.put(new DefinitionId(row.getObject("definition_id", UUID.class)), row.getInt("months"));
                });
        return terms;
    }

    /**
     * For what is awarded from now on; what was awarded keeps the end that it was given, or none.
     *
     * @param months 0 for no end
     */
    public void set(DefinitionId definition, int months, Desk by) {
        if (months < 0 || months > LONGEST) {
            throw new IllegalArgumentException("A badge holds for some months");
        }
        jdbc.sql("delete from badge_term where district_id = :district and definition_id = :definition")
                .param("district", by.district().id())
                .param("definition", definition.id())
                .update();
        if (months > 0) {
            jdbc.sql("insert into badge_term (district_id, definition_id, months, set_at)"
                            + " values (:district, :definition, :months, :now) on conflict do nothing")
                    .param("district", by.district().id())
                    .param("definition", definition.id())
                    .param("months", months)
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        }
        audit.record(
                by.district().id(), by.actor(), by.role(), "award-term-set", definition + " " + months + " months");
    }

    /** The end of what is awarded at a moment: the last of the day, where the district is. */
    Optional<Instant> end(DefinitionId definition, DistrictId district, Instant awarded) {
        return jdbc.sql("select months from badge_term where district_id = :district and definition_id = :definition")
                .param("district", district.id())
                .param("definition", definition.id())
                .query(Integer.class)
                .optional()
                .map(months -> awarded.atZone(ZoneId.of(districts.card(district).zone()))
                        .plusMonths(months)
                        .truncatedTo(ChronoUnit.DAYS)
                        .plusDays(1)
                        .toInstant());
    }
}
