package org.waymark.people.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.award.Awards;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.notices.TestNotices;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.settings.WaymarkSettings;
import org.waymark.submission.Drafts;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

abstract class IdentitiesContract {

    /** Columns that hold a person's id and stay as they are, each with its reason; so does whoever did something, as whom they were. */
    private static final Map<String, String> STAYS = Map.ofEntries(
            Map.entry("deep_linking_request.person_id", "lives for an hour in one browser"),
            Map.entry("person_link.main_id", "is the link"),
            Map.entry("person_link.other_id", "is the link"),
            Map.entry("guardian_consent.person_id", "a school consented for one account of a child"),
            Map.entry("audience_given.person_id", "what was said of one account"),
            Map.entry("mail_link.person_id", "lives for a quarter of an hour"),
            Map.entry("notice.person", "what somebody was told was told to whom they were"),
            Map.entry("notice_settings.person", "letters go to each address as was wished for it"));

    @Autowired
    WaymarkSettings settings;

    @Autowired
    Identities identities;

    @Autowired
    TestIdentities links;

    @Autowired
    TestNotices notices;

    @Autowired
    List<KeptByPerson> modules;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    Awards awards;

    @Autowired
    Reviews reviews;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    DefinitionId definition;
    PersonId main;
    PersonId other;

    @BeforeEach
    void makePeople() {
        district = test.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
        main = people.seen(district, TestPeople.ISSUER, "main", "Jordan Lee");
        other = people.seen(district, "https://other.example.org", "other", "J. Lee");
    }

    @Test
    void theOtherSignsInAsTheMainOne() {
        links.link(main, other, district);

        assertThat(people.find(district, "https://other.example.org", "other")).contains(main);
        assertThat(identities.of(other, district)).containsExactly(main, other);
        assertThat(people.identities(main, district))
                .extracting(People.LmsIdentity::sub)
                .containsExactly("main", "other");
    }

    @Test
    void workBadgesAndRolesBecomeOnePersons() {
        SubmissionId work = TestReviews.awarded(definition, other, district, context);
        people.give(Role.COACH, other, district, null, "Trained");
        links.link(main, other, district);

        assertThat(submissions.of(main, district))
                .extracting(SubmissionCard::id)
                .containsExactly(work);
        assertThat(awards.of(main, district)).hasSize(1);
        assertThat(people.rolesOf(main, district)).containsExactly(Role.COACH);
        assertThat(submissions.of(other, district)).isEmpty();
    }

    @Test
    void aDraftIsGoneOnWith() {
        SubmissionId work = submissions.start(definition, other, district);
        links.link(main, other, district);
        TestSubmissions.complete(work, main, district, context);
        drafts.submit(work, main, district, true);

        assertThat(submissions.card(work, district).status()).isEqualTo("SUBMITTED");
    }

    @Test
    void undoingGivesEachExactlyWhatItHad() {
        TestReviews.awarded(definition, other, district, context);
        submissions.start(secondDefinition(), main, district);
        submissions.start(secondDefinition(), other, district);
        submissions.start(thirdDefinition(), main, district);
        people.give(Role.COACH, other, district, null, "Trained");
        people.give(Role.DESIGNER, main, district, null, "Asked");
        Map<String, Object> before = owners();

        links.link(main, other, district);
        assertThat(owners()).isNotEqualTo(before);
        links.undo(main, district);

        assertThat(owners()).isEqualTo(before);
        assertThat(people.find(district, "https://other.example.org", "other")).contains(other);
    }

    @Test
    void ofTwoThatWereStartedTheFurtherOneIsWorkedOn() {
        SubmissionId draft = submissions.start(definition, main, district);
        SubmissionId awarded = TestReviews.awarded(definition, other, district, context);
        Map<String, Object> before = owners();
        links.link(main, other, district);

        assertThat(submissions.latest(definition, main, district))
                .map(SubmissionCard::id)
                .contains(awarded);
        assertThat(submissions.card(draft, district).earner()).isEqualTo(other);

        links.undo(main, district);
        assertThat(owners()).isEqualTo(before);
    }

    @Test
    void aMinorHasNoIdentitiesThatAnyoneMayLookUpOrLink() {
        context.getBean(Audiences.class).give(other, district, Audience.STUDENT, "operator", "At school here");
        Desk desk = new Desk(district, test.person(district, "Lee Lead", Role.LEAD));

        assertThatThrownBy(() -> identities.look(other, desk)).isInstanceOf(PersonNotFound.class);
        assertThatThrownBy(() -> identities.look(main, other, desk)).isInstanceOf(PersonNotFound.class);
        assertThatThrownBy(() -> identities.look(other, main, desk)).isInstanceOf(PersonNotFound.class);
        assertThatThrownBy(() -> identities.link(main, other, district, desk.lead(), "Asked them"))
                .isInstanceOf(PersonNotFound.class);
        assertThat(identities.of(main, district)).containsExactly(main);
    }

    @Test
    void whatWasMadeMeanwhileStaysWithTheMainOne() {
        links.link(main, other, district);
        SubmissionId meanwhile = submissions.start(definition, main, district);
        links.undo(main, district);

        assertThat(submissions.card(meanwhile, district).earner()).isEqualTo(main);
    }

    @Test
    void nobodyIsGivenTheirOwnWorkUnderTheOtherIdentity() {
        people.give(Role.REVIEWER, other, district, null, "Trained");
        test.person(district, "Ray", Role.REVIEWER);
        links.link(main, other, district);
        TestSubmissions.submitted(definition, main, district, context);

        assertThat(reviews.assignedTo(main, district)).isEmpty();
        assertThat(reviews.assignedTo(other, district)).isEmpty();
    }

    @Test
    void ownWorkThatWasGivenAndNotReadGoesToSomeoneElse() {
        people.give(Role.REVIEWER, other, district, null, "Trained");
        test.person(district, "Ray", Role.REVIEWER);
        TestSubmissions.submitted(definition, main, district, context);
        PersonId third = test.person(district, "Rob", Role.REVIEWER);
        assertThat(reviews.assignedTo(other, district)).hasSize(1);

        links.link(main, other, district);

        assertThat(reviews.assignedTo(main, district)).isEmpty();
        assertThat(reviews.assignedTo(third, district)).hasSize(1);
    }

    @Test
    void whoHasReviewedTheOthersWorkIsNotLinkedToThem() {
        people.give(Role.REVIEWER, other, district, null, "Trained");
        TestReviews.awarded(definition, main, district, context);

        // Who read whose work is nobody's to look up.
        assertThat(identities.look(main, other, new Desk(district, null)).obstacles())
                .isEmpty();
        assertThat(refusal(() -> links.link(main, other, district)))
                .contains("keeps these two apart")
                .doesNotContainIgnoringCase("review", "read", "work");
        assertThat(identities.of(main, district)).containsExactly(main);
        // That somebody tried is recorded, though nothing else was written.
        assertThat(sql.queryForObject(
                        "select count(*) from audit_entry where district = ? and verb = 'identities-link-refused'"
                                + " and role = 'OPERATOR' and about = ? and subject = ?",
                        Integer.class,
                        district.id(),
                        main.toString(),
                        main + " " + other))
                .isOne();
    }

    @Test
    void aGuestIsNotLinkedToSomeoneOfTheLms() {
        sql.update(
                "update person set issuer = ? where id = ? and district_id = ?",
                settings.baseUrl().toString(),
                other.id(),
                district.id());

        assertThatThrownBy(() -> links.link(main, other, district)).isInstanceOf(LinkRefused.class);
    }

    @Test
    void nobodyIsLinkedToSomeoneWhoIsErased() {
        sql.update(
                "update person set erased_at = current_timestamp where id = ? and district_id = ?",
                other.id(),
                district.id());

        assertThatThrownBy(() -> links.link(main, other, district)).isInstanceOf(LinkRefused.class);
    }

    @Test
    void onePersonIsNotBothReadersOfOneSubmission() {
        PersonId earner = test.person(district, "Erin");
        people.give(Role.REVIEWER, main, district, null, "Trained");
        TestSubmissions.submitted(definition, earner, district, context);
        TestReviews.recordAll(district, criterion -> RubricLevel.DEMONSTRATED, context);
        people.withdraw(Role.REVIEWER, main, district, null);
        people.give(Role.REVIEWER, other, district, null, "Trained");
        PersonId third = test.person(district, "Rob", Role.REVIEWER);
        assertThat(reviews.assignedTo(other, district)).hasSize(1);

        links.link(main, other, district);

        assertThat(reviews.assignedTo(main, district)).isEmpty();
        assertThat(reviews.assignedTo(third, district)).hasSize(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        PersonId elsewhere = test.person(test.district(), "Far Away");
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);
        PersonId third = test.person(district, "Third");

        assertThat(refusal(() -> identities.link(main, main, district, lead, "Why")))
                .contains("one identity");
        assertThatThrownBy(() -> identities.link(main, elsewhere, district, lead, "Why"))
                .isInstanceOf(PersonNotFound.class);
        assertThat(refusal(() -> identities.link(lead, other, district, lead, "Why")))
                .contains("their own identities");
        assertThat(refusal(() -> identities.link(main, other, district, lead, "  ")))
                .contains("how you know");
        assertThat(refusal(() -> identities.link(main, other, district, lead, "x".repeat(501))))
                .contains("500");
        links.link(main, other, district);
        assertThat(refusal(() -> identities.link(third, other, district, lead, "Why")))
                .contains("linked already");
        assertThat(refusal(() -> identities.link(third, main, district, lead, "Why")))
                .contains("linked already");
        assertThat(refusal(() -> identities.link(other, third, district, lead, "Why")))
                .contains("linked already");
    }

    @Test
    void aRoleThatBothHoldIsEndedForOneFirst() {
        people.give(Role.COACH, main, district, null, "Trained");
        people.give(Role.COACH, other, district, null, "Trained");

        assertThat(refusal(() -> links.link(main, other, district))).contains("Coach");
    }

    @Test
    void aPersonMayHaveThreeIdentities() {
        PersonId third = people.seen(district, "https://third.example.org", "third", "Jordan");
        links.link(main, other, district);
        links.link(main, third, district);

        assertThat(identities.of(third, district)).containsExactly(main, other, third);
    }

    @Test
    void twoAtOnceLinkOnce() throws Exception {
        List<Boolean> done = atOnce(
                () -> identities.link(main, other, district, null, "One"),
                () -> identities.link(other, main, district, null, "Two"));

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(identities.of(main, district)).hasSize(2);
    }

    @Test
    void twoAtOnceUndoOnce() throws Exception {
        SubmissionId work = submissions.start(definition, other, district);
        links.link(main, other, district);
        UUID link = links.linkOf(main, district);
        atOnce(() -> identities.undo(link, district, null, "One"), () -> identities.undo(link, district, null, "Two"));

        assertThat(submissions.card(work, district).earner()).isEqualTo(other);
        assertThat(verbs()).containsExactly("identities-linked", "identities-parted");
    }

    @Test
    void bothAreToldAndTheRecordKeepsIt() {
        links.link(main, other, district);

        assertThat(notices.told(main, district)).containsExactly("identities.linked");
        assertThat(notices.told(other, district)).containsExactly("identities.linked");
        assertThat(verbs()).containsExactly("identities-linked");
    }

    @Test
    void anotherDistrictsLinkIsNotUndone() {
        links.link(main, other, district);
        UUID link = links.linkOf(main, district);

        assertThatThrownBy(() -> identities.undo(link, test.district(), null, "Mine"))
                .isInstanceOf(PersonNotFound.class);
    }

    @Test
    void whoIsLinkedIsErasedOnlyAfterTheyWereParted() {
        links.link(main, other, district);
        assertThat(erasing().hold(erasure(main))).isPresent();
        assertThat(erasing().hold(erasure(other))).isPresent();

        links.undo(main, district);
        assertThat(erasing().hold(erasure(main))).isEmpty();
    }

    @Test
    void ofAnErasedPersonsLinksTheWordsGoAndTheOthersHistoryStays() {
        submissions.start(definition, other, district);
        links.link(main, other, district);
        links.undo(main, district);
        assertThat(erasing().lines(erasure(main))).hasSize(1);

        transaction.executeWithoutResult(status -> erasing().erase(erasure(main)));

        assertThat(erasing().lines(erasure(main))).isEmpty();
        assertThat(erasing().held(other, district)).hasSize(1);
        assertThat(sql.queryForList(
                        "select reason || undone_reason from person_link where other_id = ?", String.class, other.id()))
                .containsExactly("");
    }

    @Test
    void whatOneWhoWasLinkedDidIsFoundByEitherId() {
        people.give(Role.LEAD, other, district, null, "Trained");
        PersonId third = test.person(district, "Third");
        people.give(Role.COACH, third, district, other, "Asked");
        links.link(main, other, district);

        assertThat(audit.countBy(
                        district.id(),
                        people.ids(main, district).stream()
                                .map(PersonId::toString)
                                .toList()))
                .isOne();
    }

    @Test
    void nobodyUndoesTheLinkOfTheirOwnThirdIdentity() {
        PersonId third = people.seen(district, "https://third.example.org", "third", "Jordan");
        links.link(main, other, district);
        links.link(main, third, district);
        people.give(Role.LEAD, main, district, null, "Trained");
        UUID link = links.linkOf(main, district);

        assertThat(refusal(() -> identities.undo(link, district, third, "Why"))).contains("their own identities");
    }

    @Test
    void whatStaysDoesNotFollow() {
        assertThat(modules.stream().flatMap(module -> module.columns().stream()).map(KeptByPerson.Column::place))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(STAYS.keySet());
    }

    /** A table that is forgotten here would show half of a record. */
    @Test
    void everyColumnThatHoldsAPersonFollowsOrSaysWhyNot() {
        Set<String> columns = new TreeSet<>(sql.queryForList(
                "select lower(table_name) || '.' || lower(column_name) from information_schema.columns"
                        + " where lower(table_schema) = 'public' and lower(data_type) = 'uuid'"
                        + " and (lower(column_name) like '%person%' or lower(column_name) like '%earner%'"
                        + " or lower(column_name) like '%reader%'"
                        + " or lower(column_name) in ('main_id', 'other_id', 'member_id', 'coach_id', 'author_id'))",
                String.class));
        columns.removeAll(STAYS.keySet());
        modules.forEach(module -> module.columns().forEach(column -> columns.remove(column.place())));

        assertThat(columns).isEmpty();
    }

    private LinksOfPerson erasing() {
        return context.getBean(LinksOfPerson.class);
    }

    private Erasure erasure(PersonId person) {
        return new Erasure(person, district, false, Set.of());
    }

    private DefinitionId secondDefinition() {
        return definitionNumber(1);
    }

    private DefinitionId thirdDefinition() {
        return definitionNumber(2);
    }

    private DefinitionId definitionNumber(int number) {
        return context.getBean(Definitions.class).published(district).stream()
                .map(DefinitionVersion::definition)
                .filter(each -> !each.equals(definition))
                .toList()
                .get(number - 1);
    }

    /** Whose every row of this district is, by place and row. */
    private Map<String, Object> owners() {
        Map<String, Object> owners = new TreeMap<>();
        for (KeptByPerson module : modules) {
            for (KeptByPerson.Column column : module.columns()) {
                sql.query(
                        "select id, " + column.column() + " from " + column.table() + " where district_id = ?",
                        row -> {
                            owners.put(column.place() + " " + row.getObject(1), String.valueOf(row.getObject(2)));
                        },
                        district.id());
            }
        }
        return owners;
    }

    private List<String> verbs() {
        return sql.queryForList(
                "select verb from audit_entry where district = ? and verb like 'identities-%' order by at, id",
                String.class, district.id());
    }

    private List<String> said(List<MessageSourceResolvable> messages) {
        return messages.stream()
                .map(message -> context.getMessage(message, Locale.ENGLISH))
                .toList();
    }

    private String refusal(Runnable attempt) {
        try {
            attempt.run();
        } catch (LinkRefused refused) {
            return String.join(" ", said(refused.why()));
        }
        throw new AssertionError("It was not refused");
    }

    private static List<Boolean> atOnce(Runnable... attempts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(attempts.length);
        ExecutorService threads = Executors.newFixedThreadPool(attempts.length);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (Runnable attempt : attempts) {
                Callable<Boolean> task = () -> {
                    start.await();
                    try {
                        attempt.run();
                        return true;
                    } catch (LinkRefused refused) {
                        return false;
                    }
                };
                all.add(threads.submit(task));
            }
            List<Boolean> done = new ArrayList<>();
            for (Future<Boolean> one : all) {
                done.add(one.get());
            }
            return done;
        } finally {
            threads.shutdown();
        }
    }
}
