package org.waymark.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The claims that one LMS sends and no specification knows, as far as a tool could stumble over them. */
@Component
@Profile("sandbox")
class SandboxHabits {

    private static final String BASIC_OUTCOME = "https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome";

    private final SandboxAddresses addresses;
    private final Clock clock;

    SandboxHabits(SandboxAddresses addresses, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    void addTo(
            JWTClaimsSet.Builder claims, SandboxMode mode, SandboxLaunch launch, SandboxPerson who, String placement) {
        boolean resource = launch.messageType().equals(SandboxLaunches.RESOURCE_LINK);
        switch (mode) {
            case MOODLE -> {
                claims.claim(SandboxLaunches.CLAIM + "ext", Map.of("user_username", who.id(), "lms", "moodle-2"));
                if (resource) {
                    claims.claim(BASIC_OUTCOME, basicOutcome(launch, who));
                }
            }
            case CANVAS -> {
                claims.claim("https://www.instructure.com/placement", resource ? "assignment_view" : named(placement))
                        .claim("https://www.instructure.com/lti_student_id", "")
                        .claim(SandboxLaunches.CLAIM + "lti1p1", Map.of("user_id", SandboxSecrets.hash(who.id())))
                        .claim("errors", Map.of("errors", Map.of()))
                        .claim("locale", launch.locale())
                        .claim("picture", "https://canvas.instructure.com/images/messages/avatar-50.png");
            }
            case BRIGHTSPACE -> {
                claims.notBeforeTime(Date.from(clock.instant()))
                        .claim("http://www.brightspace.com", brightspace(who))
                        .claim(
                                SandboxLaunches.CLAIM + "lti11_legacy_user_id",
                                String.valueOf(1000 + SandboxPerson.ALL.indexOf(who)))
                        .claim("d2l_link_item_id", 0);
            }
            case BLACKBOARD ->
                claims.claim(SandboxLaunches.CLAIM + "ext", Map.of("lms", "bb-4000.0.0", "user_username", who.id()))
                        .claim("locale", "en_US");
            case PLAIN, HOSTILE ->
                claims.claim(
                        SandboxLaunches.CLAIM + "ext", Map.of("user_username", who.id(), "lms", "waymark-sandbox"));
            case MINIMAL -> {}
        }
    }

    /** LTI 1.1's way of grading, which Moodle goes on to offer. */
    private Map<String, Object> basicOutcome(SandboxLaunch launch, SandboxPerson who) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put(
                "lis_result_sourcedid",
                "{\"data\":{\"instanceid\":\"" + launch.linkId() + "\",\"userid\":\"" + SandboxMode.MOODLE.subject(who)
                        + "\",\"typeid\":null,\"launchid\":1},\"hash\":\"" + SandboxSecrets.hash(who.id()) + "\"}");
        outcome.put("lis_outcome_service_url", addresses.base() + "/lti/service");
        return outcome;
    }

    private static Map<String, Object> brightspace(SandboxPerson who) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("tenant_id", "5a1d7c5e-3b0f-4f0e-9b62-6a0b0b7f3c11");
        own.put("org_defined_id", "SIS-" + who.id());
        own.put("user_id", 1000 + SandboxPerson.ALL.indexOf(who));
        own.put("username", who.id());
        own.put("Context.id.history", "");
        own.put("ResourceLink.id.history", "");
        return own;
    }

    private static String named(String placement) {
        return placement.isEmpty() ? "assignment_selection" : placement;
    }
}
