package org.waymark.people.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.jobs.TestJobs;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

@OnH2
class StaffPagesTests {

    private static final String HEADER = "person_sourcedid,school_code,school_name,job\n";

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople test;

    @Autowired
    StaffImports imports;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    PersonId lead;
    Authentication asLead;

    @BeforeEach
    void makePeople() {
        district = test.district();
        lead = test.person(district, "Lee Lead", Role.LEAD);
        asLead = TestPeople.as(lead, district);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "LEAD")
    void everyOtherRoleFindsNothing(Role role) throws IOException {
        Authentication other = TestPeople.as(test.person(district, "Somebody", role), district);

        assertNothingIsFoundBy(other);
    }

    @Test
    void whoHasNoRoleFindsNothing() throws IOException {
        assertNothingIsFoundBy(TestPeople.as(test.person(district, "Tess"), district));
    }

    @Test
    void anLmsAdministratorFindsNothing() throws IOException {
        SignedInPerson admin = new SignedInPerson(
                test.person(district, "Ada"),
                district,
                UUID.randomUUID(),
                "Ada",
                false,
                true,
                true,
                TestPeople.ISSUER,
                null,
                "en",
                "America/New_York");

        assertNothingIsFoundBy(TestPeople.as(admin));
    }

    @Test
    void aLeadOfAnotherDistrictFindsNothing() throws IOException {
        StaffImportId list = taken("SIS-1,LM,Lakeside,Teacher");
        DistrictId elsewhere = test.district();
        Authentication other = TestPeople.as(test.person(elsewhere, "Far Lead", Role.LEAD), elsewhere);

        for (String path : List.of("/admin/staff/imports/" + list, "/admin/staff/imports/" + list + "/faults.csv")) {
            assertThat(get(path + "?district=" + district, other)).hasStatus(404);
        }
        assertThat(post("/admin/staff/imports/" + list + "/confirm", other, "district", district.toString()))
                .hasStatus(404);
        assertThat(post("/admin/staff/imports/" + list + "/set-aside", other, "district", district.toString()))
                .hasStatus(404);
    }

    @Test
    void theOperatorChoosesAmongDistricts() {
        test.district();

        assertThat(get("/admin/staff", TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains("/admin/staff?district=" + district);
    }

    @Test
    void theOperatorNamesADistrict() {
        assertThat(get("/admin/staff/template.csv", TestPeople.asOperator())).hasStatus(404);
    }

    @Test
    void theTemplateHasEveryColumn() {
        assertThat(get("/admin/staff/template.csv", asLead))
                .hasStatusOk()
                .bodyText()
                .contains("person_sourcedid", "years_of_service", "manager_sourcedid");
    }

    @Test
    void aListIsReadAndShown() {
        MvcTestResult sent = send(asLead, "SIS-1,LM,Lakeside Middle,Teacher");

        assertThat(sent).hasStatus3xxRedirection();
        assertThat(get(sent.getResponse().getRedirectedUrl(), asLead))
                .hasStatusOk()
                .bodyText()
                .contains("New on record", "Lakeside Middle (LM)", "Carry it out");
    }

    @Test
    void theSpanishPageIsSpanish() {
        Authentication spanish = TestPeople.as(TestPeople.signedIn(lead, district, "es"));
        String page =
                send(spanish, "SIS-1,LM,Lakeside Middle,Teacher").getResponse().getRedirectedUrl();

        assertThat(get(page, spanish)).bodyText().contains("Qué cambiaría");
        assertThat(get("/admin/staff", spanish)).bodyText().contains("Registros del personal");
    }

    @Test
    void faultsAreShownWithFileLineAndColumn() {
        String page = send(asLead, "SIS-1,LM,Lakeside,Teacher", "SIS-2,XX,,Teacher", "SIS-1,LM,Lakeside,Teacher")
                .getResponse()
                .getRedirectedUrl();

        assertThat(get(page, asLead))
                .bodyText()
                .contains("2 things have", "staff.csv, line 3", "school_code", "No school has the code XX", "in line 2")
                .doesNotContain("Carry it out");
    }

    @Test
    void faultsAreDownloadedWithoutFormulas() {
        String page = send(asLead, "\"=HYPERLINK(\"\"http://evil\"\")\",XX,,Teacher")
                .getResponse()
                .getRedirectedUrl();
        String path = page.replaceFirst("\\?.*", "") + "/faults.csv";

        assertThat(get(path, asLead))
                .bodyText()
                .contains("\"No school has the code XX")
                .doesNotContain(",\"=");
        assertThat(get(path, asLead)).headers().hasValue("Content-Type", "text/csv;charset=UTF-8");
    }

    @Test
    void whatStandsInAListIsNeverMarkup() {
        String page =
                send(asLead, "<script>alert(1)</script>,<b>,,x").getResponse().getRedirectedUrl();

        assertThat(get(page, asLead)).bodyText().doesNotContain("<script>alert", "<b>");
    }

    @Test
    void nothingChosenIsSaidAtTheField() {
        assertThat(web.perform(web.post()
                        .uri("/admin/staff/imports")
                        .multipart()
                        .with(authentication(asLead))
                        .with(csrf())))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a file");
    }

    @Test
    void aFileThatIsTooLargeIsSaidAtTheField() {
        assertThat(send(asLead, new byte[20 * 1024 * 1024 + 1]))
                .hasStatus(422)
                .bodyText()
                .contains("must be smaller than 20 MB");
    }

    @Test
    void aListWhileAnotherIsAtWorkIsRefusedInASentence() {
        String page = send(asLead, "SIS-1,LM,Lakeside,Teacher").getResponse().getRedirectedUrl();
        confirm(page, null);

        assertThat(send(asLead, "SIS-2,LM,Lakeside,Teacher"))
                .hasStatus(422)
                .bodyText()
                .contains("Another list of this district is being read or carried out");
    }

    @Test
    void closingManyAsksForTheNumber() {
        carryOut(send(asLead, "SIS-1,LM,Lakeside,Teacher", "SIS-2,LM,Lakeside,Teacher"));
        String page = send(asLead, "SIS-1,LM,Lakeside,Teacher").getResponse().getRedirectedUrl();

        assertThat(get(page, asLead)).bodyText().contains("closes 1 of 2 people");
        assertThat(confirm(page, null)).hasStatus(422).bodyText().contains("Confirm that 1 people have left");
        assertThat(confirm(page, "1")).hasStatus3xxRedirection();
    }

    @Test
    void aListIsCarriedOutAfterTheConfirmation() {
        String page = carryOut(send(asLead, "SIS-1,LM,Lakeside,Teacher"));

        assertThat(get(page, asLead)).bodyText().contains("was carried out on");
        assertThat(get("/admin/staff", asLead)).bodyText().contains("1 new, 0 changed, 0 closed", "Lee Lead");
    }

    @Test
    void aListCanBeSetAside() {
        String page = send(asLead, "SIS-1,LM,Lakeside,Teacher").getResponse().getRedirectedUrl();
        String path = page.replaceFirst("\\?.*", "");

        assertThat(post(path + "/set-aside", asLead)).hasStatus3xxRedirection();
        assertThat(get(page, asLead)).bodyText().contains("was set aside");
    }

    @Test
    void aRecordIsLookedUpByItsWholeId() {
        carryOut(send(asLead, "SIS-1,LM,Lakeside Middle,Teacher"));

        assertThat(post("/admin/staff/find", asLead, "words", "SIS-1"))
                .hasStatusOk()
                .bodyText()
                .contains("Lakeside Middle", "Has opened Waymark");
        assertThat(post("/admin/staff/find", asLead, "words", "SIS")).bodyText().contains("No record has this id");
        assertThat(post("/admin/staff/find", asLead, "words", " ")).hasStatus(422);
    }

    @Test
    void peopleSeeTheirOwnRecordAndNobodyElses() {
        PersonId tess = test.person(district, "Tess");
        test.isRegisteredAs("SIS-1", tess, district);
        PersonId tom = test.person(district, "Tom");
        test.isRegisteredAs("SIS-2", tom, district);
        carryOut(send(asLead, "SIS-1,LM,Lakeside Middle,Coach", "SIS-2,LM,Lakeside Middle,Painter"));

        assertThat(get("/privacy", TestPeople.as(tess, district)))
                .bodyText()
                .contains("What the register of your district says", "Lakeside Middle", "Coach")
                .doesNotContain("Painter");
    }

    private void assertNothingIsFoundBy(Authentication other) throws IOException {
        StaffImportId list = taken("SIS-1,LM,Lakeside,Teacher");
        String of = "/admin/staff/imports/" + list;
        for (String path : List.of("/admin/staff", "/admin/staff/template.csv", of, of + "/faults.csv")) {
            assertThat(get(path, other)).as(path).hasStatus(404);
        }
        for (String path : List.of(of + "/confirm", of + "/set-aside", "/admin/staff/find")) {
            assertThat(post(path, other)).as(path).hasStatus(404);
        }
        assertThat(send(other, "SIS-1,LM,Lakeside,Teacher")).hasStatus(404);
    }

    private StaffImportId taken(String row) throws IOException {
        return imports.take(
                new Desk(district, lead),
                StaffImportsContract.files("person_sourcedid,school_code,school_name,job", row),
                true);
    }

    private String carryOut(MvcTestResult sent) {
        String page = sent.getResponse().getRedirectedUrl();
        assertThat(confirm(page, null)).hasStatus3xxRedirection();
        TestJobs.runDue(context, clock.instant());
        return page;
    }

    private MvcTestResult confirm(String page, String closing) {
        String path = page.replaceFirst("\\?.*", "") + "/confirm";
        return closing == null ? post(path, asLead) : post(path, asLead, "closing", closing);
    }

    private MvcTestResult send(Authentication who, String... rows) {
        return send(
                who,
                Stream.of(rows).reduce(HEADER, (all, row) -> all + row + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private MvcTestResult send(Authentication who, byte[] file) {
        return web.perform(web.post()
                .uri("/admin/staff/imports")
                .multipart()
                .file(new MockMultipartFile("files", "staff.csv", "text/csv", file))
                .with(authentication(who))
                .with(csrf()));
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.perform(web.get().uri(path).with(authentication(who)));
    }

    private MvcTestResult post(String path, Authentication who, String... parameters) {
        var request = web.post().uri(path).with(authentication(who)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return web.perform(request);
    }
}
