package org.waymark.catalog.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestQueries;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;

@OnH2
class FindPageTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    @Autowired
    TestTold told;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    private DistrictId district;
    private Authentication teacher;
    private DefinitionId smallGroups;

    @BeforeEach
    void someone() {
        district = people.district();
        PersonId person = people.person(district, "Jordan");
        teacher = TestPeople.as(person, district);
        smallGroups = definitions.byCode("WM-PSG-01", district).orElseThrow().definition();
    }

    @Test
    void findsByWordsAndFilters() {
        assertThat(get("/credentials?q=SMALL%20group&hours=6-10"))
                .hasStatusOk()
                .bodyText()
                .contains("1 micro-credential<", "Productive small-group work", "Show all")
                .doesNotContain("Formative assessment");
    }

    @Test
    void keepsWhatWasTypedAndEscapesIt() {
        assertThat(get("/credentials?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing fits", "&quot;&gt;&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void makesTheBestOfWhatMakesNoSense() {
        assertThat(get("/credentials?page=-7&hours=many&audience=ALL&reward=%00"))
                .hasStatus(400);
        assertThat(get("/credentials?page=99999999999&hours=many&audience=ALL&reward=luck"))
                .hasStatusOk()
                .bodyText()
                .contains("3 micro-credentials");
    }

    @Test
    void saysWhatItBringsAndHowLongItTookOthers() {
        told.brings(smallGroups, "200 USD once");
        told.took(smallGroups, 11.5, 7);

        assertThat(get("/credentials?reward=PAY"))
                .hasStatusOk()
                .bodyText()
                .contains("Productive small-group work", "200 USD once", "about 11.5 hours", "about 10 hours")
                .doesNotContain("Formative assessment");
    }

    @Test
    void saysWhomItIsForWhereThatIsNotEducatorsAlone() {
        definitions.publish(district, "P-1", "1.0.0", TestContents.forOneReader("Leading talk"), Stage.LIVE);

        assertThat(get("/credentials?q=leading")).bodyText().contains("For:", "Principals · ", "Community members");
        assertThat(get("/credentials?q=WM-PSG-01"))
                .bodyText()
                .contains("1 micro")
                .doesNotContain("For:");
    }

    @Test
    void saysInWhichLanguageTheWordsAre() {
        definitions.publish(
                district, "ES-1", "1.0.0", TestContents.inSpanish("Escuchar a cada estudiante"), Stage.LIVE);

        Document list = Jsoup.parse(text(get("/credentials?q=escuchar")));
        assertThat(list.select("article h3 a").attr("lang")).isEqualTo("es");
        assertThat(list.select("article > p").first().attr("lang")).isEqualTo("es");
        Document one = Jsoup.parse(text(get(list.select("article h3 a").attr("href"))));
        assertThat(one.select("h1").attr("lang")).isEqualTo("es");
        assertThat(one.select("main summary[lang=es], main dd[lang=es]")).isNotEmpty();
        assertThat(one.select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void anOlderVersionsLanguageIsFilledIn() throws Exception {
        jdbc.sql("update definition_search set language = '' where district_id = ?")
                .param(district.id())
                .update();
        try (Connection connection = database.getConnection()) {
            new OlderVersionsHaveALanguage().migrate(new Context() {
                @Override
                public Configuration getConfiguration() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Connection getConnection() {
                    return connection;
                }
            });
        }
        assertThat(Jsoup.parse(text(get("/credentials"))).select("article h3 a").eachAttr("lang"))
                .containsOnly("en");
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void leadsToWritingOneOfOnesOwn() {
        assertThat(get("/credentials")).bodyText().contains("href=\"/design\"");
    }

    @Test
    void saysNothingOfTheHoursOfFewerThanFive() {
        told.took(smallGroups, 99, 4);

        assertThat(get("/credentials")).hasStatusOk().bodyText().doesNotContain("99 hours");
    }

    @Test
    void turnsPagesWithWhatIsLookedFor() {
        publish(25);

        assertThat(get("/credentials?q=copy&page=1"))
                .bodyText()
                .contains("25 micro-credentials", "Page 1 of 2", "/credentials?q=copy&amp;page=2");
        assertThat(get("/credentials?q=copy&page=2")).bodyText().contains("Page 2 of 2", "Copy 24");
    }

    /** The database counts them, whoever sends them. */
    @Test
    void takesTheSameQueriesForTwentyAndTwoHundred() {
        publish(20);
        long few = queries();
        publish(180);
        long many = queries();

        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(9);
    }

    private long queries() {
        get("/credentials?q=copy");
        return TestQueries.during(
                jdbc, () -> assertThat(get("/credentials?q=copy")).hasStatusOk());
    }

    private int published;

    private void publish(int more) {
        for (int i = 0; i < more; i++) {
            String title = "Copy %02d".formatted(published);
            definitions.publish(district, "N-" + published++, "1.0.0", TestDefinitions.titled(title), Stage.LIVE);
        }
    }

    private MvcTestResult get(String address) {
        return web.get().uri(URI.create(address)).with(authentication(teacher)).exchange();
    }
}
