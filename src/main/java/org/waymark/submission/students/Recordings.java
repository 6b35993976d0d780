package org.waymark.submission.students;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.storage.EvidenceFiles;
import org.waymark.submission.RecordingsNeeded;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/**
 * Video and sound are deleted when they were decided on long enough ago, and never before their earner was told. The clock
 * of a file runs from the last that happened to any attempt that shows it; work in hand, a dispute and a hold stop it.
 */
@Service
@Transactional
class Recordings {

    /** How long before it is deleted an earner is told. */
    static final Duration NOTICE = Duration.ofDays(14);

    private static final Logger log = LoggerFactory.getLogger(Recordings.class);

    /** Files a night and district; the rest the night after. */
    private static final int MOST = 500;

    /**
     * Files of recordings with all attempts of each enrolment that shows them, decided long enough ago for a notice. An
     * attempt that was begun after a decision and then left counts from its last change.
     */
    private static final String RUN_OUT = """
            select i.storage_key, max(coalesce(t.decided_at, t.changed_at)) as since, min(i.file_warned_at) as warned
            from evidence_item i
            join submission s on s.id = i.submission_id and s.district_id = :district
            join submission t on t.enrolment_id = s.enrolment_id and t.district_id = :district
            where i.district_id = :district and i.storage_key is not null
            and (i.media_type like 'video/%' or i.media_type like 'audio/%')
            group by i.storage_key
            having sum(case when t.status in ('SUBMITTED', 'IN_REVIEW') then 1 else 0 end) = 0
            and sum(case when t.decided_at is not null or t.status = 'WITHDRAWN' then 1 else 0 end) > 0
            and max(coalesce(t.decided_at, t.changed_at)) <= :before
            order by since, i.storage_key limit :most
            """;

    private static final String ITEMS = """
            select i.storage_key, i.submission_id, i.title, s.earner_id
            from evidence_item i join submission s on s.id = i.submission_id and s.district_id = :district
            where i.district_id = :district and i.storage_key in (:keys)
            order by s.attempt_no desc, i.id
            """;

    private final JdbcClient jdbc;
    private final ObjectProvider<RecordingsNeeded> needed;
    private final RecordingHolds holds;
    private final Submissions submissions;
    private final DistrictSettings settings;
    private final EvidenceFiles files;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Recordings(
            JdbcClient jdbc,
            ObjectProvider<RecordingsNeeded> needed,
            RecordingHolds holds,
            Submissions submissions,
            DistrictSettings settings,
            EvidenceFiles files,
            Notices noticesToPeople,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.needed = needed;
        this.holds = holds;
        this.submissions = submissions;
        this.settings = settings;
        this.files = files;
        this.notices = noticesToPeople;
        this.audit = audit;
        this.clock = clock;
    }

    private record Running(
            String key, Instant since, @Nullable Instant warned) {}

    private record Item(String key, SubmissionId submission, String title, PersonId earner) {}

    /** Tells of what ends soon, and deletes what has ended. */
    void turn(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        Duration kept = Duration.ofDays(profile.policies().videoDays());
        Instant now = clock.instant();
        List<Running> all = jdbc.sql(RUN_OUT)
                .param("district", district.id())
                .param("before", at(now.minus(kept).plus(NOTICE)))
                .param("most", MOST)
                .query((row, n) -> new Running(
                        row.getString("storage_key"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("warned", OffsetDateTime.class))))
                .list();
        if (all.isEmpty()) {
            return;
        }
        Map<String, List<Item>> items = items(all, district);
        Map<SubmissionId, Instant> settled = settled(items.values(), district);
        Set<PersonId> held = holds.of(district);
        for (Running each : all) {
            List<Item> shows = items.getOrDefault(each.key(), List.of());
            Instant since = shows.stream()
                    .map(item -> settled.getOrDefault(item.submission(), each.since()))
                    .reduce(each.since(), (one, other) -> one.isAfter(other) ? one : other);
            if (since.equals(Instant.MAX) || shows.stream().anyMatch(item -> held.contains(item.earner()))) {
                continue;
            }
            Instant due = since.plus(kept);
            Instant warned = each.warned();
            if (warned == null || warned.isBefore(since)) {
                if (!due.minus(NOTICE).isAfter(now)) {
                    warn(shows, due.isAfter(now.plus(NOTICE)) ? due : now.plus(NOTICE), profile, district);
                }
            } else if (!due.isAfter(now) && !warned.plus(NOTICE).isAfter(now)) {
                delete(each.key(), shows, district);
            }
        }
    }

    private Map<String, List<Item>> items(List<Running> all, DistrictId district) {
        return jdbc
                .sql(ITEMS)
                .param("district", district.id())
                .param("keys", all.stream().map(Running::key).toList())
                .query((row, n) -> new Item(
                        row.getString("storage_key"),
                        new SubmissionId(row.getObject("submission_id", UUID.class)),
                        row.getString("title"),
                        new PersonId(row.getObject("earner_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Item::key, LinkedHashMap::new, Collectors.toList()));
    }

    private Map<SubmissionId, Instant> settled(Collection<List<Item>> items, DistrictId district) {
        List<SubmissionId> all = items.stream()
                .flatMap(List::stream)
                .map(Item::submission)
                .distinct()
                .toList();
        Map<SubmissionId, Instant> latest = new HashMap<>();
        needed.stream()
                .forEach(each -> each.settledAt(all, district)
                        .forEach((id, at) -> latest.merge(id, at, (one, other) -> one.isAfter(other) ? one : other)));
        return latest;
    }

    private void warn(List<Item> shows, Instant due, DistrictProfile profile, DistrictId district) {
        Item latest = shows.get(0);
        SubmissionCard card = submissions.card(latest.submission(), district);
        notices.send(new Notice(
                district.id(),
                latest.earner().id(),
                "recording-ends",
                List.of(card.title(), profile.businessDays().day(due).toString()),
                "/submissions/" + latest.submission()));
        jdbc.sql("update evidence_item set file_warned_at = :now, version = version + 1 where district_id = :district"
                        + " and storage_key = :key")
                .param("now", at(clock.instant()))
                .param("district", district.id())
                .param("key", latest.key())
                .update();
    }

    /**
     * What was said in it and what it said of itself go with it. Its title, fingerprint, size and kind stay where they are, and so
     * does all that was decided.
     */
    private void delete(String key, List<Item> shows, DistrictId district) {
        jdbc.sql(
                        "update evidence_item set storage_key = null, file_name = null, captions = null, moments = null,"
                                + " looked = null, file_removed_at = :now, version = version + 1 where district_id = :district and storage_key = :key")
                .param("now", at(clock.instant()))
                .param("district", district.id())
                .param("key", key)
                .update();
        files.forget(key);
        Item latest = shows.get(0);
        audit.recordAbout(
                district.id(),
                AuditLog.WAYMARK,
                AuditLog.WAYMARK_ROLE,
                "recording-deleted",
                latest.earner().toString(),
                "submission " + latest.submission());
        log.info("A recording of submission {} was deleted, its time was over", latest.submission());
    }

    /**
     * A recording whose end was announced.
     *
     * @param item id of the evidence
     * @param on when it is deleted
     */
    record Ending(UUID item, String title, Instant on) {}

    /** What of an attempt ends soon; one query. */
    @Transactional(readOnly = true)
    public List<Ending> ending(SubmissionId id, DistrictId district) {
        return jdbc.sql("select i.id, i.title, i.file_warned_at from evidence_item i where i.district_id = :district"
                        + " and i.submission_id = :id and i.storage_key is not null and i.file_warned_at is not null"
                        + " order by i.added_at, i.id")
                .param("district", district.id())
                .param("id", id.id())
                .query((row, n) -> new Ending(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("file_warned_at", OffsetDateTime.class)
                                .toInstant()
                                .plus(NOTICE)))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
