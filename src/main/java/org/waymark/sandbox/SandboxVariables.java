package org.waymark.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The custom parameter variables of LTI Core 1.3, appendix B, which this platform can substitute. */
final class SandboxVariables {

    private SandboxVariables() {}

    static Map<String, String> of(@Nullable SandboxLink link, SandboxPerson who) {
        Map<String, String> values = new HashMap<>();
        values.put("$Context.id", SandboxCourse.ID);
        values.put("$Context.label", SandboxCourse.LABEL);
        values.put("$Context.title", SandboxCourse.TITLE);
        values.put("$Context.id.history", "");
        values.put("$CourseSection.title", SandboxCourse.TITLE);
        values.put("$CourseSection.label", SandboxCourse.LABEL);
        values.put("$User.id", who.id());
        values.put("$User.username", who.id());
        values.put("$Person.name.full", who.name());
        values.put("$Person.name.given", who.givenName());
        values.put("$Person.name.family", who.familyName());
        values.put("$Person.email.primary", who.email());
        values.put("$Membership.role", String.join(",", who.roles()));
        if (link != null && link.copiedFrom() != null) {
            values.put("$Context.id", link.contextId());
            values.put("$Context.id.history", SandboxCourse.ID);
            values.put("$ResourceLink.id.history", String.valueOf(link.copiedFrom()));
        }
        if (link != null) {
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
