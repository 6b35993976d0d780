package org.waymark.insights.questions;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.insights.groups.SmallGroups;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.earners.Minors;

/**
 * Asks people one question, once, and never again of the same micro-credential, whether they answer or not; nobody is asked
 * anything twice within two months. Minors who are protected are not asked, nor is asked what kept them whoever looked for
 * another reason than their own: only members of a programme that runs.
 */
@Service
@Transactional
public class Questions {

    private static final Duration AFTER_LOOKING = Duration.ofDays(7);
    private static final Duration WITHOUT_MOVING = Duration.ofDays(30);
    private static final Duration NOT_LATER = Duration.ofDays(60);
    private static final Duration BETWEEN = Duration.ofDays(60);
    private static final int AT_ONCE = 200;
    private static final int MOST_WORDS = 100;

    /** Once about this micro-credential, whatever the occasion was; and nothing else lately. */
    private static final String NEVER_TWICE = """
             and not exists (select 1 from asked_question q where q.district_id = :district and q.person_id = p.id
                   and (q.asked_at > :lately or q.definition_id = w.definition_id and (q.kind = 'AWARD') = :award))
             and p.erased_at is null and p.access_closed_at is null
             and (p.id > :person or p.id = :person and w.definition_id > :definition)
             order by p.id, w.definition_id limit :most
            """;

    private static final String LOOKED = """
            select p.id, w.definition_id from first_view w join person p on p.id = w.person_id
            where w.district_id = :district and w.viewed_at < :until and w.viewed_at > :from
              and not exists (select 1 from enrolment e where e.district_id = :district and e.earner_id = w.person_id
                              and e.definition_id = w.definition_id)
              and exists (select 1 from programme_member m join programme g on g.id = m.programme_id and g.ended_at is null
                          where m.district_id = :district and m.person_id = w.person_id and m.ended_at is null)
            """;

    private static final String STALLED = """
            select p.id, w.definition_id from enrolment w join person p on p.id = w.earner_id
            join earning_plan n on n.id = w.id and n.held_at is null and n.left_at is null and n.ends_on >= :today
            join submission s on s.enrolment_id = w.id and s.status in ('DRAFT', 'RETURNED_INCOMPLETE', 'NOT_YET')
              and s.changed_at < :until and s.changed_at > :from
            where w.district_id = :district
              and not exists (select 1 from submission later where later.enrolment_id = w.id and later.attempt_no > s.attempt_no)
            """;

    private static final String LAPSED = """
            select p.id, w.definition_id from enrolment w join person p on p.id = w.earner_id
            join earning_plan n on n.id = w.id and n.left_at is null and n.ends_on < :today and n.ends_on > :earliest
            where w.district_id = :district
              and not exists (select 1 from submission s where s.enrolment_id = w.id
                              and s.status in ('AWARDED', 'SUBMITTED', 'IN_REVIEW'))
            """;

    private static final String WAITING = " from asked_question where district_id = :district and words is not null"
            + " and words_out_at is null and kind <> 'AWARD' and ended_at < :month";

    private static final String UNREAD =
            "answers <> '' and counted_at is null or words is not null and words_out_at is null";

    private static final String EARNED = """
            select p.id, w.definition_id from award w join person p on p.id = w.earner_id
            where w.district_id = :district and w.revoked_at is null and w.suspended_at is null
              and w.awarded_at < :until and w.awarded_at > :from
            """;

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final Minors minors;
    private final Notices notices;
    private final DistrictSettings settings;
    private final Clock clock;

    Questions(
            JdbcClient jdbc,
            Definitions definitions,
            Minors minors,
            Notices notices,
            DistrictSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.minors = minors;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A question as its person sees it.
     *
     * @param ended whether it was answered or passed over
     * @param unread whether there is something of the answer that no lead saw in any form
     */
    public record Asked(UUID id, Occasion occasion, String title, String slug, boolean ended, boolean unread) {}

    private record Due(PersonId person, DefinitionId definition) {
        private static final UUID NIL = new UUID(0, 0);

        /** Before everybody. */
        static final Due NOBODY = new Due(new PersonId(NIL), new DefinitionId(NIL));
    }

    /** Asks those whom there is reason to ask now; some of them, where they are many, and the others the next time. */
    public void ask(DistrictId district) {
        Instant now = clock.instant();
        ask(Occasion.AWARD, EARNED, now.minus(Duration.ofDays(1)), now, district);
        ask(Occasion.LAPSE, LAPSED, now, now, district);
        ask(Occasion.STALL, STALLED, now.minus(WITHOUT_MOVING), now, district);
        ask(Occasion.VIEW_EXIT, LOOKED, now.minus(AFTER_LOOKING), now, district);
    }

    /** Goes on behind those who may not be asked: they stay due, and would else stand before everybody else for weeks. */
    private void ask(Occasion occasion, String whom, Instant until, Instant now, DistrictId district) {
        int asked = 0;
        Due last = Due.NOBODY;
        while (asked < AT_ONCE) {
            List<Due> due = due(occasion, whom, until, now, last, district);
            asked += askThese(occasion, due, now, district);
            if (due.size() < AT_ONCE) {
                return;
            }
            last = due.get(due.size() - 1);
        }
    }

    private List<Due> due(Occasion occasion, String whom, Instant until, Instant now, Due after, DistrictId district) {
        LocalDate today = LocalDate.ofInstant(now, settings.of(district).zone());
        return jdbc.sql(whom + NEVER_TWICE)
                .param("district", district.id())
                .param("until", utc(until))
                .param("from", utc(until.minus(NOT_LATER)))
                .param("today", today)
                .param("earliest", today.minusDays(NOT_LATER.toDays()))
                .param("lately", utc(now.minus(BETWEEN)))
                .param("award", occasion == Occasion.AWARD)
                .param("person", after.person().id())
                .param("definition", after.definition().id())
                .param("most", AT_ONCE)
                .query((row, n) -> new Due(
                        new PersonId(row.getObject(1, UUID.class)), new DefinitionId(row.getObject(2, UUID.class))))
                .list();
    }

    private int askThese(Occasion occasion, List<Due> due, Instant now, DistrictId district) {
        Set<PersonId> hidden =
                minors.protectedAmong(due.stream().map(Due::person).distinct().toList(), district);
        Map<DefinitionId, NamedDefinition> named =
                definitions.named(due.stream().map(Due::definition).distinct().toList(), district);
        // One question to one person, of whatever they stopped at.
        Collection<Due> each = due.stream()
                .filter(one -> !hidden.contains(one.person()) && named.containsKey(one.definition()))
                .collect(Collectors.toMap(Due::person, one -> one, (one, other) -> one))
                .values();
        each.forEach(one -> ask(
                occasion,
                one,
                Objects.requireNonNull(named.get(one.definition())).title(),
                now,
                district));
        return each.size();
    }

    private void ask(Occasion occasion, Due due, String title, Instant now, DistrictId district) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        int asked = jdbc.sql("insert into asked_question (id, version, district_id, person_id, definition_id, kind,"
                        + " asked_at, answers) values (:id, 0, :district, :person, :definition, :kind, :now, '')"
                        + " on conflict do nothing")
                .param("id", id)
                .param("district", district.id())
                .param("person", due.person().id())
                .param("definition", due.definition().id())
                .param("kind", occasion.name())
                .param("now", utc(now))
                .update();
        if (asked == 1) {
            notices.send(new Notice(
                    district.id(),
                    due.person().id(),
                    occasion == Occasion.AWARD ? "question-award" : "question-barrier",
                    List.of(title),
                    "/questions/" + id));
        }
    }

    /** What this person was asked; empty for everyone else. */
    @Transactional(readOnly = true)
    public Optional<Asked> asked(UUID id, PersonId person, DistrictId district) {
        return jdbc.sql("select id, kind, definition_id, ended_at, (" + UNREAD
                        + ") as unread from asked_question where id = :id"
                        + " and district_id = :district and person_id = :person")
                .param("id", id)
                .param("district", district.id())
                .param("person", person.id())
                .query((row, n) -> asked(
                        id,
                        Occasion.valueOf(row.getString("kind")),
                        new DefinitionId(row.getObject("definition_id", UUID.class)),
                        row.getObject("ended_at") != null,
                        row.getBoolean("unread"),
                        district))
                .optional();
    }

    private Asked asked(
            UUID id, Occasion occasion, DefinitionId definition, boolean ended, boolean unread, DistrictId district) {
        NamedDefinition named = definitions.named(List.of(definition), district).get(definition);
        return new Asked(
                id, occasion, named == null ? "" : named.title(), named == null ? "" : named.slug(), ended, unread);
    }

    /** What somebody was asked and neither answered nor passed over, the oldest first. */
    @Transactional(readOnly = true)
    public List<UUID> open(PersonId person, DistrictId district) {
        return jdbc.sql("select id from asked_question where district_id = :district and person_id = :person"
                        + " and ended_at is null order by asked_at, id")
                .param("district", district.id())
                .param("person", person.id())
                .query(UUID.class)
                .list();
    }

    /**
     * Keeps an answer; the first one stays. No answers pass the question over.
     *
     * @throws QuestionNotFound where this person was not asked it
     */
    public void end(UUID id, Collection<String> answers, @Nullable String words, PersonId person, DistrictId district) {
        if (asked(id, person, district)
                .filter(asked -> asked.occasion().answers().containsAll(answers))
                .isEmpty()) {
            throw new QuestionNotFound();
        }
        jdbc.sql("update asked_question set ended_at = :now, answers = :answers, words = :words, version = version + 1"
                        + " where id = :id and district_id = :district and person_id = :person and ended_at is null")
                .param("now", utc(clock.instant()))
                .param("answers", String.join(",", answers))
                .param("words", words == null || words.isBlank() ? null : words)
                .param("id", id)
                .param("district", district.id())
                .param("person", person.id())
                .update();
    }

    /** Deletes of an answer what no lead saw in any form yet; false where there is nothing of it. */
    public boolean withdraw(UUID id, PersonId person, DistrictId district) {
        return jdbc.sql("update asked_question set version = version + 1,"
                                + " answers = case when counted_at is null then '' else answers end,"
                                + " words = case when words_out_at is null then null else words end"
                                + " where id = :id and district_id = :district and person_id = :person and (" + UNREAD
                                + ")")
                        .param("id", id)
                        .param("district", district.id())
                        .param("person", person.id())
                        .update()
                == 1;
    }

    /**
     * Lets leads read what was written before this month, where as many wrote as the district shows numbers of; else it
     * waits for others, since one new sentence would be that of whoever is known to have stopped.
     */
    public void release(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        Instant now = clock.instant();
        Instant month = LocalDate.ofInstant(now, profile.zone())
                .withDayOfMonth(1)
                .atStartOfDay(profile.zone())
                .toInstant();
        long writers = jdbc.sql("select count(distinct person_id)" + WAITING)
                .param("district", district.id())
                .param("month", utc(month))
                .query(Long.class)
                .single();
        if (writers >= new SmallGroups(profile.policies().smallGroup()).fewest()) {
            jdbc.sql("update asked_question set words_out_at = :now where id in (select id" + WAITING + ")"
                            + " and district_id = :district")
                    .param("now", utc(now))
                    .param("district", district.id())
                    .param("month", utc(month))
                    .update();
        }
    }

    /** What people wrote in their own words, for leads: by the alphabet, without anything that says who wrote it or when. */
    @Transactional(readOnly = true)
    public List<String> words(DistrictId district) {
        return jdbc
                .sql("select words from asked_question where district_id = :district and words is not null"
                        + " and words_out_at is not null order by words_out_at desc, words limit :most")
                .param("district", district.id())
                .param("most", MOST_WORDS)
                .query(String.class)
                .list()
                .stream()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
