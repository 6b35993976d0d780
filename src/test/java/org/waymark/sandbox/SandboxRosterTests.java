package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.waymark.OnSandbox;
import org.waymark.Quirk;
import org.waymark.TestClock;
import tools.jackson.databind.JsonNode;

/** The list of members in the several ways of LMSs. */
@OnSandbox
class SandboxRosterTests {

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private SandboxTools tools;

    @Autowired
    private SandboxLinks links;

    private TestTool tool;

    @BeforeEach
    void registerATool() {
        tool = new TestTool(port, clock);
        tool.registered(tools.openRegistration(null));
    }

    @AfterEach
    void closeIt() {
        behave("{}");
        tool.close();
    }

    @Test
    @Quirk("moodle N3")
    void theSuspendedVanishAsInMoodle() {
        behave("{\"suspended\":[\"teacher2\"]}");

        assertThat(ids(members(""))).hasSize(7).doesNotContain("teacher2");
    }

    @Test
    void theSuspendedAreInactiveElsewhere() {
        behave("{\"suspended\":[\"teacher2\"],\"statuses\":true}");

        assertThat(TestTool.json(members("")).get("members").toString())
                .contains("{\"user_id\":\"teacher2\",\"roles\":[\"Learner\"],\"status\":\"Inactive\"");
    }

    @Test
    void whoIsSuspendedLaunchesNothing() {
        behave("{\"suspended\":[\"teacher2\"]}");
        long link = links.navigation().stream()
                .filter(each -> each.clientId().equals(tool.clientId))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(tool.get("/links/" + link + "/launch", "sandbox-user=teacher2")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Quirk("moodle N4")
    void theRoleIsForgottenOnTheSecondPage() {
        String next = link(members("?role=Learner&limit=2"), "next");

        assertThat(next).endsWith("?limit=2&from=2").doesNotContain("role");
    }

    @Test
    void pagesAreAsLongAsItIsTold() {
        behave("{\"pageSize\":3}");
        HttpResponse<String> first = members("");

        assertThat(ids(first)).hasSize(3);
        assertThat(ids(read(link(first, "next")))).hasSize(3).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void changesAreToldFromTheMomentTheyWereAskedFor() {
        behave("{\"differences\":true}");
        String since = link(members(""), "differences");
        behave("{\"differences\":true,\"suspended\":[\"teacher2\"]}");

        assertThat(TestTool.json(read(since)).get("members").toString())
                .contains("\"user_id\":\"teacher2\"", "\"status\":\"Deleted\"")
                .doesNotContain("teacher1");
        assertThat(ids(read(link(read(since), "differences")))).isEmpty();
    }

    @Test // NRPS 2.0, 3.3
    @Quirk("moodle N5")
    void aLinksMembersCarryTheMessageOfTheLink() {
        assertThat(members("?rlid=7").body()).contains("\"message\":[{", "\"id\":\"7\"");
    }

    private HttpResponse<String> members(String query) {
        return read(tool.base() + "/lti/nrps/2/bindings/" + tool.deploymentId + "/memberships" + query);
    }

    private HttpResponse<String> read(String url) {
        return tool.read(url, SandboxScopes.MEMBERSHIP_READ, SandboxMedia.MEMBERS);
    }

    private static List<String> ids(HttpResponse<String> page) {
        return TestTool.json(page)
                .get("members")
                .valueStream()
                .map((JsonNode member) -> member.get("user_id").stringValue())
                .toList();
    }

    private static String link(HttpResponse<String> page, String relation) {
        Matcher link = Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"")
                .matcher(String.join(", ", page.headers().allValues("Link")));
        assertThat(link.find()).as(relation).isTrue();
        return link.group(1);
    }

    private void behave(String ways) {
        assertThat(TestTool.send(HttpRequest.newBuilder(URI.create(tool.base() + "/roster"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(ways)))
                        .statusCode())
                .isEqualTo(204);
    }
}
