package org.waymark.submission.precheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

@OnH2
class PreCheckPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    SessionFactory sessions;

    private DistrictId district;
    private DefinitionVersion definition;
    private PersonId earner;
    private PersonId checker;
    private Authentication cleo;
    private SubmissionId work;
    private EvidenceId file;
    private String page;

    @BeforeEach
    void handedIn() {
        district = people.district();
        earner = people.person(district, "Jordan Earner");
        checker = people.person(district, "Cleo Checker", Role.PRE_CHECKER);
        cleo = TestPeople.as(checker, district);
        definition = TestDefinitions.smallGroupWorkIn(district, context);
        work = submissions.start(definition.definition(), earner, district);
        file = drafts.attachFile(
                work,
                earner,
                district,
                "A1",
                "Jordan's tickets",
                "jordan.pdf",
                new ByteArrayInputStream(TestFiles.pdf()),
                Set.of("C1"),
                true);
        TestSubmissions.submitted(definition.definition(), earner, district, context);
        page = "/pre-checks/"
                + jdbc.sql("select id from pre_check where district_id = ? and ended_at is null")
                        .param(district.id())
                        .query(UUID.class)
                        .single();
    }

    @Test
    void theListNamesTheMicroCredentialAndNobody() {
        assertThat(get("/pre-checks", cleo))
                .hasStatusOk()
                .bodyText()
                .contains(definition.title(), page, "Reference ")
                .doesNotContain("Jordan");
    }

    @Test
    void theListTakesAFixedNumberOfReads() {
        long one = reads("/pre-checks");
        for (int i = 0; i < 5; i++) {
            TestSubmissions.submitted(
                    definition.definition(), people.person(district, "Earner " + i), district, context);
        }

        assertThat(reads("/pre-checks")).isEqualTo(one);
        assertThat(get("/pre-checks", cleo))
                .bodyText()
                .satisfies(text -> assertThat(text.split("/pre-checks/")).hasSize(7));
    }

    @Test
    void oneOfThemShowsTheWorkAndNobody() {
        assertThat(get(page, cleo))
                .hasStatusOk()
                .bodyText()
                .contains("What the list found", page + "/evidence/" + file, "It is complete")
                .doesNotContain("Jordan", "jordan");
    }

    @Test
    void aFileOpensUnderANeutralName() {
        String address = String.valueOf(
                get(page + "/evidence/" + file, cleo).getResponse().getRedirectedUrl());

        assertThat(get(address, cleo)).hasStatusOk();
        assertThat(get(address, cleo).getResponse().getHeader("Content-Disposition"))
                .contains("evidence-A1.pdf")
                .doesNotContain("jordan");
    }

    @Test
    void aFileThatIsStillLookedAtIsSpokenOf() {
        jdbc.sql("update stored_file set state = 'WAITING' where district_id = ?")
                .param(district.id())
                .update();

        assertThat(get(page, cleo))
                .bodyText()
                .contains("It is still being checked for viruses.")
                .doesNotContain(page + "/evidence/" + file);
        assertThat(get(page + "/evidence/" + file, cleo)).hasStatus(404);
    }

    @Test
    void whatIsCompleteGoesOn() {
        assertThat(post(page + "/pass", cleo)).hasRedirectedUrl("/pre-checks");

        assertThat(get("/pre-checks", cleo)).bodyText().contains("Nothing waits for you");
        assertThat(get(page, cleo)).hasStatus(404);
        assertThat(post(page + "/pass", cleo)).hasStatus(404);
    }

    @Test
    void whatIsIncompleteComesBackWithItsSentence() {
        assertThat(post(page + "/return", cleo, "sentence", "The recording does not open."))
                .hasRedirectedUrl("/pre-checks");

        assertThat(get("/submissions/" + work, TestPeople.as(earner, district)))
                .bodyText()
                .contains("The recording does not open.")
                .doesNotContain("Cleo");
    }

    @Test
    void itNeedsOneSentenceAndKeepsATooLongOne() {
        String long300 = "x".repeat(301);

        assertThat(post(page + "/return", cleo, "sentence", " "))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#sentence\"");
        assertThat(post(page + "/return", cleo, "sentence", long300))
                .hasStatus(422)
                .bodyText()
                .contains(long300);
        assertThat(submissions.card(work, district).status()).isEqualTo("SUBMITTED");
    }

    @Test
    void nobodyElseFindsAnyOfIt() {
        Authentication reader = TestPeople.as(people.person(district, "Rae Reader", Role.REVIEWER), district);

        assertThat(get("/pre-checks", reader)).hasStatus(404);
        assertThat(get(page, reader)).hasStatus(404);
        assertThat(get(page + "/evidence/" + file, reader)).hasStatus(404);
        assertThat(post(page + "/pass", reader)).hasStatus(404);
        assertThat(post(page + "/return", reader, "sentence", "No")).hasStatus(404);
    }

    private long reads(String path) {
        Statistics statistics = sessions.getStatistics();
        get(path, cleo);
        statistics.clear();
        get(path, cleo);
        return statistics.getPrepareStatementCount();
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(path).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String path, Authentication who, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder form =
                web.post().uri(path).with(authentication(who)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            form = form.param(parameters[i], parameters[i + 1]);
        }
        return form.exchange();
    }
}
