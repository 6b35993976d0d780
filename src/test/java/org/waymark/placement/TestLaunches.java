package org.waymark.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

/** Launches of one course of one LMS, for tests. */
final class TestLaunches {

    static final Set<String> SCOPES = Set.of(GradeAccess.SCORE, GradeAccess.LINE_ITEM);
    static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
    static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    static final String ISSUER = "https://lms.example";

    private final DistrictId district;
    private final UUID registration;
    private final String lms;
    private final boolean results;

    TestLaunches(DistrictId district, UUID registration, String lms) {
        this(district, registration, lms, false);
    }

    private TestLaunches(DistrictId district, UUID registration, String lms, boolean results) {
        this.results = results;
        this.district = district;
        this.registration = registration;
        this.lms = lms;
    }

    static TestLaunches in(DistrictId district) {
        return new TestLaunches(district, UUID.randomUUID(), ISSUER);
    }

    /** The same course, which lets us read its gradebook too. */
    TestLaunches withResults() {
        return new TestLaunches(district, registration, lms, true);
    }

    LtiLaunch learner(String sub, String link, String definition) {
        return resource(sub, LEARNER, link, definition, ags(lms + "/items/" + link + "?type_id=1", lms + "/items"));
    }

    LtiLaunch instructor(String sub, String link, String definition) {
        return resource(sub, INSTRUCTOR, link, definition, null);
    }

    LtiLaunch resource(String sub, String role, String link, String definition, LtiLaunch.AgsEndpoint ags) {
        return launch(
                sub,
                role,
                LtiLaunch.RESOURCE_LINK,
                new LtiLaunch.ResourceLink(link, "Portfolio", null),
                definition == null ? Map.of() : Map.of(Placements.DEFINITION, definition),
                ags,
                null);
    }

    /** A link of another course of the same LMS, with these parameters. */
    LtiLaunch elsewhere(
            String sub, String role, String context, String link, String title, Map<String, String> custom) {
        LtiLaunch launch = launch(
                sub, role, LtiLaunch.RESOURCE_LINK, new LtiLaunch.ResourceLink(link, title, null), custom, null, null);
        return in(launch, context, LtiLaunch.RESOURCE_LINK, null);
    }

    /** From the gradebook, about the work of another behind this link. */
    LtiLaunch review(String sub, String role, String link, String forUser) {
        LtiLaunch launch = launch(
                sub,
                role,
                LtiLaunch.SUBMISSION_REVIEW,
                new LtiLaunch.ResourceLink(link, "Portfolio", null),
                Map.of(),
                null,
                null);
        return in(launch, "2", LtiLaunch.SUBMISSION_REVIEW, forUser);
    }

    private static LtiLaunch in(LtiLaunch launch, String context, String message, String forUser) {
        return new LtiLaunch(
                launch.registration(),
                launch.tenant(),
                launch.issuer(),
                launch.clientId(),
                launch.deploymentId(),
                launch.sub(),
                launch.name(),
                launch.roles(),
                message,
                launch.targetLinkUri(),
                launch.resourceLink(),
                new LtiLaunch.Context(context, "PD101", "Course " + context),
                launch.custom(),
                launch.ags(),
                launch.deepLinking(),
                forUser,
                launch.presentation(),
                launch.platformOrigin());
    }

    UUID registration() {
        return registration;
    }

    LtiLaunch deepLinking(String sub, String role, LtiLaunch.DeepLinkingSettings settings) {
        return launch(sub, role, LtiLaunch.DEEP_LINKING, null, Map.of(), null, settings);
    }

    LtiLaunch.DeepLinkingSettings settings(boolean multiple, boolean lineItem) {
        return new LtiLaunch.DeepLinkingSettings(
                lms + "/deep_links", Set.of("ltiResourceLink"), multiple, lineItem, "what the LMS \"knows\"");
    }

    static LtiLaunch.AgsEndpoint ags(String lineItem, String lineItems) {
        return new LtiLaunch.AgsEndpoint(lineItems, lineItem, SCOPES);
    }

    SignedInPerson person(PersonId id, LtiLaunch launch) {
        return person(id, launch, "en");
    }

    SignedInPerson spanish(PersonId id, LtiLaunch launch) {
        return person(id, launch, "es");
    }

    private SignedInPerson person(PersonId id, LtiLaunch launch, String language) {
        return new SignedInPerson(
                id,
                district,
                registration,
                "Jordan Reyes",
                launch.isLearner(),
                launch.isAuthor(),
                false,
                lms,
                null,
                language,
                "America/Denver");
    }

    private LtiLaunch launch(
            String sub,
            String role,
            String message,
            LtiLaunch.ResourceLink link,
            Map<String, String> custom,
            LtiLaunch.AgsEndpoint ags,
            LtiLaunch.DeepLinkingSettings settings) {
        return new LtiLaunch(
                registration,
                district.id(),
                ISSUER,
                "client-1",
                "deployment-1",
                sub,
                "Jordan Reyes",
                List.of(role),
                message,
                "http://localhost:8080/lti/launch",
                link,
                new LtiLaunch.Context("2", "PD101", "Teacher Competency Pathway"),
                custom,
                ags == null || !results
                        ? ags
                        : new LtiLaunch.AgsEndpoint(
                                ags.lineItems(),
                                ags.lineItem(),
                                Set.of(GradeAccess.SCORE, GradeAccess.LINE_ITEM, GradeAccess.RESULT_READ_ONLY)),
                settings,
                null,
                new LtiLaunch.Presentation("iframe", null, "en"),
                lms);
    }
}
