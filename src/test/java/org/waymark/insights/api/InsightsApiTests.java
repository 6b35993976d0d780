package org.waymark.insights.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.waymark.OnH2;
import org.waymark.insights.TestWork;
import org.waymark.insights.overview.Insights;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.yaml.snakeyaml.Yaml;

/** The operator reads sums and tables; the description of the API is of all of it and of nothing else. */
@OnH2
class InsightsApiTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    LiveCounts counts;

    @Autowired
    MockMvcTester web;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void sumsAreExactHoweverSmall() {
        TestWork work = fiveOfWhomTwoEarned();
        assertThat(counts.of(work.district())).isEqualTo(new LiveCounts.Summary(5, 2, 2, 3, 0, 0));
    }

    @Test
    void whatIsEarnedAnewCountsOnce() {
        TestWork work = new TestWork(context);
        List<PersonId> members = work.members(2);
        work.begin(members);
        work.handIn(members);
        work.earn(members);
        work.earnAnew(members);
        assertThat(counts.of(work.district())).isEqualTo(new LiveCounts.Summary(2, 2, 2, 2, 0, 0));
    }

    @Test
    void theSummaryHasTheseNames() {
        TestWork work = fiveOfWhomTwoEarned();
        assertThat(web.get()
                        .uri("/api/insights/summary?district=" + work.district())
                        .header("Authorization", "Bearer an-admin-token-for-tests"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("""
                        {"joined":5,"earners":2,"awards":2,"submissions":3,"entitlements":0,"entitlementCents":0}""");
    }

    @Test
    void anybodyMayReadTheDescription() {
        assertThat(web.get().uri("/openapi.yaml")).hasStatusOk().bodyText().startsWith("openapi: 3.1.0");
    }

    @Test
    void everyAddressOfTheApiIsDescribedAndNoOther() throws IOException {
        Set<String> served = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add(method.name().toLowerCase() + " " + path))));
        Set<String> described = new TreeSet<>();
        paths().forEach((path, operations) ->
                operations.keySet().forEach(method -> described.add(method + " " + path)));
        assertThat(described).isEqualTo(served).isNotEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyTableIsNamedInTheDescription() throws IOException {
        TestWork work = fiveOfWhomTwoEarned();
        work.count();
        Map<String, Object> get = (Map<String, Object>)
                paths().get("/api/insights/tables/{table}").get("get");
        Map<String, Object> table = ((List<Map<String, Object>>) get.get("parameters")).get(0);
        List<String> described = (List<String>) ((Map<String, Object>) table.get("schema")).get("enum");
        assertThat(described)
                .containsExactlyElementsOf(
                        context.getBean(Insights.class).tables(work.district()).keySet());
    }

    @Test
    void anotherDistrictsNumbersAreNotAmongThem() {
        fiveOfWhomTwoEarned();
        DistrictId other = context.getBean(TestPeople.class).district();
        assertThat(counts.of(other)).isEqualTo(LiveCounts.Summary.nothing());
    }

    private TestWork fiveOfWhomTwoEarned() {
        TestWork work = new TestWork(context);
        List<PersonId> members = work.members(5);
        work.begin(members.subList(0, 4));
        work.handIn(members.subList(0, 3));
        work.earn(members.subList(0, 2));
        return work;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths() throws IOException {
        try (InputStream in = new ClassPathResource("openapi.yaml").getInputStream()) {
            Map<String, Object> all = new Yaml().load(in);
            return (Map<String, Map<String, Object>>) all.get("paths");
        }
    }
}
