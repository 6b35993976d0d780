package org.waymark.people.privacy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.Rating;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Drafts;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/** Somebody who has left traces in every module, with words that stand nowhere else. */
final class TestPersons {

    final DistrictId district;
    final PersonId id;
    final String name;
    final String sub;
    final String words;

    private final ApplicationContext context;

    TestPersons(DistrictId district, ApplicationContext context) {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        this.context = context;
        this.district = district;
        this.name = "Tess Arnold-" + mark;
        this.sub = "sub-of-" + mark;
        this.words = "words-of-" + mark;
        this.id = context.getBean(People.class).seen(district, TestPeople.ISSUER, sub, name);
    }

    /** Everything that can be held of somebody, before anything is decided. */
    TestPersons withTraces() {
        context.getBean(People.class).give(Role.COACH, id, district, null, "Because " + name + " asked");
        OffsetDateTime now =
                OffsetDateTime.ofInstant(context.getBean(TestClock.class).instant(), ZoneOffset.UTC);
        UUID registration = UUID.randomUUID();
        UUID roster = UUID.randomUUID();
        UUID placement = UUID.randomUUID();
        UUID entry = UUID.randomUUID();
        UUID definition = definition(0).id();
        UUID d = district.id();
        UUID p = id.id();
        run("insert into person_old_id values (?, ?, ?, ?, ?, ?)", UUID.randomUUID(), d, p, "key", "old-" + sub, now);
        run(
                "insert into course_roster (id, version, district_id, registration_id, deployment_id, issuer, context_id,"
                        + " memberships_url, launched_at, next_at, run, members) values (?, 0, ?, ?, 'd', ?, ?, 'https://x', ?, ?, 0, 1)",
                roster,
                d,
                registration,
                TestPeople.ISSUER,
                "course-" + roster,
                now,
                now.plusYears(9));
        run(
                "insert into roster_member (roster_id, sub, district_id, status, learner, taught_by_launch, since,"
                        + " seen_in_run) values (?, ?, ?, 'ACTIVE', true, false, ?, 0)",
                roster,
                sub,
                d,
                now);
        run(
                "insert into placement (id, version, district_id, registration_id, deployment_id, context_id,"
                        + " resource_link_id, definition_id, scopes, first_seen_at, source, chosen_by_id, chosen_at)"
                        + " values (?, 0, ?, ?, 'd', 'c', ?, ?, '', ?, 'CHOSEN', ?, ?)",
                placement,
                d,
                registration,
                "link-" + placement,
                definition,
                now,
                p,
                now);
        run(
                "insert into gradebook_entry (id, version, district_id, placement_id, person_id, definition_id, sub,"
                        + " language, graded, created_at) values (?, 0, ?, ?, ?, ?, ?, 'en', false, ?)",
                entry,
                d,
                placement,
                p,
                definition,
                sub,
                now);
        run(
                "insert into score_publication (id, version, district_id, entry_id, submission_id, kind, status, attempts,"
                        + " score_at, queued_at) values (?, 0, ?, ?, ?, 'SUBMITTED', 'SENT', 1, ?, ?)",
                UUID.randomUUID(),
                d,
                entry,
                UUID.randomUUID(),
                now,
                now);
        run(
                "insert into shown_work (id, district_id, person_id, definition_id, shown_at) values (?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                d,
                p,
                definition,
                now);
        run(
                "insert into course_author (id, district_id, registration_id, context_id, person_id, first_seen_at, said_at)"
                        + " values (?, ?, ?, 'c', ?, ?, ?)",
                UUID.randomUUID(),
                d,
                registration,
                p,
                now,
                now);
        run(
                "insert into review_conflict values (?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                d,
                definition,
                p,
                UUID.randomUUID(),
                now);
        signIn(context.getBean(FindByIndexNameSessionRepository.class));
        return this;
    }

    /** Another browser, signed in. */
    <S extends Session> void signIn(FindByIndexNameSessionRepository<S> sessions) {
        S session = sessions.createSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, id.toString());
        session.setAttribute("who", name);
        sessions.save(session);
    }

    /** Begins an attempt at one of the district's micro-credentials and fills it. */
    SubmissionId drafted(int number) {
        SubmissionId submission = context.getBean(Submissions.class).start(definition(number), id, district);
        fill(submission);
        return submission;
    }

    SubmissionId submitted(int number) {
        SubmissionId submission = drafted(number);
        context.getBean(Drafts.class).submit(submission, id, district, true);
        return submission;
    }

    /** Two readers, who know somehow who it is, decide. */
    SubmissionId decided(int number, RubricLevel level) {
        People people = context.getBean(People.class);
        while (people.inRole(Role.REVIEWER, district).size() < 2) {
            context.getBean(TestPeople.class).person(district, "Ray Reader", Role.REVIEWER);
        }
        SubmissionId submission = submitted(number);
        Reviews reviews = context.getBean(Reviews.class);
        for (PersonId reader : people.inRole(Role.REVIEWER, district)) {
            for (ReviewId review : reviews.assignedTo(reader, district)) {
                Map<String, Rating> ratings = new TreeMap<>();
                for (String criterion : reviews.criteriaOf(review, reader, district)) {
                    ratings.put(criterion, new Rating(level, "Well done, " + name, "A gap", "A step"));
                }
                reviews.record(review, ratings, reader, district);
            }
        }
        return submission;
    }

    void fill(SubmissionId submission) {
        Drafts drafts = context.getBean(Drafts.class);
        DefinitionContent content = context.getBean(Definitions.class)
                .version(
                        context.getBean(Submissions.class)
                                .card(submission, district)
                                .version(),
                        district)
                .content();
        Map<String, String> answers = new HashMap<>();
        content.overview().forEach(prompt -> answers.put(prompt.id(), words + " overview"));
        content.reflection().forEach(prompt -> answers.put(prompt.id(), words + " reflection"));
        drafts.answer(submission, id, district, answers);
        for (EvidenceRequirement asked : content.evidence()) {
            drafts.attachText(
                    submission, id, district, asked.id(), words + " title", words + " evidence", Set.of("C1"));
        }
        String requirement = content.evidence().get(0).id();
        drafts.attachFile(
                submission,
                id,
                district,
                requirement,
                words + " file",
                words + ".pdf",
                new ByteArrayInputStream(TestFiles.pdf()),
                Set.of("C1"),
                true);
    }

    DefinitionId definition(int number) {
        return context.getBean(Definitions.class)
                .published(district)
                .get(number)
                .definition();
    }

    /** Every row of the database that has one of these texts in it, as "table: row"; all of it is read. */
    List<String> found(String... texts) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        List<String> found = new ArrayList<>();
        for (String table : tables(jdbc)) {
            RowCallbackHandler look = rows -> {
                String row = row(rows);
                if (Stream.of(texts).anyMatch(row::contains)) {
                    found.add(table + ": " + row);
                }
            };
            jdbc.sql("select * from " + table).query(look);
        }
        return found;
    }

    private static String row(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
            Object value = rows.getObject(i);
            all.append(
                            value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                                    : value instanceof String text ? text : rows.getString(i))
                    .append(' ');
        }
        return all.toString();
    }

    static List<String> tables(JdbcClient jdbc) {
        return jdbc.sql("select table_name from information_schema.tables where lower(table_schema) = 'public'"
                        + " and table_type = 'BASE TABLE' order by table_name")
                .query(String.class)
                .list();
    }

    private void run(String sql, Object... values) {
        context.getBean(JdbcClient.class).sql(sql).params(values).update();
    }
}
