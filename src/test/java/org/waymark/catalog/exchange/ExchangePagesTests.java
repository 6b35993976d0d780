package org.waymark.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

@OnH2
class ExchangePagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    @Autowired
    AuditLog audit;

    private DistrictId district;
    private PersonId leadId;
    private Authentication lead;
    private Authentication designer;
    private String changed;

    @BeforeEach
    void someone() throws IOException {
        district = people.district();
        leadId = people.person(district, "Lee", Role.LEAD);
        lead = TestPeople.as(leadId, district);
        designer = TestPeople.as(people.person(district, "Dana", Role.DESIGNER), district);
        changed = Files.readString(Path.of("src/main/resources/samples/definitions.yaml"))
                .replaceFirst("1\\.0\\.0", "2.0")
                .replace("WM-FAE-01", "WM-FAE-09");
    }

    @Test
    void showWhatAFileWouldDoLineByLine() {
        MvcTestResult preview = get(sent(changed, lead), lead);

        assertThat(preview)
                .hasStatusOk()
                .bodyText()
                .contains("1 new, 1 changed, 1 as they are", "Line 5", "1.0.0, then 2.0", "WM-FAE-09", "Import it");
        assertThat(definitions.byCode("WM-FAE-09", district)).isEmpty();
    }

    @Test
    void importWhatWasShown() {
        String preview = sent(changed, lead);

        assertThat(post(preview, lead)).hasStatus3xxRedirection().hasRedirectedUrl("/admin/catalogue");

        assertThat(definitions.byCode("WM-FAE-09", district)).isPresent();
        assertThat(definitions.byCode("WM-PSG-01", district))
                .map(DefinitionVersion::number)
                .contains("2.0");
        assertThat(audit.by(district.id(), List.of(leadId.toString())))
                .extracting(AuditLog.Done::verb)
                .contains("catalogue-imported");
        assertThat(post(preview, lead)).hasStatus(404);
    }

    @Test
    void importNothingElseThanWasShown() {
        String preview = sent(changed, lead);
        String other = sent(changed, lead);
        post(other, lead);

        assertThat(post(preview, lead)).hasStatus(409).bodyText().contains("has changed since you looked", "0 new");
    }

    @Test
    void nameEachFaultWithItsLine() {
        MvcTestResult refused = send(changed.replace("from: [A5]", "from: [A7]"), lead);

        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains("Nothing was taken", "definitions[1].criteria[3].from", "No evidence has the id A7");
    }

    @Test
    void sayWhereNoFileWasSent() {
        assertThat(send("", lead)).hasStatus(422).bodyText().contains("Select a file");
    }

    @Test
    void letADesignerLookAndALeadImport() {
        String preview = sent(changed, designer);

        assertThat(get(preview, designer)).hasStatusOk().bodyText().contains("A programme lead imports it");
        assertThat(post(preview, designer)).hasStatus(404);
        assertThat(post(preview, lead)).hasStatus3xxRedirection();
    }

    @Test
    void areThereForNobodyElse() {
        String preview = sent(changed, lead);
        DistrictId elsewhere = people.district();
        Authentication far = TestPeople.as(people.person(elsewhere, "Fay", Role.LEAD), elsewhere);
        Authentication teacher = TestPeople.as(people.person(district, "Tess"), district);

        assertThat(get(preview, far)).hasStatus(404);
        assertThat(post(preview, far)).hasStatus(404);
        assertThat(get("/admin/catalogue", teacher)).hasStatus(404);
        assertThat(get("/admin/catalogue/export", teacher)).hasStatus(404);
        assertThat(get("/admin/catalogue", TestPeople.asOperator())).hasStatus(404);
    }

    @Test
    void giveTheWholeCatalogueOrOneOfIt() throws Exception {
        String whole = text(get("/admin/catalogue/export", designer));
        String one = text(get("/admin/catalogue/export?format=json&slug=productive-small-group-work", designer));

        assertThat(CatalogueFile.read(whole.getBytes(StandardCharsets.UTF_8), TextFile.Kind.YAML)
                        .definitions())
                .hasSize(3);
        assertThat(CatalogueFile.read(one.getBytes(StandardCharsets.UTF_8), TextFile.Kind.JSON)
                        .definitions())
                .extracting(FileDefinition::code)
                .containsExactly("WM-PSG-01");
        assertThat(get("/admin/catalogue/export?slug=none", designer)).hasStatus(404);
    }

    @Test
    void speakSpanish() {
        Authentication spanish = TestPeople.as(TestPeople.signedIn(leadId, district, "es"));

        assertThat(get(sent(changed, spanish), spanish))
                .bodyText()
                .contains("Lo que haría")
                .doesNotContain("??");
        assertThat(send(changed.replace("title:", "titel:"), spanish))
                .bodyText()
                .contains("Falta esto")
                .doesNotContain("??");
    }

    private String sent(String text, Authentication who) {
        MvcTestResult answer = send(text, who);
        assertThat(answer).hasStatus3xxRedirection();
        return answer.getResponse().getRedirectedUrl();
    }

    private MvcTestResult send(String text, Authentication who) {
        return web.post()
                .multipart()
                .file(new MockMultipartFile(
                        "file", "catalogue.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8)))
                .uri("/admin/catalogue/import")
                .with(authentication(who))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String address, Authentication who) {
        return web.get().uri(address).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String address, Authentication who) {
        return web.post().uri(address).with(authentication(who)).with(csrf()).exchange();
    }

    private static String text(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
