package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.people.DistrictId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

@OnH2
class OpenRubricTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    private DistrictId district;

    @BeforeEach
    void aDistrict() {
        district = people.district();
    }

    @Test
    void isThereForAnyoneWhereTheDistrictPublishesIt() {
        publishes("1");

        assertThat(open(district.toString(), "productive-small-group-work"))
                .hasStatusOk()
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("Success depends on combining different information")
                .doesNotContain("action=\"/credentials");
    }

    @Test
    void speaksTheLanguageOfTheBrowser() {
        publishes("1");

        assertThat(web.get()
                        .uri("/open/" + district + "/credentials/productive-small-group-work")
                        .header("Accept-Language", "es"))
                .bodyText()
                .contains("Una microcredencial de");
    }

    @Test
    void isThereForAGuestToo() {
        publishes("1");
        SignedInPerson guest = SignedInPerson.byLink(people.person(district, "Nora"), district, "Nora", "en", "UTC");

        assertThat(web.get()
                        .uri("/open/" + district + "/credentials/productive-small-group-work")
                        .with(authentication(TestPeople.as(guest))))
                .hasStatusOk();
    }

    @Test
    void isNotThereUntilADistrictSaysSo() {
        assertThat(open(district.toString(), "productive-small-group-work")).hasStatus(404);
    }

    @Test
    void isNotThereAnyMoreWhenADistrictTakesItBack() {
        publishes("1");
        publishes("0");

        assertThat(open(district.toString(), "productive-small-group-work")).hasStatus(404);
    }

    @Test
    void showsOnlyWhatIsLive() {
        publishes("1");
        definitions.publish(district, "P-1", "1.0.0", renamed("A pilot"), Stage.PILOT);

        assertThat(open(district.toString(), "a-pilot")).hasStatus(404);
        assertThat(open(district.toString(), "no-such-thing")).hasStatus(404);
        assertThat(open(DistrictId.fresh().toString(), "productive-small-group-work"))
                .hasStatus(404);
    }

    private static DefinitionContent renamed(String title) {
        DefinitionContent some = TestDefinitions.smallGroupWork();
        return new DefinitionContent(
                title,
                some.competency(),
                some.keyMethod(),
                some.methodComponents(),
                some.overview(),
                some.evidence(),
                some.criteria(),
                some.reflection(),
                some.workload(),
                some.alignment());
    }

    private void publishes(String yes) {
        var lead = TestPeople.as(people.person(district, "Lee", Role.LEAD), district);
        assertThat(web.post()
                        .uri("/admin/district/policies")
                        .with(authentication(lead))
                        .with(csrf())
                        .param("open-rubrics", yes)
                        .param("shown-open-rubrics", yes.equals("1") ? "0" : "1"))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult open(String where, String slug) {
        return web.get().uri("/open/" + where + "/credentials/" + slug).exchange();
    }
}
