package org.waymark.review.assigning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.districts.BusinessDays;
import org.waymark.people.districts.Policies;
import org.waymark.review.assigning.ReaderShortage.Place;

/** All that is to be read and is not, in one query, and of what somebody was told. */
@Component
@Transactional
class OpenReadings {

    private final JdbcClient jdbc;

    OpenReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A place of a reader that is not filled, or whose reader has not recorded yet.
     *
     * @param place FIRST, SECOND, THIRD or APPEAL
     * @param submittedAt when it was handed in, or when its earner asked that somebody reads it anew
     * @param seen whether the one who asks reads this work, too
     */
    record Row(
            UUID review,
            UUID doubleReview,
            String place,
            @Nullable PersonId reader,
            @Nullable Instant assignedAt,
            PersonId earner,
            DefinitionVersionId version,
            Instant submittedAt,
            boolean seen) {

        /** Whether somebody reads anew what was decided. */
        boolean isAnew() {
            return place.equals("APPEAL");
        }

        /** How many business days its reader has. */
        int days(Policies policies) {
            return isAnew() ? policies.appealDecisionDays() : policies.firstDecisionDays();
        }

        /** When its reader is to have sent it; null where it is nobody's. */
        @Nullable
        LocalDate due(Policies policies, BusinessDays days) {
            return assignedAt == null ? null : DueDays.of(submittedAt, assignedAt, days(policies), days);
        }

        /** After how many business days from when it was handed in, or asked for, it goes to another reader. */
        int limit(Policies policies) {
            return isAnew() ? policies.appealDecisionDays() : policies.hardLimitDays();
        }

        /** A short word for it, the same as on its reader's pages. */
        public String reference() {
            return review.toString().substring(30).toUpperCase(Locale.ROOT);
        }
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    List<Row> of(DistrictId district, PersonId asking) {
        return jdbc.sql("select r.id, d.id as double_review_id, r.slot, r.reader_id, r.assigned_at, d.earner_id,"
                        + " d.definition_version_id, coalesce(a.filed_at, d.submitted_at) as since, case when exists (select 1 from review mine"
                        + " where mine.double_review_id = d.id and mine.reader_id = :asking) then 1 else 0 end as seen"
                        + " from double_review d join review r on r.double_review_id = d.id"
                        + " left join appeal a on a.submission_id = d.submission_id and a.district_id = d.district_id"
                        + " and r.slot = 'APPEAL' where d.district_id = :district"
                        + " and (d.status in ('WAITING_FOR_READERS', 'READING', 'ADJUDICATION') or r.slot = 'APPEAL')"
                        + " and r.recorded_at is null order by since, d.id, r.slot")
                .param("district", district.id())
                .param("asking", asking.id())
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("double_review_id", UUID.class),
                        row.getString("slot"),
                        Optional.ofNullable(row.getObject("reader_id", UUID.class))
                                .map(PersonId::new)
                                .orElse(null),
                        instant(row.getObject("assigned_at", OffsetDateTime.class)),
                        new PersonId(row.getObject("earner_id", UUID.class)),
                        new DefinitionVersionId(row.getObject("definition_version_id", UUID.class)),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getInt("seen") == 1))
                .list();
    }

    /**
     * Which places of what is handed in are nobody's, by micro-credential. What chance gave a second reader waits for none, and
     * of appeals leads hear elsewhere.
     */
    @Transactional(readOnly = true)
    Map<DefinitionId, Set<Place>> empty(DistrictId district) {
        Map<DefinitionId, Set<Place>> all = new HashMap<>();
        jdbc.sql(
                        "select distinct d.definition_id, r.slot from double_review d join review r on r.double_review_id = d.id"
                                + " where d.district_id = :district and d.status in ('WAITING_FOR_READERS', 'READING', 'ADJUDICATION')"
                                + " and r.district_id = :district and r.reader_id is null and r.recorded_at is null"
                                + " and not (d.sampled = true and r.slot = 'SECOND')")
                .param("district", district.id())
                .query(row -> {
                    all.computeIfAbsent(
                                    new DefinitionId(row.getObject(1, UUID.class)),
                                    definition -> EnumSet.noneOf(Place.class))
                            .add(row.getString(2).equals("THIRD") ? Place.THIRD : Place.BLIND);
                });
        return all;
    }

    /** Notes a reminder; answers whether it is the first of its kind for what this reader was given. */
    boolean remind(Row row, String kind, Instant assignedAt, DistrictId district, Instant now) {
        return jdbc.sql("insert into review_reminder (review_id, assigned_at, kind, district_id, sent_at)"
                                + " values (:review, :assigned, :kind, :district, :now) on conflict do nothing")
                        .param("review", row.review())
                        .param("assigned", OffsetDateTime.ofInstant(assignedAt, ZoneOffset.UTC))
                        .param("kind", kind)
                        .param("district", district.id())
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Of what leads are told. */
    enum Escalation {
        ALARM,
        LIMIT
    }

    /** Notes that leads are told; answers whether they had not been. */
    boolean escalate(UUID doubleReview, Escalation kind, DistrictId district, Instant now) {
        return jdbc.sql("insert into review_escalation (double_review_id, kind, district_id, told_at)"
                                + " values (:id, :kind, :district, :now) on conflict do nothing")
                        .param("id", doubleReview)
                        .param("kind", kind.name())
                        .param("district", district.id())
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
