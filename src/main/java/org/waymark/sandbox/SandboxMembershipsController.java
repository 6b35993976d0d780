package org.waymark.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The members of the course (NRPS 2.0). Like Moodle it gives short role names and leaves out the administrator. */
@Controller
@Profile("sandbox")
class SandboxMembershipsController {

    private final SandboxTokens tokens;
    private final SandboxAddresses addresses;
    private final SandboxAnswers answers;

    SandboxMembershipsController(SandboxTokens tokens, SandboxAddresses addresses, SandboxAnswers answers) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.answers = answers;
    }

    @GetMapping("/sandbox/lti/nrps/" + SandboxCourse.ID + "/bindings/{deployment}/memberships")
    ResponseEntity<byte[]> members(
            @PathVariable String deployment,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            @RequestParam(name = "role", required = false) @Nullable String role,
            @RequestParam(name = "limit", defaultValue = "0") int limit,
            @RequestParam(name = "from", defaultValue = "0") int from) {
        if (!"*/*".equals(accept)) {
            SandboxMedia.accepts(accept, SandboxMedia.MEMBERS);
        }
        SandboxTool tool = tokens.tool(authorization, SandboxScopes.MEMBERSHIP_READ);
        if (!tool.deploymentId().equals(deployment)) {
            throw new SandboxRefusal(HttpStatus.NOT_FOUND, "No such deployment");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", addresses.memberships(tool));
        answer.put(
                "context", Map.of("id", SandboxCourse.ID, "label", SandboxCourse.LABEL, "title", SandboxCourse.TITLE));
        List<Map<String, Object>> all = members(tool, role);
        int page = limit > 0 ? limit : addresses.mode().membersPerPage();
        boolean more = page > 0 && from + page < all.size();
        answer.put("members", page > 0 ? all.stream().skip(from).limit(page).toList() : all);
        // Like Moodle the next page forgets which role was asked for
        String next = addresses.memberships(tool) + "?limit=" + page + "&from=" + (from + page);
        return answers.of(HttpStatus.OK, SandboxMedia.MEMBERS, answer, more ? next : null);
    }

    private static List<Map<String, Object>> members(SandboxTool tool, @Nullable String role) {
        return SandboxPerson.ALL.stream()
                .filter(SandboxPerson::enrolled)
                .filter(person ->
                        role == null || role.endsWith("#" + shortRole(person)) || role.equals(shortRole(person)))
                .map(person -> shown(tool, person))
                .toList();
    }

    private static String shortRole(SandboxPerson person) {
        return person.learner() ? "Learner" : "Instructor";
    }

    private static Map<String, Object> shown(SandboxTool tool, SandboxPerson person) {
        SandboxMode mode = SandboxMode.now();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("user_id", mode.subject(person));
        values.put(
                "roles",
                List.of(mode.hasMoodlesRoster() ? shortRole(person) : SandboxPerson.MEMBERSHIP + shortRole(person)));
        values.put("status", "Active");
        values.put("lis_person_sourcedid", "SIS-" + person.id().toUpperCase(Locale.ROOT));
        if (tool.asksFor("name") || tool.asksFor("given_name") || tool.asksFor("family_name")) {
            values.put("name", person.name());
            values.put("given_name", person.givenName());
            values.put("family_name", person.familyName());
        }
        if (tool.asksFor("email")) {
            values.put("email", person.email());
        }
        return values;
    }
}
