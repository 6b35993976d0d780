package org.waymark.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The custom parameter variables of LTI Core 1.3, appendix B, which this platform can substitute. */
final class SandboxVariables {

    private SandboxVariables() {}

    static Map<String, String> of(@Nullable SandboxLink link, SandboxPerson who) {
        SandboxMode mode = SandboxMode.now();
        if (mode == SandboxMode.MINIMAL) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        values.put("$Context.id", SandboxCourse.ID);
        values.put("$Context.label", SandboxCourse.LABEL);
        values.put("$Context.title", SandboxCourse.TITLE);
        values.put("$Context.id.history", "");
        values.put("$CourseSection.title", SandboxCourse.TITLE);
        values.put("$CourseSection.label", SandboxCourse.LABEL);
        values.put("$User.id", mode.subject(who));
        values.put("$User.username", who.id());
        values.put("$Person.name.full", who.name());
        values.put("$Person.name.given", who.givenName());
        values.put("$Person.name.family", who.familyName());
        values.put("$Person.email.primary", who.email());
        values.put("$Membership.role", String.join(",", mode.roles(who)));
        values.put("$Person.sourcedId", who.sourcedId());
        switch (mode) {
            case MOODLE -> {
                // A Unix time here, ISO 8601 there: so it is in Moodle
                values.put("$Context.timeFrame.begin", "1756684800");
                values.put("$CourseSection.timeFrame.begin", "2025-09-01T00:00:00+00:00");
            }
            case CANVAS -> values.put("$Canvas.environment.prod", "true");
            default -> {}
        }
        if (link != null) {
            if (mode != SandboxMode.MOODLE) {
                values.put("$ResourceLink.id.history", "");
            }
            if (link.copiedFrom() != null) {
                values.put("$Context.id", link.contextId());
                values.put("$Context.id.history", SandboxCourse.ID);
                values.computeIfPresent("$ResourceLink.id.history", (name, none) -> String.valueOf(link.copiedFrom()));
            }
            values.put("$ResourceLink.id", String.valueOf(link.id()));
            values.put("$ResourceLink.title", link.title());
            values.put("$ResourceLink.description", link.text());
        }
        return values;
    }

    /** Their names without the dollar sign, for the platform configuration. */
    static List<String> names() {
        SandboxLink any = new SandboxLink(0, "", false, "", "", "", "", SandboxCourse.ID, null);
        return of(any, SandboxPerson.ALL.get(0)).keySet().stream()
                .map(name -> name.substring(1))
                .sorted()
                .toList();
    }
}
