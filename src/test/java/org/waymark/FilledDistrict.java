package org.waymark;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.waymark.award.AwardCard;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.Endorsable;
import org.waymark.award.TestIssuer;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.approval.TestProposals;
import org.waymark.catalog.authoring.TestDrafts;
import org.waymark.catalog.exchange.TestSamples;
import org.waymark.catalog.goals.GoalPlan;
import org.waymark.catalog.goals.Goals;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.catalog.standards.TestPackages;
import org.waymark.insights.counting.Summaries;
import org.waymark.insights.goals.GoalSummaries;
import org.waymark.insights.goals.TestGoals;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.IncidentKind;
import org.waymark.lti.doctor.IncidentSource;
import org.waymark.lti.doctor.LaunchDoctor;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.earners.TestSchools;
import org.waymark.people.programmes.TestProgrammes;
import org.waymark.placement.TestCourses;
import org.waymark.recognition.Condition;
import org.waymark.recognition.Grant;
import org.waymark.recognition.PayLimits;
import org.waymark.recognition.RewardRules;
import org.waymark.recognition.RuleContent;
import org.waymark.recognition.RuleDraft;
import org.waymark.recognition.Who;
import org.waymark.recognition.roles.ApplicationWindow;
import org.waymark.recognition.roles.RolePlan;
import org.waymark.recognition.roles.RoleProfiles;
import org.waymark.recognition.roles.TestRoles;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.review.certification.TestAnchors;
import org.waymark.storage.TestArrivals;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;
import org.waymark.submission.coaching.TestCoaching;

/**
 * A district in which something of everything is there: work in every state, roles, a course, a connection. The ids of what
 * is in it have names, by which tests put them into addresses.
 */
public final class FilledDistrict {

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final ApplicationContext context;
    private final TestPeople people;
    private final JdbcClient jdbc;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, Authentication> actors = new LinkedHashMap<>();
    private final DistrictId district;

    public FilledDistrict(ApplicationContext context) {
        this.context = context;
        this.people = context.getBean(TestPeople.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.district = people.district();
        fill();
    }

    public DistrictId district() {
        return district;
    }

    /** The id of something by its name, such as submission. */
    public Map<String, String> ids() {
        return ids;
    }

    /** Who is signed in, by role: earner, reviewer, lead and so on; colleague holds none. */
    public Map<String, Authentication> actors() {
        return actors;
    }

    private void rewards() {
        RuleContent each = new RuleContent(
                List.of(new Condition.AwardsCounted(1, true)),
                Who.EVERYBODY,
                List.of(new Grant.Pay(200_00, false)),
                PayLimits.NONE,
                7,
                null,
                false);
        RuleDraft draft = new RuleDraft("Pay for each", each, LocalDate.parse("2020-07-01"), null, "", null);
        ids.put(
                "reward-rule",
                context.getBean(RewardRules.class)
                        .make(draft, district, person("lead"))
                        .toString());
    }

    private void fill() {
        ids.put("district", district.toString());
        UUID lms = connection();
        people();
        rewards();
        earnersWork();
        awardedWork();
        workNotYetThere();
        sharedBadge();
        workInDispute();
        samples();
        DefinitionVersion inACourse =
                context.getBean(Definitions.class).published(district).get(0);
        workFromACourse(lms, inACourse);
        administrators(lms);
        askForDeletion();
        somethingIsProposed();
        ids.put(
                "programme",
                context.getBean(TestProgrammes.class)
                        .programme(district, "Early readers")
                        .toString());
        programme();
        students();
        guests();
        register();
        coaching();
        clicks(
                "holder",
                post("/doors/mine").param("award", ids.get("award")).param("words", "how the tickets are sorted"));
        badgesOfOthers();
        wordsAndAddresses();
        agreedDeletion();
        goalStackAndFramework();
        ownCatalogue();
        recognition();
        classesAndPreChecks();
        // Badges are signed as due work.
        Instant now = context.getBean(Clock.class).instant();
        TestJobs.runDue(context, now);
        endorsedBadge();
        records();
        insights();
    }

    private void insights() {
        UUID question = UUID.randomUUID();
        jdbc.sql(
                        "insert into asked_question (id, version, district_id, person_id, definition_id, kind, asked_at, answers)"
                                + " values (:id, 0, :district, :person, :definition, 'STALL', :at, '')")
                .param("id", question)
                .param("district", district.id())
                .param("person", person("earner").id())
                .param("definition", UUID.fromString(ids.get("definition")))
                .param("at", context.getBean(Clock.class).instant().atOffset(ZoneOffset.UTC))
                .update();
        ids.put("question", question.toString());
        context.getBean(Summaries.class).count(district);
        story();
    }

    /** A lead hid it. */
    private void story() {
        TestGoals.serve(ids.get("goal"), district, context);
        ids.put(
                "story",
                TestGoals.hiddenStory(ids.get("goal"), person("holder"), person("lead"), district, context)
                        .toString());
        context.getBean(GoalSummaries.class).count(district);
    }

    private void records() {
        clicks("holder", post("/record/clr").param("kind", "ALL"));
        clicks("sharer", post("/record/clr").param("kind", "ALL"));
        ids.put("record", record("holder"));
        ids.put("shared-record", record("sharer"));
        clicks(
                "sharer",
                post("/record/clr/" + ids.get("shared-record") + "/share").param("shared", "true"));
    }

    private String record(String actor) {
        return context.getBean(JdbcClient.class)
                .sql("select id from learner_record where district_id = :district and person_id = :person")
                .param("district", district.id())
                .param("person", person(actor).id())
                .query(UUID.class)
                .single()
                .toString();
    }

    private void badgesOfOthers() {
        TestIssuer other = TestIssuer.key();
        clicks("holder", post("/record/elsewhere").param("badge", other.sign(other.badge("Listening well"))));
        ids.put("elsewhere", one("select id from imported_award where district_id = ?"));
        clicks(
                "lead",
                post("/admin/equivalents")
                        .param("title", "Listening well")
                        .param("issuer", other.did())
                        .param("achievement", "https://other.example/achievements/1")
                        .param("definition", ids.get("definition"))
                        .param("reason", "The committee read both"));
        ids.put("equivalent", one("select id from award_equivalent where district_id = ?"));
        String issuer = context.getBean(Endorsable.class).issuer(district);
        clicks("lead", post("/admin/endorsements").param("badge", other.sign(other.endorsement(issuer, "Well run."))));
        ids.put("endorsement", one("select id from award_endorsement where district_id = ?"));
    }

    private void endorsedBadge() {
        TestIssuer other = TestIssuer.key();
        String badge = context.getBean(Endorsable.class).badge(AwardId.valueOf(ids.get("award")));
        clicks(
                "holder",
                post("/badges/" + ids.get("award") + "/endorsements")
                        .param("badge", other.sign(other.endorsement(badge, "I saw it."))));
        ids.put(
                "badge-endorsement",
                one("select id from award_endorsement where award_id is not null and district_id = ?"));
    }

    /** A role that asks for more than anybody has, and whose pool is open. */
    private void role() {
        String slug = "peer-teacher-" + district;
        LocalDate today = LocalDate.ofInstant(context.getBean(Clock.class).instant(), ZoneOffset.UTC);
        RolePlan plan = TestRoles.plan(
                slug,
                List.of(TestRoles.credential(context.getBean(Definitions.class)
                        .published(district)
                        .get(0)
                        .definition())),
                new ApplicationWindow(today.minusDays(1), today.plusDays(60)));
        ids.put("role-slug", slug);
        ids.put(
                "role-profile",
                context.getBean(RoleProfiles.class)
                        .make(plan, district, "operator", "OPERATOR")
                        .orElseThrow()
                        .toString());
    }

    private void goalStackAndFramework() {
        String goal = "READ-" + district;
        context.getBean(Goals.class)
                .put(
                        new GoalPlan(
                                goal,
                                "Every child reads",
                                "Reading opens the rest",
                                Set.of(Audience.EDUCATOR),
                                LocalDate.of(2026, 8, 1),
                                LocalDate.of(2027, 7, 31),
                                "Office of literacy",
                                "A micro-credential on reading"),
                        district,
                        "operator",
                        "OPERATOR");
        ids.put("goal", goal);
        role();
        Stacks stacks = context.getBean(Stacks.class);
        Stacks.By operator = new Stacks.By(district, "operator", "OPERATOR");
        StackText text = new StackText(
                "Small groups",
                "",
                Rule.all(List.of(Rule.credential(new DefinitionId(UUID.fromString(ids.get("definition")))))));
        StackId stack = stacks.begin("GROUPS", false, text, operator).orElseThrow();
        stacks.publish(stack, operator);
        ids.put("stack", stack.toString());
        ids.put(
                "wish",
                TestAnchors.admission(stack, people.person(district, "Will Read"), true, district, context)
                        .toString());
        ids.put(
                "wish-left",
                TestAnchors.admission(stack, people.person(district, "Left Alone"), true, district, context)
                        .toString());
        TestAnchors.admission(stack, person("holder"), null, district, context);
        ids.put(
                "framework-import",
                context.getBean(TestPackages.class).waiting(new CatalogDesk(district, person("lead"), Role.LEAD)));
    }

    /** Once somebody looks first whether work is complete, what is handed in waits for them. */
    private void classesAndPreChecks() {
        clicks(
                "earner",
                post("/submissions/classes")
                        .param("className", "Grade 6, room 12")
                        .param("basis", "GUARDIANS")
                        .param("scope", "SEEN_AND_HEARD")
                        .param("on", "2027-01-11"));
        ids.put("class", one("select id from class_consent where district_id = ?"));
        context.getBean(Drafts.class)
                .attachLink(
                        new SubmissionId(UUID.fromString(ids.get("draft"))),
                        person("earner"),
                        district,
                        context.getBean(Definitions.class).published(district).get(0).content().evidence().stream()
                                .filter(EvidenceRequirement::asksForConsent)
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        "One lesson",
                        "https://video.example.org/1",
                        Set.of("C2"),
                        false);
        ids.put("recording", one("select id from evidence_item where district_id = ? and title = 'One lesson'"));
        people.gives(Role.PRE_CHECKER, person("pre-checker"), district);
        DefinitionVersion definition =
                context.getBean(Definitions.class).published(district).get(0);
        SubmissionId waits =
                context.getBean(Submissions.class).start(definition.definition(), person("sharer"), district);
        ids.put("checked", waits.toString());
        ids.put("checked-item", file(waits, person("sharer"), "A1").toString());
        TestSubmissions.complete(waits, person("sharer"), district, context);
        context.getBean(Drafts.class).submit(waits, person("sharer"), district, true);
        ids.put("pre-check", one("select id from pre_check where district_id = ?"));
        clicks(
                "lead",
                post("/recordings").param("person", person("union").toString()).param("reason", "A dispute"));
        ids.put("hold", one("select id from recording_hold where district_id = ?"));
    }

    /** A micro-credential whose address no other district has, and a file that waits to be imported. */
    private void ownCatalogue() {
        String code = "OWN-" + district.toString().substring(24);
        Definitions definitions = context.getBean(Definitions.class);
        definitions.publish(district, code, "1.0.0", TestDefinitions.titled("Own " + code), Stage.LIVE);
        ids.put(
                "own-slug",
                definitions.byCode(code, district).map(DefinitionVersion::slug).orElseThrow());
        clicks(
                "lead",
                multipart("/admin/catalogue/import")
                        .file(new MockMultipartFile("file", "samples.yaml", "application/yaml", TestSamples.file())));
        ids.put("catalogue-preview", one("select id from catalogue_preview where district_id = ?"));
    }

    /** The agreement behind a rule, a pay period that was closed, and approval that somebody asked for before starting. */
    private void recognition() {
        clicks(
                "lead",
                multipart("/rules/" + ids.get("reward-rule") + "/versions/1/agreement")
                        .file(new MockMultipartFile("file", "agreement.pdf", "application/pdf", PDF)));
        clicks(
                "payroll",
                post("/recognition/periods").param("from", "2020-01-01").param("until", "2020-01-31"));
        ids.put("pay-period", one("select id from pay_period where district_id = ?"));
        jdbc.sql("insert into pre_approval (id, version, district_id, person_id, definition_id, wish, asked_at, status,"
                        + " answer) select ?, 0, d.district_id, ?, d.id, 'It is what my class needs', current_timestamp,"
                        + " 'ASKED', '' from credential_definition d where d.district_id = ? and d.slug = ?")
                .params(UUID.randomUUID(), person("earner").id(), district.id(), ids.get("own-slug"))
                .update();
        ids.put("pre-approval", one("select id from pre_approval where district_id = ?"));
    }

    private UUID connection() {
        LtiRegistrations registrations = context.getBean(LtiRegistrations.class);
        String issuer = "https://lms-" + UUID.randomUUID() + ".example";
        PlatformRegistration lms = registrations.register(new PlatformDetails(
                issuer,
                "client-1",
                URI.create(issuer + "/auth"),
                URI.create(issuer + "/token"),
                URI.create(issuer + "/jwks"),
                null,
                Set.of(),
                "test"));
        registrations.accept(lms.id());
        registrations.approve(lms.id(), "1", district.id());
        ids.put("connection", lms.id().toString());
        ids.put(
                "lms-person",
                context.getBean(People.class)
                        .seen(district, issuer, "sub-1", "Known There")
                        .toString());
        ids.put(
                "reference",
                context.getBean(LaunchDoctor.class)
                        .refused(
                                IncidentKind.LAUNCH,
                                "audience_differs",
                                IncidentSource.of(lms.id(), "1"),
                                List.of(Finding.of("aud", "one", "other"))));
        UUID roster = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        jdbc.sql("insert into course_roster (id, version, district_id, registration_id, deployment_id, issuer,"
                        + " context_id, memberships_url, launched_at, next_at, run, members)"
                        + " values (?, 0, ?, ?, '1', ?, '2', ?, ?, ?, 0, 0)")
                .params(roster, district.id(), lms.id(), issuer, issuer + "/members", now, now.plusDays(1))
                .update();
        ids.put("roster", roster.toString());
        return lms.id();
    }

    private void people() {
        actor("colleague");
        actor("reviewer", Role.REVIEWER);
        actor("reviewer-two", Role.REVIEWER);
        actor("third-reader", Role.THIRD_READER);
        actor("coach", Role.COACH);
        actor("designer", Role.DESIGNER);
        actor("lead", Role.LEAD);
        actor("pre-checker");
        actor("committee", Role.COMMITTEE);
        actor("concerns", Role.CONCERNS);
        actor("payroll", Role.PAYROLL);
        actor("union", Role.UNION);
        ids.put("person", person("colleague").toString());
        ids.put("coach", person("coach").toString());
        ids.put(
                "design",
                TestDrafts.begun(person("designer"), district, context).toString());
        ids.put(
                "other-designer",
                people.person(district, "Other designer", Role.DESIGNER).toString());
    }

    private void earnersWork() {
        PersonId earner = actor("earner");
        DefinitionVersion definition =
                context.getBean(Definitions.class).published(district).get(0);
        ids.put("slug", definition.slug());
        ids.put("definition", definition.definition().toString());
        ids.put("version", definition.id().toString());
        SubmissionId draft = context.getBean(Submissions.class).start(definition.definition(), earner, district);
        String requirement = definition.content().evidence().get(0).id();
        ids.put("draft", draft.toString());
        ids.put(
                "plan",
                jdbc.sql("select enrolment_id from submission where id = ?")
                        .param(draft.id())
                        .query(UUID.class)
                        .single()
                        .toString());
        ids.put("requirement", requirement);
        ids.put("draft-item", file(draft, earner, requirement).toString());
        ids.put(
                "upload",
                TestArrivals.announced(district, draft.id(), requirement, context)
                        .toString());
    }

    private void awardedWork() {
        PersonId holder = actor("holder");
        DefinitionVersion definition =
                context.getBean(Definitions.class).published(district).get(1);
        SubmissionId submission = TestReviews.awarded(definition.definition(), holder, district, context);
        AwardCard award = context.getBean(Awards.class)
                .forSubmission(submission, district)
                .orElseThrow();
        ids.put("decided", submission.toString());
        ids.put("award", award.id().toString());
        connectedHost(holder);
    }

    private void connectedHost(PersonId holder) {
        UUID host = UUID.randomUUID();
        context.getBean(JdbcClient.class)
                .sql("insert into badge_host (id, district_id, person_id, address, name, authorization_url, token_url,"
                        + " client_id, secret_in_body, connected_at, added_at) values (:id, :district, :person,"
                        + " 'https://shelf.example', 'A shelf of badges', 'https://shelf.example/authorize',"
                        + " 'https://shelf.example/token', 'waymark', false, current_timestamp, current_timestamp)")
                .param("id", host)
                .param("district", district.id())
                .param("person", holder.id())
                .update();
        ids.put("badge-host", host.toString());
    }

    private void workNotYetThere() {
        PersonId learner = actor("not-yet");
        DefinitionVersion definition =
                context.getBean(Definitions.class).published(district).get(1);
        ids.put(
                "not-yet",
                TestReviews.notYet(definition.definition(), learner, district, context)
                        .toString());
    }

    private void sharedBadge() {
        PersonId sharer = actor("sharer");
        DefinitionVersion definition =
                context.getBean(Definitions.class).published(district).get(1);
        SubmissionId submission = TestReviews.awarded(definition.definition(), sharer, district, context);
        String award = context.getBean(Awards.class)
                .forSubmission(submission, district)
                .orElseThrow()
                .id()
                .toString();
        ids.put("shared-award", award);
        clicks("sharer", post("/badges/" + award + "/share").param("shared", "true"));
        clicks(
                "sharer",
                post("/record/portfolio")
                        .param("title", "Questions that lead on")
                        .param("words", "What I learned to ask")
                        .param("opened", "true")
                        .param("listed", "true")
                        .param("place-" + award, "1"));
        ids.put(
                "portfolio",
                context.getBean(JdbcClient.class)
                        .sql("select id from portfolio where district_id = :district")
                        .param("district", district.id())
                        .query(UUID.class)
                        .single()
                        .toString());
    }

    /** A sample piece that experts score, one that is written, one that is used no more, one that is ready. */
    private void samples() {
        DefinitionVersion definition =
                context.getBean(Definitions.class).published(district).get(0);
        PersonId lead = person("lead");
        ids.put(
                "sample",
                TestAnchors.frozen(definition, lead, district, context).toString());
        ids.put(
                "sample-draft",
                TestAnchors.draft(definition, lead, district, context).toString());
        ids.put(
                "sample-retired",
                TestAnchors.frozen(definition, lead, district, context).toString());
        UUID ready = TestAnchors.agreed(
                definition, criterion -> RubricLevel.DEMONSTRATED, lead, person("designer"), district, context);
        ids.put(
                "sitting",
                TestAnchors.sitting(definition, ready, person("reviewer"), district, context)
                        .toString());
        ids.put(
                "certificate",
                TestAnchors.certificate(definition, ready, people.person(district, "Certa Fied"), district, context)
                        .toString());
        ids.put(
                "sample-request",
                TestAnchors.request(
                                definition,
                                SubmissionId.valueOf(ids.get("decided")),
                                person("holder"),
                                district,
                                context)
                        .toString());
    }

    /** Two who differ: a third reader has it now, and each of the two can still look at their own review. */
    private void workInDispute() {
        PersonId author = actor("author");
        DefinitionVersion definition =
                context.getBean(Definitions.class).published(district).get(1);
        SubmissionId submission = context.getBean(Submissions.class).start(definition.definition(), author, district);
        String requirement = definition.content().evidence().get(0).id();
        ids.put("item", file(submission, author, requirement).toString());
        TestSubmissions.complete(submission, author, district, context);
        context.getBean(Drafts.class).submit(submission, author, district, true);
        ids.put("submission", submission.toString());
        Reviews reviews = context.getBean(Reviews.class);
        ids.put("review", record("reviewer", RubricLevel.DEMONSTRATED, reviews));
        clicks(
                "reviewer",
                post("/reviews/" + ids.get("review") + "/concern")
                        .param("kind", "PRIVACY")
                        .param("words", "A name stands on the wall"));
        ids.put("concern", one("select id from review_concern where district_id = ?"));
        record("reviewer-two", RubricLevel.APPROACHING, reviews);
        ids.put(
                "third-review",
                reviews.assignedTo(person("third-reader"), district).get(0).toString());
    }

    private String record(String reader, RubricLevel level, Reviews reviews) {
        ReviewId review = reviews.assignedTo(person(reader), district).get(0);
        reviews.record(
                review,
                TestReviews.ratings(reviews.criteriaOf(review, person(reader), district), criterion -> level),
                person(reader),
                district);
        return review.toString();
    }

    private void workFromACourse(UUID lms, DefinitionVersion definition) {
        TestCourses course = TestCourses.opened(district, lms, definition, context);
        actors.put("learner", TestPeople.as(course.learner()));
        actors.put("instructor", TestPeople.as(course.instructor()));
        SubmissionId submission = context.getBean(Submissions.class)
                .start(definition.definition(), course.learner().id(), district);
        String requirement = definition.content().evidence().get(0).id();
        ids.put(
                "shown-item",
                file(submission, course.learner().id(), requirement).toString());
        TestSubmissions.complete(submission, course.learner().id(), district, context);
        context.getBean(Drafts.class).submit(submission, course.learner().id(), district, true);
        ids.put("shown", submission.toString());
        course.shows(submission, context);
        ids.put("placement", one("select id from placement where district_id = ?"));
        ids.put("entry", one("select id from gradebook_entry where district_id = ?"));
        ids.put("publication", one("select id from score_publication where district_id = ?"));
    }

    private void somethingIsProposed() {
        TestProposals.Proposed proposed =
                TestProposals.by((SignedInPerson) actors.get("designer").getPrincipal(), context);
        ids.put("proposed-draft", proposed.draft());
        ids.put("proposal", proposed.proposal());
    }

    /** A coach beside drafts and beside what was decided, and a colleague beside a draft. */
    private void coaching() {
        PersonId invited = person("sharer");
        SubmissionId draft = SubmissionId.valueOf(ids.get("draft"));
        TestCoaching coaching = new TestCoaching(context);
        ids.put("coaching", coaching.coach(draft, person("coach"), person("earner"), district));
        ids.put("looking", coaching.colleague(draft, invited, person("earner"), district));
        ids.put("code", coaching.address(draft, person("earner"), district));
        ids.put("thread", coaching.say(ids.get("coaching"), "A word of the coach", person("coach"), district));
        coaching.say(ids.get("looking"), "A word of the colleague", invited, district);
        ids.put(
                "coaching-author",
                coaching.coach(
                        SubmissionId.valueOf(ids.get("submission")), person("coach"), person("author"), district));
        coaching.coach(SubmissionId.valueOf(ids.get("not-yet")), person("coach"), person("not-yet"), district);
    }

    /** Asked for as everybody asks: by the page. */
    private void askForDeletion() {
        clicks("colleague", post("/privacy/deletion").param("sure", "yes"));
        ids.put("request", one("select id from privacy_request where district_id = ?"));
    }

    /** With a member, a rule, an invitation, and a cohort that has talked. */
    private void programme() {
        String programme = "/admin/programmes/" + ids.get("programme");
        String school = context.getBean(TestSchools.class).school(district, "Lakeside");
        ids.put("school", school);
        String member = person("colleague").toString();
        clicks("lead", post(programme + "/members").param("person", member));
        clicks("lead", post(programme + "/members/rules").param("rule", "SCHOOL:" + school));
        clicks("lead", post(programme + "/members/invitations").param("kind", "ANYONE"));
        clicks("lead", post(programme + "/cohorts").param("name", "Tuesday readers"));
        ids.put("rule", one("select id from programme_rule where district_id = ?"));
        ids.put("programme-invitation", one("select id from programme_invitation where district_id = ?"));
        String cohort = one("select id from cohort where district_id = ?");
        ids.put("cohort", cohort);
        clicks("lead", post(programme + "/cohorts/" + cohort + "/members").param("person", member));
        clicks(
                "colleague",
                post("/programmes/" + ids.get("programme") + "/cohorts/" + cohort + "/messages")
                        .param("text", "Who tries it on Thursday?"));
        ids.put("message", one("select id from cohort_message where district_id = ?"));
    }

    /** A minor of the school that the lead and the coach belong to, with a guardian's consent. */
    private void students() {
        TestSchools schools = context.getBean(TestSchools.class);
        PersonId student = people.person(district, "The student");
        schools.isOf(student, district, ids.get("school"));
        schools.isOf(person("lead"), district, ids.get("school"));
        schools.isOf(person("coach"), district, ids.get("school"));
        context.getBean(Audiences.class).give(student, district, Audience.STUDENT, "operator", "At school here");
        ids.put("student", student.toString());
        LocalDate today = LocalDate.ofInstant(context.getBean(Clock.class).instant(), ZoneOffset.UTC);
        clicks(
                "lead",
                post("/students/" + student + "/consents")
                        .param("basis", "SIGNED_FORM")
                        .param("scope", "To earn here")
                        .param("on", today.minusDays(2).toString())
                        .param("until", today.plusDays(90).toString()));
        ids.put("consent", one("select id from guardian_consent where district_id = ?"));
    }

    /** An invitation, and who came by it. */
    private void guests() {
        clicks(
                "lead",
                post("/admin/guests")
                        .param("title", "Reading mentors")
                        .param("audience", "COMMUNITY")
                        .param("programme", ids.get("programme"))
                        .param("places", "3")
                        .param("days", "30"));
        ids.put("guest-invitation", one("select id from guest_invitation where district_id = ?"));
        PersonId guest = people.person(district, "The guest");
        actors.put("guest", TestPeople.as(SignedInPerson.byLink(guest, district, "The guest", "en", "UTC")));
        ids.put("guest", guest.toString());
        jdbc.sql(
                        "insert into guest_entry (id, district_id, person_id, invitation_id, entered_at) values (?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        district.id(),
                        guest.id(),
                        UUID.fromString(ids.get("guest-invitation")),
                        OffsetDateTime.now(ZoneOffset.UTC))
                .update();
    }

    /** A list of staff that waits to be looked at. */
    private void register() {
        clicks(
                "lead",
                multipart("/admin/staff/imports")
                        .file(new MockMultipartFile(
                                "files",
                                "staff.csv",
                                "text/csv",
                                "person_sourcedid,job\nJ-1,Teacher\n".getBytes(StandardCharsets.UTF_8)))
                        .param("listed", "some"));
        ids.put("import", one("select id from staff_import where district_id = ?"));
    }

    private void wordsAndAddresses() {
        context.getBean(TestNotices.class).tell(person("colleague"), district, "Early readers");
        ids.put("notice", one("select id from notice where district = ? and kind = 'decision-made'"));
        context.getBean(TestNotices.class).address(person("colleague"), district);
        ids.put("address", one("select id from person_email where district_id = ?"));
    }

    /** Somebody whose wish the lead has agreed to, and whose data are erased with the due work. */
    private void agreedDeletion() {
        actor("leaver");
        clicks("leaver", post("/privacy/deletion").param("sure", "yes"));
        String agreed = jdbc.sql("select id from privacy_request where district_id = ? and person_id = ?")
                .params(district.id(), person("leaver").id())
                .query(UUID.class)
                .single()
                .toString();
        clicks(
                "lead",
                post("/admin/privacy/" + district + "/" + agreed + "/approve").param("seen", "yes"));
        clicks("leaver", post("/privacy/deletion/now"));
        ids.put("agreed", agreed);
    }

    private void clicks(String actor, AbstractMockHttpServletRequestBuilder<?> form) {
        try {
            context.getBean(MockMvc.class)
                    .perform(form.with(csrf()).with(authentication(actors.get(actor))))
                    .andExpect(status().is3xxRedirection());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void administrators(UUID lms) {
        PersonId admin = people.person(district, "Alma Administrator");
        SignedInPerson plain = TestPeople.signedIn(admin, district);
        actors.put("lms-admin", TestPeople.as(signedIn(plain, lms, false, true, false)));
        PersonId mentor = people.person(district, "Milo Mentor");
        actors.put(
                "mentor",
                TestPeople.as(signedIn(TestPeople.signedIn(mentor, district), UUID.randomUUID(), false, false, true)));
    }

    private static SignedInPerson signedIn(
            SignedInPerson who, UUID registration, boolean learner, boolean lmsAdmin, boolean mentor) {
        return new SignedInPerson(
                who.id(),
                who.district(),
                registration,
                who.displayName(),
                learner,
                false,
                lmsAdmin,
                who.platformOrigin(),
                null,
                "en",
                who.zone(),
                mentor);
    }

    private PersonId actor(String name, Role... roles) {
        PersonId person = people.person(district, "The " + name, roles);
        actors.put(name, TestPeople.as(person, district));
        return person;
    }

    private PersonId person(String actor) {
        return ((SignedInPerson) actors.get(actor).getPrincipal()).id();
    }

    private EvidenceId file(SubmissionId submission, PersonId earner, String requirement) {
        return context.getBean(Drafts.class)
                .attachFile(
                        submission,
                        earner,
                        district,
                        requirement,
                        "Exit tickets",
                        "tickets.pdf",
                        new ByteArrayInputStream(PDF),
                        Set.of("C1"),
                        true);
    }

    private String one(String query) {
        return jdbc.sql(query)
                .param(district.id())
                .query(UUID.class)
                .list()
                .get(0)
                .toString();
    }
}
