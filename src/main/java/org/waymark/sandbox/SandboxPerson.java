package org.waymark.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody of the sandbox course. The id is the LTI {@code sub}. */
record SandboxPerson(
        String id, String givenName, String familyName, String task, List<String> roles, boolean enrolled) {

    static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
    private static final String INSTITUTION = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";

    static final List<SandboxPerson> ALL = List.of(
            learner("teacher1", "Tess", "Arnold"),
            learner("teacher2", "Tomás", "Rivera"),
            learner("teacher3", "Thandi", "Nkosi"),
            instructor("reviewer1", "Rae", "Chen", "Reviewer"),
            instructor("reviewer2", "Rob", "Okafor", "Reviewer"),
            instructor("reviewer3", "Rita", "Marsh", "Reviewer"),
            instructor("coach1", "Cora", "Diaz", "Coach"),
            new SandboxPerson(
                    "designer1",
                    "Dana",
                    "Whitfield",
                    "Course designer",
                    List.of(MEMBERSHIP + "Instructor", MEMBERSHIP + "ContentDeveloper"),
                    true),
            new SandboxPerson(
                    "admin1",
                    "Alex",
                    "Kim",
                    "LMS administrator",
                    List.of(INSTITUTION + "Administrator", MEMBERSHIP + "Instructor"),
                    false));

    static Optional<SandboxPerson> find(@Nullable String id) {
        return ALL.stream().filter(person -> person.id.equals(id)).findFirst();
    }

    static List<SandboxPerson> learners() {
        return ALL.stream().filter(SandboxPerson::learner).toList();
    }

    public String name() {
        return givenName + " " + familyName;
    }

    public String email() {
        return id + "@lakeside.example";
    }

    /** As the district's register calls them. */
    String sourcedId() {
        return "SIS-" + id.toUpperCase(Locale.ROOT);
    }

    public boolean learner() {
        return roles.contains(MEMBERSHIP + "Learner");
    }

    public boolean designer() {
        return roles.contains(MEMBERSHIP + "ContentDeveloper");
    }

    public boolean admin() {
        return roles.contains(INSTITUTION + "Administrator");
    }

    private static SandboxPerson learner(String id, String given, String family) {
        return new SandboxPerson(id, given, family, "Teacher", List.of(MEMBERSHIP + "Learner"), true);
    }

    private static SandboxPerson instructor(String id, String given, String family, String task) {
        return new SandboxPerson(id, given, family, task, List.of(MEMBERSHIP + "Instructor"), true);
    }
}
