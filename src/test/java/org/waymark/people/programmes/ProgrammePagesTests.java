package org.waymark.people.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Pilot;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;

@OnH2
class ProgrammePagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    TestProgrammes test;

    @Autowired
    Programmes programmes;

    @Autowired
    ProgrammeMembers members;

    @Autowired
    Invitations invitations;

    @Autowired
    Cohorts cohorts;

    @Autowired
    SessionFactory sessions;

    @Autowired
    ApplicationContext context;

    @Autowired
    Definitions definitions;

    @Autowired
    Audiences audiences;

    DistrictId district;
    PersonId lead;
    PersonId jordan;
    ProgrammeId programme;
    String admin;

    @BeforeEach
    void makeAProgramme() {
        district = people.district();
        lead = people.person(district, "Lee Lead", Role.LEAD);
        jordan = people.person(district, "Jordan Lee");
        programme = test.made(district, TestProgrammes.pilot("Early literacy"));
        admin = "/admin/programmes/" + programme;
    }

    @Test
    void aLeadSetsUpAProgrammeByItsName() {
        MvcTestResult made = post("/admin/programmes/new", asLead(), "name", "  Reading   together ");

        assertThat(made).hasStatus3xxRedirection();
        assertThat(programmes.all(district)).extracting(ProgrammeCard::name).contains("Reading together");
    }

    @Test
    void aProgrammeWithoutANameIsNotMadeAndNothingTypedIsLost() {
        assertThat(post("/admin/programmes/new", asLead(), "name", " ", "why", "Children read more"))
                .hasStatus(422)
                .bodyText()
                .contains("Give the programme a name", "Children read more");
    }

    @Test
    void theListLeadsToEachProgramme() {
        assertThat(get("/admin/programmes", asLead()))
                .hasStatusOk()
                .bodyText()
                .contains("Early literacy", admin, "Nobody yet");
    }

    @Test
    void theOperatorChoosesTheDistrict() {
        people.district();

        assertThat(get("/admin/programmes", TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains("/admin/programmes?district=" + district);
        assertThat(get("/admin/programmes?district=" + district, TestPeople.asOperator()))
                .bodyText()
                .contains("Early literacy");
    }

    @Test
    void theOperatorSetsUpProgrammesOfDistrictsThatThereAre() {
        assertThat(post(
                        "/admin/programmes/new",
                        TestPeople.asOperator(),
                        "name",
                        "New",
                        "district",
                        DistrictId.fresh().toString()))
                .hasStatus(404);
    }

    @Test
    void theOverviewSaysInPlainWordsWhatIsMissing() {
        assertThat(get(admin, asLead()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Nobody is in it yet",
                        "There is no reviewer. Each submission is read by two",
                        "No micro-credential is chosen",
                        "nothing here stops you");
    }

    @Test
    void whatALeadTypesIsSaved() {
        DefinitionVersion definition = TestDefinitions.smallGroupWorkIn(district, context);
        PersonId coach = people.person(district, "Cora Diaz", Role.COACH);
        MvcTestResult saved = post(
                admin + "/about",
                asLead(),
                "edition",
                edition(),
                "name",
                "Early literacy",
                "why",
                "Children read more",
                "audience",
                "EDUCATOR",
                "begins",
                "2027-09-01",
                "coach",
                coach.toString(),
                "offered",
                definition.definition().toString());

        assertThat(saved).hasStatus3xxRedirection();
        assertThat(get(admin + "/about", asLead())).bodyText().contains("Children read more", "2027-09-01");
        members.add(programme, jordan, 0, TestProgrammes.operatorOf(district));
        assertThat(get("/programmes/" + programme, as(jordan)))
                .bodyText()
                .contains("Children read more", "September 1, 2027", "Cora Diaz", definition.title());
    }

    @Test
    void aPilotIsOfferedAndShownToThoseWhoAreInvited() {
        UUID cohort = test.cohort(district, "First readers");
        DefinitionVersion pilot = definitions.version(
                definitions.publish(district, "PILOT-1", "1.0.0", TestContents.titled("Tried by a few"), Stage.PILOT),
                district);
        definitions.isTriedBy(new Pilot(5, Set.of(cohort)), pilot.definition(), district);
        PersonId invited = people.person(district, "Ines Invited");
        test.joins(cohort, invited, district);
        members.add(programme, jordan, 0, TestProgrammes.operatorOf(district));
        members.add(programme, invited, 0, TestProgrammes.operatorOf(district));

        assertThat(get(admin + "/about", asLead()))
                .bodyText()
                .contains("Tried by a few", "Pilot: only those who are invited");
        assertThat(post(
                        admin + "/about",
                        asLead(),
                        "edition",
                        edition(),
                        "name",
                        "Early literacy",
                        "offered",
                        pilot.definition().toString()))
                .hasStatus3xxRedirection();

        assertThat(get("/programmes/" + programme, as(invited))).bodyText().contains("Tried by a few");
        assertThat(get("/programmes/" + programme, as(jordan))).bodyText().doesNotContain("Tried by a few");
    }

    @Test
    void wrongInputIsSaidFieldByFieldAndKept() {
        assertThat(post(
                        admin + "/about",
                        asLead(),
                        "edition",
                        edition(),
                        "name",
                        "Early literacy",
                        "begins",
                        "1 September",
                        "ends",
                        "2027-02-30",
                        "pilotSize",
                        "a few"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Enter a day between 2000 and 2100",
                        "value=\"1 September\"",
                        "value=\"2027-02-30\"",
                        "value=\"a few\"",
                        "as a whole number");
    }

    @Test
    void theSecondOfTwoLeadsSeesWhatTheFirstSavedAndLosesNothing() {
        String seen = edition();
        post(admin + "/about", asLead(), "edition", seen, "name", "First", "measure", "Books taken home");
        MvcTestResult second = post(admin + "/about", asLead(), "edition", seen, "name", "Second", "why", "My why");

        assertThat(second)
                .hasStatus(409)
                .bodyText()
                .contains("First", "Books taken home", "value=\"Second\"", "My why", "value=\"" + edition() + "\"");
        assertThat(programmes.view(programme, district).plan().name()).isEqualTo("First");
        assertThat(post(admin + "/about", asLead(), "edition", edition(), "name", "Second"))
                .hasStatus3xxRedirection();
    }

    @Test
    void whoTypesIntoAProgrammeThatHasEndedLosesNothing() {
        programmes.end(programme, TestProgrammes.operatorOf(district));

        assertThat(post(admin + "/about", asLead(), "edition", edition(), "name", "Typed"))
                .hasStatus(409)
                .bodyText()
                .contains("This programme has ended. Nothing was saved", "value=\"Typed\"");
    }

    @Test
    void aProgrammeEndsAndIsReopened() {
        post(admin + "/end", asLead());
        assertThat(get(admin, asLead())).bodyText().contains("This programme has ended", "Reopen this programme");
        post(admin + "/reopen", asLead());

        assertThat(get(admin, asLead())).bodyText().contains("End this programme");
    }

    @Test
    void forEarnersReviewersAndLeadsElsewhereThereIsNoSuchPage() {
        CohortId cohort = cohorts.make(programme, "Readers", null, TestProgrammes.operatorOf(district));
        DistrictId elsewhere = people.district();
        members.add(programme, jordan, 0, TestProgrammes.operatorOf(district));
        PersonId reviewer = people.person(district, "Rae Chen", Role.REVIEWER);
        PersonId far = people.person(elsewhere, "Far Lead", Role.LEAD);
        for (Authentication who : List.of(as(jordan), as(reviewer), TestPeople.as(far, elsewhere))) {
            for (String path : List.of(
                    admin,
                    admin + "/about",
                    admin + "/members",
                    admin + "/members/add?q=Lee",
                    admin + "/cohorts",
                    admin + "/cohorts/" + cohort,
                    admin + "/cohorts/" + cohort + "/thread")) {
                assertThat(get(path, who)).as(path).hasStatus(404);
            }
            for (String path : List.of(
                    "/end",
                    "/reopen",
                    "/about",
                    "/members?person=" + jordan,
                    "/members/" + jordan + "/remove",
                    "/members/rules",
                    "/members/invitations",
                    "/cohorts",
                    "/cohorts/" + cohort + "/end",
                    "/cohorts/" + cohort + "/members?person=" + jordan)) {
                assertThat(post(admin + path, who, "name", "Mine", "edition", "0"))
                        .as(path)
                        .hasStatus(404);
            }
        }
        assertThat(get("/admin/programmes", as(jordan))).hasStatus(404);
        assertThat(get("/admin/programmes/new", as(reviewer))).hasStatus(404);
    }

    @Test
    void somebodyIsAddedByAPartOfTheirName() {
        assertThat(get(admin + "/members/add?q=jord", asLead())).bodyText().contains("Jordan Lee");
        post(admin + "/members", asLead(), "person", jordan.toString(), "q", "jord");

        assertThat(get(admin + "/members", asLead())).bodyText().contains("Jordan Lee", "By name");
        assertThat(get(admin + "/members/add?q=jord", asLead()))
                .bodyText()
                .contains("Nobody else can be found by that name");
    }

    @Test
    void somebodyIsTakenOut() {
        members.add(programme, jordan, 0, TestProgrammes.operatorOf(district));
        post(admin + "/members/" + jordan + "/remove", asLead());

        assertThat(programmes.eligibleCount(district, programme)).isZero();
    }

    @Test
    void aWholeSchoolIsAddedFromTheList() {
        test.school(district, "Lakeside");
        test.worksAt(district, "Lakeside", jordan);
        assertThat(get(admin + "/members", asLead())).bodyText().contains("SCHOOL:Lakeside");
        post(admin + "/members/rules", asLead(), "rule", "SCHOOL:Lakeside");

        assertThat(get(admin + "/members", asLead())).bodyText().contains("School: Lakeside", "Jordan Lee");
    }

    @Test
    void aSchoolThatIsNotInTheListIsNotAdded() {
        assertThat(post(admin + "/members/rules", asLead(), "rule", "SCHOOL:Nowhere"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a school, a group or a course");
        assertThat(post(admin + "/members/rules", asLead())).hasStatus(422);
    }

    @Test
    void aMembersPageCostsTheSameForManyAsForFew() {
        members.add(programme, jordan, 0, TestProgrammes.operatorOf(district));
        get(admin + "/members", asLead());
        long few =
                Statements.of(sessions, () -> get(admin + "/members", asLead())).statements();
        for (int i = 0; i < 60; i++) {
            members.add(programme, people.person(district, "Person " + i), 0, TestProgrammes.operatorOf(district));
        }

        assertThat(Statements.of(sessions, () -> get(admin + "/members", asLead()))
                        .statements())
                .isEqualTo(few);
        assertThat(get(admin + "/members?page=2", asLead())).bodyText().contains("Page 2 of 2");
    }

    @Test
    void aListOfProgrammesCostsTheSameForManyAsForFew() {
        members.add(programme, jordan, 0, TestProgrammes.operatorOf(district));
        get("/programmes", as(jordan));
        long few = cost();
        for (int i = 0; i < 10; i++) {
            members.add(test.programme(district, "More " + i), jordan, 0, TestProgrammes.operatorOf(district));
        }

        assertThat(cost()).isEqualTo(few);
    }

    @Test
    void aMemberSeesWhatItIsForAndInvitesAColleague() {
        members.add(programme, jordan, 0, TestProgrammes.operatorOf(district));
        assertThat(get("/programmes", as(jordan))).bodyText().contains("Early literacy");
        post("/programmes/" + programme + "/invitations", as(jordan));
        String code = invitations.openOf(jordan, programme, district).get(0).code();

        assertThat(get("/programmes/" + programme, as(jordan)))
                .hasStatusOk()
                .bodyText()
                .contains(code, "/invitations/" + code, "obliges you to nothing");
    }

    @Test
    void aMemberMayNotInviteWithoutEnd() {
        members.add(programme, jordan, 0, TestProgrammes.operatorOf(district));
        for (int i = 0; i < Invitations.OPEN_OF_A_MEMBER; i++) {
            invitations.inviteColleague(programme, jordan, district);
        }

        assertThat(post("/programmes/" + programme + "/invitations", as(jordan)))
                .hasStatus(422)
                .bodyText()
                .contains("You have 5 invitations open");
    }

    @Test
    void whoIsNotInAProgrammeDoesNotFindIt() {
        assertThat(get("/programmes/" + programme, as(jordan))).hasStatus(404);
        assertThat(get("/programmes", as(jordan))).bodyText().contains("You are in no programme yet");
        assertThat(post("/programmes/" + programme + "/invitations", as(jordan)))
                .hasStatus(404);
    }

    @Test
    void aColleagueJoinsByTheCode() {
        String code = invitation();
        assertThat(post("/programmes/invitation", as(jordan), "code", " " + code.toLowerCase(java.util.Locale.ROOT)))
                .hasRedirectedUrl("/invitations/" + code);
        assertThat(get("/invitations/" + code, as(jordan)))
                .hasStatusOk()
                .bodyText()
                .contains("Early literacy", "Join");
        assertThat(post("/invitations/" + code, as(jordan))).hasRedirectedUrl("/programmes/" + programme);
        assertThat(programmes.eligible(district, programme)).containsExactly(jordan);
    }

    @Test
    void nobodyBecomesAMinorByAClick() {
        programme = test.made(district, TestProgrammes.forThe(Audience.STUDENT));
        String page = "/invitations/" + invitation();
        assertThat(get(page, as(jordan))).hasStatusOk().bodyText().contains("name=\"sure\"", "for students alone");

        assertThat(post(page, as(jordan)))
                .hasStatus(422)
                .bodyText()
                .contains("Confirm that you are a student", "name=\"sure\"");
        assertThat(programmes.admit(programme, jordan, district)).isFalse();
        assertThat(programmes.eligible(district, programme)).isEmpty();
        assertThat(audiences.of(jordan, district)).isEqualTo(Audience.EDUCATOR);

        assertThat(post(page, as(jordan), "sure", "yes")).hasRedirectedUrl("/programmes/" + programme);
        assertThat(audiences.of(jordan, district)).isEqualTo(Audience.STUDENT);
    }

    @Test
    void aCodeThatIsNoneIsSaidAndKept() {
        assertThat(post("/programmes/invitation", as(jordan), "code", "ABCD-1234"))
                .hasStatus(422)
                .bodyText()
                .contains("This code leads to no invitation", "value=\"ABCD-1234\"");
    }

    @Test
    void aLinkWithoutASignInSaysHowToComeIn() {
        String code = invitation();

        assertThat(web.get().uri("/invitations/" + code).with(anonymous()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Early literacy", code, "Open Waymark from a course");
    }

    @Test
    void aLinkThatLeadsNowhereSaysSoInASentence() {
        assertThat(get("/invitations/7KQF-M2XD-9PTR-44AB", as(jordan)))
                .hasStatus(404)
                .bodyText()
                .contains("This invitation does not work any more");
        DistrictId elsewhere = people.district();
        assertThat(get("/invitations/" + invitation(), TestPeople.as(people.person(elsewhere, "Far"), elsewhere)))
                .hasStatus(404);
    }

    @Test
    void aLeadMakesACohortAndItsPeopleTalk() {
        members.add(programme, jordan, 0, TestProgrammes.operatorOf(district));
        post(admin + "/cohorts", asLead(), "name", "Readers");
        CohortId cohort = cohorts.of(programme, district).get(0).id();
        assertThat(get(admin + "/cohorts/" + cohort + "?q=jord", asLead()))
                .bodyText()
                .contains("Jordan Lee");
        post(admin + "/cohorts/" + cohort + "/members", asLead(), "person", jordan.toString());
        post(thread(cohort) + "/messages", as(jordan), "text", "<b>Hello</b>\nall");

        assertThat(get(thread(cohort), as(jordan)))
                .hasStatusOk()
                .bodyText()
                .contains("&lt;b&gt;Hello&lt;/b&gt;\nall", "Delete");
        assertThat(get(admin + "/cohorts/" + cohort + "/thread", asLead()))
                .hasStatusOk()
                .bodyText()
                .contains("&lt;b&gt;Hello&lt;/b&gt;", "It tells who a student is");
    }

    @Test
    void anEmptyMessageAndOneThatIsTooLongAreSaid() {
        CohortId cohort = cohortOf(jordan);

        assertThat(post(thread(cohort) + "/messages", as(jordan), "text", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Write something first");
        assertThat(post(thread(cohort) + "/messages", as(jordan), "text", "long ".repeat(1000)))
                .hasStatus(422)
                .bodyText()
                .contains("Shorten this to 4000 characters", "long long long");
    }

    @Test
    void aSecondClickWritesNoSecondMessage() {
        CohortId cohort = cohortOf(jordan);
        String once = UUID.randomUUID().toString();

        for (int click = 0; click < 2; click++) {
            assertThat(post(thread(cohort) + "/messages", as(jordan), "text", "Hello", "once", once))
                    .hasStatus3xxRedirection();
        }

        assertThat(thread(cohort, jordan)).hasSize(1);
        assertThat(get(thread(cohort), as(jordan))).bodyText().contains("name=\"once\" value=\"");
    }

    @Test
    void whatIsWrittenAfterGoingBackIsAnotherMessage() {
        CohortId cohort = cohortOf(jordan);
        String once = UUID.randomUUID().toString();

        post(thread(cohort) + "/messages", as(jordan), "text", "Hello", "once", once);
        post(thread(cohort) + "/messages", as(jordan), "text", "Hello again", "once", once);

        assertThat(thread(cohort, jordan)).hasSize(2);
    }

    @Test
    void aSecondClickSetsUpNoSecondProgramme() {
        String once = UUID.randomUUID().toString();

        for (int click = 0; click < 2; click++) {
            assertThat(post("/admin/programmes/new", asLead(), "name", "Mentoring twice", "once", once))
                    .hasStatus3xxRedirection();
        }

        assertThat(programmes.all(district))
                .filteredOn(each -> each.name().equals("Mentoring twice"))
                .hasSize(1);
        assertThat(get("/admin/programmes/new", asLead())).bodyText().contains("name=\"once\" value=\"");
    }

    @Test
    void aMessageIsTakenOutForAReasonOnly() {
        CohortId cohort = cohortOf(jordan);
        cohorts.write(UUID.randomUUID(), cohort, programme, jordan, district, "Kim cannot read");
        String message = thread(cohort, jordan).get(0).id().toString();
        String takeOut = admin + "/cohorts/" + cohort + "/thread/" + message + "/remove";
        assertThat(post(takeOut, asLead())).hasStatus(422).bodyText().contains("Choose why it has to go");
        post(takeOut, asLead(), "reason", "STUDENT_DETAILS");

        assertThat(get(thread(cohort), as(jordan)))
                .bodyText()
                .contains("it told who a student is")
                .doesNotContain("Kim cannot read");
    }

    @Test
    void whoIsNotInACohortDoesNotFindIt() {
        CohortId cohort = cohortOf(jordan);
        PersonId sam = people.person(district, "Sam Ortiz");
        members.add(programme, sam, 0, TestProgrammes.operatorOf(district));

        assertThat(get(thread(cohort), as(sam))).hasStatus(404);
        assertThat(post(thread(cohort) + "/messages", as(sam), "text", "Hello")).hasStatus(404);
        assertThat(get(thread(cohort), as(lead))).hasStatus(404);
    }

    @Test
    void theOperatorSeesACohortsPeopleAndNotItsThread() {
        CohortId cohort = cohortOf(jordan);
        String ofDistrict = "?district=" + district;

        assertThat(get(admin + "/cohorts/" + cohort + ofDistrict, TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains("Jordan Lee")
                .doesNotContain("Read the thread");
        assertThat(get(admin + "/cohorts/" + cohort + "/thread" + ofDistrict, TestPeople.asOperator()))
                .hasStatus(404);
    }

    @Test
    void everyPageSpeaksSpanish() {
        CohortId cohort = cohortOf(jordan);
        Authentication spanish = TestPeople.as(TestPeople.signedIn(lead, district, "es"));
        Authentication jordanInSpanish = TestPeople.as(TestPeople.signedIn(jordan, district, "es"));

        assertThat(get(admin, spanish)).bodyText().contains("Antes de empezar", "No hay ningún revisor");
        assertThat(get(admin + "/about", spanish)).bodyText().contains("Cómo sabrán que ayuda");
        assertThat(get(admin + "/members", spanish)).bodyText().contains("Quién está en él");
        assertThat(get("/programmes/" + programme, jordanInSpanish)).bodyText().contains("Invitar a un colega");
        assertThat(get(thread(cohort), jordanInSpanish)).bodyText().contains("Enviar a la cohorte");
    }

    private long cost() {
        return Statements.of(sessions, () -> get("/programmes", as(jordan))).statements();
    }

    private String edition() {
        return String.valueOf(programmes.view(programme, district).edition());
    }

    private String invitation() {
        invitations.invite(programme, InvitationKind.ANYONE, TestProgrammes.operatorOf(district));
        return invitations.open(programme, district).get(0).code();
    }

    private CohortId cohortOf(PersonId person) {
        Desk desk = TestProgrammes.operatorOf(district);
        members.add(programme, person, 0, desk);
        CohortId cohort = cohorts.make(programme, "Readers", null, desk);
        cohorts.add(cohort, programme, person, desk);
        return cohort;
    }

    private List<MessageRow> thread(CohortId cohort, PersonId reader) {
        return cohorts.thread(cohort, programme, reader, district);
    }

    private String thread(CohortId cohort) {
        return "/programmes/" + programme + "/cohorts/" + cohort;
    }

    private Authentication asLead() {
        return as(lead);
    }

    private Authentication as(PersonId person) {
        return TestPeople.as(person, district);
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(URI.create(path)).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String path, Authentication who, String... fields) {
        var request = web.post().uri(URI.create(path)).with(csrf()).with(authentication(who));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
