package org.waymark.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/**
 * The members of the course (NRPS 2.0). Like Moodle it gives short role names, leaves out the administrator, forgets the
 * role on the second page, and lets the suspended vanish; {@code POST /sandbox/roster} makes it behave otherwise.
 */
@Controller
@Profile("sandbox")
class SandboxMembershipsController {

    private final SandboxTokens tokens;
    private final SandboxRoster roster;
    private final SandboxAddresses addresses;
    private final SandboxAnswers answers;
    private final SandboxJson json;

    SandboxMembershipsController(
            SandboxTokens tokens,
            SandboxRoster roster,
            SandboxAddresses addresses,
            SandboxAnswers answers,
            SandboxJson json) {
        this.tokens = tokens;
        this.roster = roster;
        this.addresses = addresses;
        this.answers = answers;
        this.json = json;
    }

    /** Who is suspended from now on, and how the list tells: {"suspended", "statuses", "differences", "pageSize"}. */
    @PostMapping("/sandbox/roster")
    ResponseEntity<Void> behave(@RequestBody String body) {
        JsonNode asked = json.object(body);
        roster.set(new SandboxRoster.Ways(
                Set.copyOf(SandboxJson.list(asked, "suspended")),
                asked.path("statuses").asBoolean(false),
                asked.path("differences").asBoolean(false),
                asked.path("pageSize").asInt(0)));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/sandbox/lti/nrps/" + SandboxCourse.ID + "/bindings/{deployment}/memberships")
    ResponseEntity<byte[]> members(
            @PathVariable String deployment,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            @RequestParam(name = "role", required = false) @Nullable String role,
            @RequestParam(name = "rlid", required = false) @Nullable String link,
            @RequestParam(name = "since", required = false) @Nullable Integer since,
            @RequestParam(name = "limit", defaultValue = "0") int limit,
            @RequestParam(name = "from", defaultValue = "0") int from) {
        if (!"*/*".equals(accept)) {
            SandboxMedia.accepts(accept, SandboxMedia.MEMBERS);
        }
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.MEMBERSHIP_READ);
        if (!tool.deploymentId().equals(deployment)) {
            throw new SandboxRefusal(HttpStatus.NOT_FOUND, "No such deployment");
        }
        SandboxRoster.Ways ways = roster.ways();
        List<Map<String, Object>> found = SandboxPerson.ALL.stream()
                .filter(SandboxPerson::enrolled)
                .filter(person -> isListed(person, ways, since))
                .filter(person ->
                        role == null || role.endsWith("#" + shortRole(person)) || role.equals(shortRole(person)))
                .map(person -> shown(tool, person, ways, since != null, link))
                .toList();
        int size = limit > 0
                ? limit
                : ways.pageSize() > 0 ? ways.pageSize() : addresses.mode().membersPerPage();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", addresses.memberships(tool));
        answer.put(
                "context", Map.of("id", SandboxCourse.ID, "label", SandboxCourse.LABEL, "title", SandboxCourse.TITLE));
        answer.put("members", size > 0 ? found.stream().skip(from).limit(size).toList() : found);
        // Like Moodle the next page forgets which role was asked for
        return linked(
                answers.of(HttpStatus.OK, SandboxMedia.MEMBERS, answer),
                size > 0 && from + size < found.size()
                        ? "<" + addresses.memberships(tool) + "?limit=" + size + "&from=" + (from + size)
                                + (since == null ? "" : "&since=" + since) + ">; rel=\"next\""
                        : null,
                ways.differences()
                        ? "<" + addresses.memberships(tool) + "?since=" + roster.now() + ">; rel=\"differences\""
                        : null);
    }

    private static ResponseEntity<byte[]> linked(ResponseEntity<byte[]> answer, @Nullable String... links) {
        ResponseEntity.BodyBuilder linked =
                ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders());
        for (String link : links) {
            if (link != null) {
                linked.header("Link", link);
            }
        }
        return linked.body(answer.getBody());
    }

    private boolean isListed(SandboxPerson person, SandboxRoster.Ways ways, @Nullable Integer since) {
        if (since != null) {
            return roster.changedSince(since).contains(person.id());
        }
        return ways.statuses()
                || !SandboxMode.now().hasMoodlesRoster()
                || !ways.suspended().contains(person.id());
    }

    private static String shortRole(SandboxPerson person) {
        return person.learner() ? "Learner" : "Instructor";
    }

    private static String status(SandboxPerson person, SandboxRoster.Ways ways, boolean change) {
        if (!ways.suspended().contains(person.id())) {
            return "Active";
        }
        return change && !ways.statuses() ? "Deleted" : "Inactive";
    }

    private static Map<String, Object> shown(
            SandboxTool tool, SandboxPerson person, SandboxRoster.Ways ways, boolean change, @Nullable String link) {
        SandboxMode mode = SandboxMode.now();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("user_id", mode.subject(person));
        values.put(
                "roles",
                List.of(mode.hasMoodlesRoster() ? shortRole(person) : SandboxPerson.MEMBERSHIP + shortRole(person)));
        values.put("status", status(person, ways, change));
        values.put("lis_person_sourcedid", person.sourcedId());
        if (tool.asksFor("name") || tool.asksFor("given_name") || tool.asksFor("family_name")) {
            values.put("name", person.name());
            values.put("given_name", person.givenName());
            values.put("family_name", person.familyName());
        }
        if (tool.asksFor("email")) {
            values.put("email", person.email());
        }
        if (link != null) {
            // NRPS 2.0, 3.3; as Moodle fills it
            values.put(
                    "message",
                    List.of(Map.of(
                            SandboxLaunches.CLAIM + "message_type",
                            SandboxLaunches.RESOURCE_LINK,
                            SandboxLaunches.CLAIM + "resource_link",
                            Map.of("id", link))));
        }
        return values;
    }
}
