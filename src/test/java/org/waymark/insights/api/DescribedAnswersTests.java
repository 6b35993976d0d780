package org.waymark.insights.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.insights.TestWork;
import org.waymark.insights.goals.GoalSummaries;
import org.waymark.insights.goals.TestGoals;
import org.waymark.people.earners.Audience;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import wiremock.com.networknt.schema.InputFormat;
import wiremock.com.networknt.schema.JsonSchemaFactory;
import wiremock.com.networknt.schema.SpecVersion;
import wiremock.com.networknt.schema.ValidationMessage;

/** What the API answers is what its description says of that address and that status, refusals included. */
@OnH2
class DescribedAnswersTests {

    private static final String TOKEN = "Bearer an-admin-token-for-tests";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvcTester web;

    private TestWork work;

    @BeforeEach
    void countedWithAGoal() {
        work = new TestWork(context);
        work.begin(work.members(12));
        TestGoals.goal("literacy", Set.of(Audience.EDUCATOR), work.district(), context);
        work.count();
        context.getBean(GoalSummaries.class).count(work.district());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/insights/summary",
                "/api/insights/tables",
                "/api/insights/tables/{table}",
                "/api/insights/goals",
                "/api/insights/goals/{goal}/tables/{table}"
            })
    void eachAnswerIsAsDescribed(String path) throws Exception {
        assertThat(faults(path, path + "?district=" + work.district(), TOKEN, 200))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/insights/summary",
                "/api/insights/tables",
                "/api/insights/tables/{table}",
                "/api/insights/goals",
                "/api/insights/goals/{goal}/tables/{table}"
            })
    void refusalsAreAsDescribedToo(String path) throws Exception {
        assertThat(faults(path, path + "?district=Nowhere", TOKEN, 404)).isEmpty();
        assertThat(faults(path, path + "?district=" + work.district(), null, 401))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/insights/tables",
                "/api/insights/tables/{table}",
                "/api/insights/goals",
                "/api/insights/goals/{goal}/tables/{table}"
            })
    void withoutADistrictItIsABadRequest(String path) throws Exception {
        assertThat(faults(path, path, TOKEN, 400)).isEmpty();
    }

    @Test
    void tooManyWrongTokensAreAnsweredAsDescribed() throws Exception {
        String path = "/api/insights/summary";
        MockHttpServletResponse last = get(path, "Bearer wrong", "203.0.113.77");
        for (int i = 0; last.getStatus() == 401 && i < 30; i++) {
            last = get(path, "Bearer wrong", "203.0.113.77");
        }
        assertThat(last.getHeader("Retry-After")).isEqualTo("600");
        assertThat(faults(path, last, 429)).isEmpty();
    }

    @Test
    void whatIsNotDescribedIsAFault() throws Exception {
        assertThat(validate("{\"joined\": \"five\"}", schema("/api/insights/summary", 200, "application/json")))
                .isNotEmpty();
    }

    private Set<ValidationMessage> faults(String path, String address, String token, int status) throws Exception {
        String filled = address.replace("{goal}", "literacy")
                .replace("{table}", path.contains("goals") ? "goal-criteria" : "funnel");
        return faults(path, get(filled, token, token == null ? "203.0.113.50" : "127.0.0.1"), status);
    }

    private Set<ValidationMessage> faults(String path, MockHttpServletResponse answer, int status) throws Exception {
        assertThat(answer.getStatus()).as(path).isEqualTo(status);
        String type = answer.getContentType().replaceAll(";.*", "");
        return validate(answer.getContentAsString(), schema(path, status, type));
    }

    private MockHttpServletResponse get(String address, String token, String from) {
        return web.get()
                .uri(address)
                .with(request -> {
                    request.setRemoteAddr(from);
                    if (token != null) {
                        request.addHeader("Authorization", token);
                    }
                    return request;
                })
                .exchange()
                .getResponse();
    }

    private static Set<ValidationMessage> validate(String answer, Map<String, Object> schema) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.writeValueAsString(schema))
                .validate(answer, InputFormat.JSON);
    }

    /** What the description says of an answer, with all that it refers to. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> schema(String path, int status, String type) throws IOException {
        try (InputStream in = new ClassPathResource("openapi.yaml").getInputStream()) {
            Map<String, Object> all = new Yaml().load(in);
            Map<String, Object> answer =
                    (Map<String, Object>) in(all, List.of("paths", path, "get", "responses", Integer.toString(status)));
            if (answer.get("$ref") instanceof String other) {
                answer =
                        (Map<String, Object>) in(all, List.of(other.substring(2).split("/")));
            }
            Map<String, Object> schema =
                    new LinkedHashMap<>((Map<String, Object>) in(answer, List.of("content", type, "schema")));
            schema.put("components", all.get("components"));
            return schema;
        }
    }

    @SuppressWarnings("unchecked")
    private static Object in(Map<String, Object> all, List<String> path) {
        Object at = all;
        for (String each : path) {
            at = ((Map<String, Object>) at).get(each);
            assertThat(at).as("%s of the description", path).isNotNull();
        }
        return at;
    }
}
