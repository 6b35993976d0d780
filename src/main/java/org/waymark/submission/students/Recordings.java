package org.waymark.submission.students;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/**
 * Video and sound are deleted when they were decided on, or left, long enough ago, and never before their earner was told. The
 * clock of a file runs from the last that happened to any attempt that shows it; work in hand and a hold stop it.
 */
@Service
@Transactional
class Recordings {

    /** How long before it is deleted an earner is told. */
    static final Duration NOTICE = Duration.ofDays(14);

    private static final Logger log = LoggerFactory.getLogger(Recordings.class);

    /** Files in one transaction. */
    static final int MOST = 100;

    /**
     * An attempt counts from its decision or the end of an appeal, else from its last change; an open one not before its
     * window is over.
     */
    private static final String SINCE = """
            max(case when t.read_again_ended_at is not null then t.read_again_ended_at
            when t.decided_at is not null then t.decided_at
            when t.status <> 'WITHDRAWN' and cast(p.ends_on as timestamp with time zone) > t.changed_at
            then cast(p.ends_on as timestamp with time zone) else t.changed_at end)
            """;

    private static final String READ_NOW = "sum(case when t.status in ('SUBMITTED', 'IN_REVIEW')"
            + " or t.read_again_at is not null and t.read_again_ended_at is null then 1 else 0 end)";

    /** With all attempts of each enrolment that shows a file. */
    private static final String ATTEMPTS = """
            join submission s on s.id = i.submission_id and s.district_id = :district
            join submission t on t.enrolment_id = s.enrolment_id and t.district_id = :district
            left join earning_plan p on p.id = s.enrolment_id and p.district_id = :district
            """;

    private static final String RUN_OUT = """
            select i.storage_key, %1$s as since, min(i.file_warned_at) as warned
            from evidence_item i
            %3$s
            where i.district_id = :district and i.storage_key > :after
            and (i.media_type like 'video/%%' or i.media_type like 'audio/%%')
            group by i.storage_key
            having %2$s = 0 and %1$s <= :before
            order by i.storage_key limit :most
            """.formatted(SINCE, READ_NOW, ATTEMPTS);

    private static final String ANNOUNCED = """
            select m.id, m.title, m.file_warned_at as warned, %1$s as since, %2$s as read_now
            from evidence_item m
            join evidence_item i on i.storage_key = m.storage_key and i.district_id = :district
            %3$s
            where m.district_id = :district and m.submission_id = :id and m.file_warned_at is not null
            group by m.id, m.title, m.file_warned_at, m.added_at
            order by m.added_at, m.id
            """.formatted(SINCE, READ_NOW, ATTEMPTS);

    private static final String ITEMS = """
            select i.storage_key, i.submission_id, i.title, s.earner_id
            from evidence_item i join submission s on s.id = i.submission_id and s.district_id = :district
            join enrolment e on e.id = s.enrolment_id and e.district_id = :district
            where i.district_id = :district and i.storage_key in (:keys)
            order by e.term desc, s.attempt_no desc, i.id
            """;

    private final JdbcClient jdbc;
    private final RecordingHolds holds;
    private final Submissions submissions;
    private final DistrictSettings settings;
    private final EvidenceFiles files;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Recordings(
            JdbcClient jdbc,
            RecordingHolds holds,
            Submissions submissions,
            DistrictSettings settings,
            EvidenceFiles files,
            Notices noticesToPeople,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
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

    /**
     * Tells of what ends soon, and deletes what has ended, some files at a time.
     *
     * @param after the last file that was gone through; empty to begin with
     * @return the last one of these; empty when there was none left
     */
    String turn(DistrictId district, String after) {
        DistrictProfile profile = settings.of(district);
        Duration kept = Duration.ofDays(profile.policies().videoDays());
        Instant now = clock.instant();
        List<Running> some = jdbc.sql(RUN_OUT)
                .param("district", district.id())
                .param("after", after)
                .param("before", at(now.minus(kept).plus(NOTICE)))
                .param("most", MOST)
                .query((row, n) -> new Running(
                        row.getString("storage_key"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("warned", OffsetDateTime.class))))
                .list();
        if (some.isEmpty()) {
            return "";
        }
        Map<String, List<Item>> items = items(some, district);
        Set<PersonId> held = holds.of(district);
        for (Running each : some) {
            List<Item> shows = items.getOrDefault(each.key(), List.of());
            if (shows.stream().anyMatch(item -> held.contains(item.earner()))) {
                continue;
            }
            Instant due = each.since().plus(kept);
            Instant warned = each.warned();
            if (warned == null || warned.isBefore(each.since())) {
                warn(shows, now.plus(NOTICE), profile, district);
            } else if (!due.isAfter(now) && !warned.plus(NOTICE).isAfter(now)) {
                delete(each.key(), shows, district);
            }
        }
        return some.get(some.size() - 1).key();
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

    /**
     * What was announced of an attempt.
     *
     * @param endings what ends soon
     * @param held whether something stays for now, though its end was announced
     */
    record Outlook(List<Ending> endings, boolean held) {}

    private record Announced(UUID item, String title, Instant warned, Instant since, boolean readNow) {}

    /** What of an earner's attempt ends soon. */
    @Transactional(readOnly = true)
    public Outlook outlook(SubmissionId id, PersonId earner, DistrictId district) {
        List<Announced> all = jdbc.sql(ANNOUNCED)
                .param("district", district.id())
                .param("id", id.id())
                .query((row, n) -> new Announced(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("warned", OffsetDateTime.class).toInstant(),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getInt("read_now") > 0))
                .list();
        boolean held = !all.isEmpty() && holds.of(district).contains(earner);
        return new Outlook(
                all.stream()
                        // What happened since has set the clock anew.
                        .filter(each ->
                                !held && !each.readNow() && !each.since().isAfter(each.warned()))
                        .map(each -> new Ending(
                                each.item(), each.title(), each.warned().plus(NOTICE)))
                        .toList(),
                held || all.stream().anyMatch(Announced::readNow));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
