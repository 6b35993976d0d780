package org.waymark.catalog.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestDatabases;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;

@OnH2
class StackPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Stacks stacks;

    @Autowired
    Definitions definitions;

    @Autowired
    SessionFactory sessions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    EntityManager entities;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    PersonId jordan;
    Authentication teacher;
    Authentication spanish;
    Authentication designer;
    List<NamedDefinition> three;

    @BeforeEach
    void people() {
        district = people.district();
        jordan = people.person(district, "Jordan");
        teacher = TestPeople.as(jordan, district);
        spanish = TestPeople.as(TestPeople.signedIn(jordan, district, "es"));
        designer = TestPeople.as(people.person(district, "Dee", Role.DESIGNER), district);
        three = definitions.named(district);
    }

    @Test
    void sayInWordsWhatRemains() {
        StackId id = published("S-1");
        TestReviews.awarded(three.get(1).id(), jordan, district, context);
        assertThat(get("/stacks", teacher)).bodyText().contains("Teacher leader", "one of two");
        assertThat(get("/stacks/" + id, teacher))
                .bodyText()
                .contains(
                        "You have one of two. To earn: one more micro-credential.",
                        "Any two of these three",
                        three.get(2).title());
        assertThat(get("/stacks/" + id, spanish))
                .bodyText()
                .contains("Tiene una de dos. Por obtener: una microcredencial más.", "dos cualesquiera de estas tres")
                .doesNotContain("??");
    }

    @Test
    void takeAsManyQueriesForTwoHundredAsForTwenty() {
        for (int i = 0; i < 20; i++) {
            published("S-" + i);
        }
        long few = queries("/stacks");
        for (int i = 20; i < 200; i++) {
            published("S-" + i);
        }
        assertThat(queries("/stacks")).isEqualTo(few).isLessThanOrEqualTo(6);
    }

    @Test
    void areWrittenClickByClickAndPublished() {
        String page = redirect(post(
                "/admin/stacks/new", Map.of("code", "LEAD-1", "title", "Teacher leader", "kind", "stack"), designer));
        click(page, Map.of("act", "add:", "add", "c:" + three.get(0).id()));
        click(page, Map.of("act", "add:", "add", "c:" + three.get(1).id()));
        click(page, Map.of("act", "up:1"));
        click(page, Map.of("act", "group:"));
        click(page, Map.of("act", "add:2", "add2", "c:" + three.get(2).id(), "need2", "1", "name2", "Choice"));
        Document shown = shown(page);
        assertThat(shown.select("main strong").eachText())
                .containsExactly(
                        three.get(1).title(), three.get(0).title(), three.get(2).title());
        assertThat(click(page, Map.of("act", "publish"))).hasStatus(302);
        assertThat(get("/stacks", teacher)).bodyText().contains("Teacher leader", "none of three");
    }

    @Test
    void keepWhatIsLookedForFromClickToClick() {
        String page = redirect(post(
                "/admin/stacks/new", Map.of("code", "LEAD-1", "title", "Teacher leader", "kind", "stack"), designer));

        String found = page + "?q=" + three.get(0).title();
        assertThat(redirect(click(page, Map.of("act", "find", "q", three.get(0).title()))))
                .isEqualTo(found.replace(" ", "+"));

        assertThat(shown(found).select("#add option").eachAttr("value"))
                .containsExactly("", "c:" + three.get(0).id());
        assertThat(redirect(click(
                        found, Map.of("act", "add:", "add", "c:" + three.get(0).id()))))
                .isEqualTo(found.replace(" ", "+"));
        assertThat(shown(found).select("main strong").eachText())
                .containsExactly(three.get(0).title());
        assertThat(shown(found.replaceFirst("q=.*", "q=nothing-like-it"))
                        .select("main [role=status]")
                        .text())
                .contains("Nothing fits");
    }

    @Test
    void areNotPublishedWithAFault() {
        String page = redirect(post(
                "/admin/stacks/new", Map.of("code", "LEAD-1", "title", "Teacher leader", "kind", "stack"), designer));
        assertThat(click(page, Map.of("act", "publish", "title", "Another title")))
                .hasStatus(422)
                .bodyText()
                .contains("a group of nothing can never be complete", "Another title");
        assertThat(stacks.of(district)).isEmpty();
    }

    @Test
    void loseNothingWhenTwoWriteAtOnce() {
        StackId id = published("S-1");
        String page = "/admin/stacks/" + id;
        Map<String, String> mine = fields(shown(page));
        click(page, Map.of("act", "save", "title", "Theirs"));
        mine.put("title", "Mine");
        mine.put("act", "remove:0");
        MvcTestResult conflict = post(page, mine, designer);
        assertThat(conflict).hasStatus(409).bodyText().contains("Theirs", "value=\"Mine\"");
        assertThat(stacks.draft(id, district).text().title()).isEqualTo("Theirs");

        Map<String, String> again = fields(Jsoup.parse(text(conflict)));
        again.put("act", "save");
        assertThat(post(page, again, designer)).hasStatus(302);
        assertThat(stacks.draft(id, district).text())
                .satisfies(text -> assertThat(text.title()).isEqualTo("Mine"))
                .satisfies(text -> assertThat(text.rule().members()).hasSize(2));
    }

    @Test
    void askBeforeAGroupGoesWithAllThatIsInIt() {
        StackId id = published("S-1");
        String page = "/admin/stacks/" + id;
        click(page, Map.of("act", "group:"));
        click(page, Map.of("act", "add:3", "add3", "c:" + three.get(0).id(), "need3", "1", "name3", "Choice"));

        MvcTestResult asked = click(page, Map.of("act", "remove:3", "summary", "Typed just now"));
        assertThat(asked)
                .hasStatusOk()
                .bodyText()
                .contains("Remove “Choice”?", "<li>" + three.get(0).title() + "</li>");
        assertThat(stacks.draft(id, district).text().rule().members()).hasSize(4);

        Map<String, String> fields = fields(Jsoup.parse(text(asked)));
        fields.put("act", "save");
        assertThat(post(page, fields, designer)).hasStatus(302);
        assertThat(stacks.draft(id, district).text().summary()).isEqualTo("Typed just now");
        assertThat(stacks.draft(id, district).text().rule().members()).hasSize(4);

        fields = fields(Jsoup.parse(text(click(page, Map.of("act", "remove:3")))));
        fields.put("act", "removed:3");
        assertThat(post(page, fields, designer)).hasStatus(302);
        assertThat(stacks.draft(id, district).text().rule().members()).hasSize(3);
    }

    @Test
    void readOnlyPresentVersionsForWhoeverEarnedNothing() {
        StackId id = published("S-1");
        long once = entitiesOf("/stacks");
        Stacks.By by = new Stacks.By(district, "operator", "OPERATOR");
        for (int need = 1; need < 4; need++) {
            Rule rule = Rule.any(need, rule().members());
            stacks.write(id, new StackText("Teacher leader", "", rule), by);
            assertThat(stacks.publish(id, by)).isEmpty();
        }
        assertThat(entitiesOf("/stacks")).isEqualTo(once);
    }

    private long entitiesOf(String path) {
        Statistics statistics = sessions.getStatistics();
        get(path, teacher);
        statistics.clear();
        assertThat(get(path, teacher)).hasStatusOk();
        return statistics.getEntityLoadCount();
    }

    @Test
    void sayWhatRetiringMeansAndAskFirst() {
        StackId id = published("S-1");
        assertThat(shown("/admin/stacks/" + id).select("main form[action$=retire]"))
                .isEmpty();

        assertThat(get("/admin/stacks/" + id + "/retire", designer))
                .hasStatusOk()
                .bodyText()
                .contains("goes on by the rule they have", "Keep it");
        assertThat(get("/admin/stacks/" + id + "/retire", teacher)).hasStatus(404);
        assertThat(stacks.of(district)).hasSize(1);
        assertThat(post("/admin/stacks/" + id + "/retire", Map.of(), designer)).hasStatus(302);
        assertThat(stacks.of(district)).isEmpty();
        assertThat(get("/admin/stacks/" + id + "/retire", designer)).hasStatus(302);
    }

    @Test
    void tellTheirWritersWhatIsRetiredInThem() {
        StackId id = published("S-1");
        definitions.retire(three.get(0).id(), district, null);
        definitions.retire(three.get(1).id(), district, null);

        assertThat(get("/admin/stacks/" + id, designer))
                .bodyText()
                .contains("Nobody who begins now can finish it", "Retired: nobody begins it any more");
        assertThat(get("/admin/stacks", designer)).bodyText().contains("Cannot be finished any more");
    }

    @Test
    void keepWhatWasTypedWhereSomebodyElseTakesTheCodeAtTheSameMoment() throws Exception {
        Stacks.By by = new Stacks.By(district, "operator", "OPERATOR");
        CountDownLatch taken = new CountDownLatch(1);
        Thread other = new Thread(() -> transaction.executeWithoutResult(status -> {
            stacks.begin("SAME", false, new StackText("Theirs", "", rule()), by);
            entities.flush();
            taken.countDown();
            TestDatabases.awaitSomebodyWaiting(context.getBean(JdbcClient.class));
        }));
        other.start();
        taken.await(5, TimeUnit.SECONDS);

        MvcTestResult late =
                post("/admin/stacks/new", Map.of("code", "SAME", "title", "Mine & all", "kind", "stack"), designer);
        other.join();

        assertThat(late)
                .hasStatus(409)
                .bodyText()
                .contains("Somebody else has just taken this code", "value=\"Mine &amp; all\"");
    }

    @Test
    void takeWordsOnly() {
        assertThat(post(
                        "/admin/stacks/new",
                        Map.of("code", "M", "title", "<b>x</b>", "summary", "a<b", "kind", "stack"),
                        designer))
                .hasStatus(422)
                .bodyText()
                .contains("there is markup here");
    }

    @Test
    void survivesAForgedRule() {
        StackId id = published("S-1");
        for (String forged : List.of("{", "null", "[]", "{\"kind\":\"NO\"}", "{\"kind\":null}", "x".repeat(70_000))) {
            assertThat(post("/admin/stacks/" + id, Map.of("title", "T", "edition", "99", "rule", forged), designer))
                    .hasStatus(409);
        }
    }

    @Test
    void areNotForOthersToWrite() {
        StackId id = published("S-1");
        Authentication far = TestPeople.as(people.person(people.district(), "Far", Role.LEAD), people.district());
        for (String path : List.of("/admin/stacks", "/admin/stacks/new", "/admin/stacks/" + id)) {
            assertThat(get(path, teacher)).hasStatus(404);
        }
        assertThat(get("/admin/stacks/" + id, far)).hasStatus(404);
        assertThat(get("/stacks/" + id, far)).hasStatus(404);
        assertThat(get("/admin/stacks", TestPeople.asOperator())).hasStatus(404);
    }

    @Test
    void escapeWhatAnAuthorWrote() {
        StackId id = stacks.begin(
                        "X",
                        false,
                        new StackText("<script>alert(1)</script>", "<b>x</b>", rule()),
                        new Stacks.By(district, "operator", "OPERATOR"))
                .orElseThrow();
        stacks.publish(id, new Stacks.By(district, "operator", "OPERATOR"));
        assertThat(get("/stacks/" + id, teacher)).bodyText().doesNotContain("<script>alert", "<b>x</b>");
        assertThat(get("/admin/stacks/" + id, designer)).bodyText().doesNotContain("<script>alert", "<b>x</b>");
    }

    private Rule rule() {
        return Rule.any(
                2, three.stream().map(each -> Rule.credential(each.id())).toList());
    }

    private StackId published(String code) {
        Stacks.By by = new Stacks.By(district, "operator", "OPERATOR");
        StackId id = stacks.begin(code, false, new StackText("Teacher leader", "", rule()), by)
                .orElseThrow();
        assertThat(stacks.publish(id, by)).isEmpty();
        return id;
    }

    private long queries(String path) {
        Statistics statistics = sessions.getStatistics();
        get(path, teacher);
        statistics.clear();
        assertThat(get(path, teacher)).hasStatusOk();
        return statistics.getPrepareStatementCount();
    }

    private MvcTestResult click(String page, Map<String, String> typed) {
        Map<String, String> fields = fields(shown(page));
        fields.putAll(typed);
        return post(page, fields, designer);
    }

    private Document shown(String page) {
        return Jsoup.parse(text(get(page, designer)));
    }

    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new HashMap<>();
        Element form = page.select("main form").first();
        form.select("input[name],textarea[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
        form.select("select[name]")
                .forEach(field -> fields.put(
                        field.attr("name"), field.select("option[selected]").attr("value")));
        return fields;
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String redirect(MvcTestResult result) {
        return result.getResponse().getRedirectedUrl();
    }

    private MvcTestResult get(String address, Authentication who) {
        return web.get().uri(address).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String address, Map<String, String> typed, Authentication who) {
        var request = web.post().uri(address).with(csrf()).with(authentication(who));
        typed.forEach(request::param);
        return request.exchange();
    }
}
