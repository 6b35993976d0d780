package org.waymark.catalog.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestQueries;
import org.waymark.catalog.About;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.goals.GoalPlan;
import org.waymark.catalog.goals.Goals;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.programmes.Programmes;

/** Pages that let somebody choose from the whole catalogue show a page of it, however much there is. */
@OnH2
class ManyCredentialsTests {

    /** A longer number here and there. */
    private static final int A_FEW_CHARACTERS = 200;

    private static final int MOST_QUERIES = 16;

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    @Autowired
    Goals goals;

    @Autowired
    Stacks stacks;

    @Autowired
    Programmes programmes;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private Authentication lead;
    private int published;

    @BeforeEach
    void aLead() {
        district = people.district();
        PersonId person = people.person(district, "Lee", Role.LEAD, Role.DESIGNER);
        lead = TestPeople.as(person, district);
        goals.put(
                new GoalPlan(
                        "READ",
                        "Every child reads",
                        "Why",
                        Set.of(Audience.EDUCATOR),
                        LocalDate.of(2026, 8, 1),
                        LocalDate.of(2029, 6, 30),
                        "Office of literacy",
                        "Show it."),
                district,
                "operator",
                "OPERATOR");
    }

    @Test
    void costAsManyQueriesAndAsLongAPageForTwoHundredAsForThirty() throws Exception {
        List<String> pages = pages();
        publish(30);
        publishPilots(3);
        Map<String, long[]> few = measured(pages);
        publish(170);
        publishPilots(17);
        Map<String, long[]> many = measured(pages);

        SoftAssertions all = new SoftAssertions();
        for (String page : pages) {
            all.assertThat(many.get(page)[0])
                    .as("queries of " + page)
                    .isEqualTo(few.get(page)[0])
                    .isLessThanOrEqualTo(MOST_QUERIES);
            all.assertThat(many.get(page)[1])
                    .as("length of " + page)
                    .isLessThanOrEqualTo(few.get(page)[1] + A_FEW_CHARACTERS);
        }
        all.assertAll();
    }

    @Test
    void findTheLastOfAllByItsWords() {
        publish(60);

        for (String page :
                List.of("/admin/credentials?q=copy%2059", "/design?q=copy%2059", "/admin/catalogue?q=copy%2059")) {
            assertThat(get(page)).as(page).bodyText().contains("Copy 59").doesNotContain("Copy 58");
        }
        assertThat(get("/admin/credentials?page=3")).bodyText().contains("Page 3 of 4", "Copy 45");
        assertThat(get("/goals/READ?page=3"))
                .bodyText()
                .contains("Page 3 of 3", "Copy 59", "/credentials?goal=READ&amp;audience=EDUCATOR");
    }

    @Test
    void speakSpanishWhereThereAreMany() {
        publish(30);
        PersonId person = people.person(district, "Luz", Role.LEAD, Role.DESIGNER);
        lead = TestPeople.as(TestPeople.signedIn(person, district, "es"));

        assertThat(get("/admin/credentials"))
                .bodyText()
                .contains("Se muestran 20 de 33")
                .doesNotContain("??");
        assertThat(get("/design")).bodyText().contains("Buscar otras").doesNotContain("??");
        assertThat(get("/goals/READ")).bodyText().contains("Buscar entre ellas").doesNotContain("??");
    }

    private List<String> pages() {
        DefinitionId one =
                definitions.byCode("WM-PSG-01", district).orElseThrow().definition();
        Stacks.By by = new Stacks.By(district, "operator", "OPERATOR");
        StackText text = new StackText("Groups", "", Rule.all(List.of(Rule.credential(one))));
        String stack = stacks.begin("GROUPS", false, text, by).orElseThrow().toString();
        return List.of(
                "/credentials",
                "/admin/credentials",
                "/admin/credentials/" + one,
                "/admin/catalogue",
                "/admin/stacks/" + stack,
                "/admin/programmes/" + programmes.begin(district, "Reading", "Why") + "/about",
                "/design",
                "/goals/READ");
    }

    private Map<String, long[]> measured(List<String> pages) throws UnsupportedEncodingException {
        Map<String, long[]> measured = new LinkedHashMap<>();
        for (String page : pages) {
            get(page);
            long queries = TestQueries.during(
                    jdbc, () -> assertThat(get(page)).as(page).hasStatusOk());
            measured.put(page, new long[] {
                queries, get(page).getResponse().getContentAsString().length()
            });
        }
        return measured;
    }

    private void publish(int more) {
        for (int i = 0; i < more; i++) {
            definitions.publish(
                    district, "N-" + published, "1.0.0", content("Copy %02d".formatted(published++)), Stage.LIVE);
        }
    }

    private void publishPilots(int more) {
        for (int i = 0; i < more; i++) {
            definitions.publish(
                    district, "P-" + published, "1.0.0", content("Pilot %02d".formatted(published++)), Stage.PILOT);
        }
    }

    private static DefinitionContent content(String title) {
        DefinitionContent some = TestDefinitions.titled(title);
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
                some.alignment(),
                new About(
                        "Literacy",
                        Set.of(Audience.EDUCATOR),
                        "en",
                        List.of(),
                        "",
                        List.of(),
                        List.of(),
                        2,
                        About.Picture.PLAIN,
                        List.of("READ"),
                        null));
    }

    private MvcTestResult get(String address) {
        return web.get().uri(URI.create(address)).with(authentication(lead)).exchange();
    }
}
