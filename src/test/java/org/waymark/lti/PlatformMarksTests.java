package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.waymark.Quirk;
import org.waymark.lti.PlatformRegistration.Status;

class PlatformMarksTests {

    private final PlatformRegistration moodle = platform("https://moodle.lakeside.example", "moodle");
    private final PlatformRegistration canvas = platform("https://canvas.instructure.com", "canvas");
    private final PlatformMarks marks = new PlatformMarks();

    @Test
    void areNotStrangeAtTheSiteThatWasRegistered() {
        marks.guid("42e4");
        marks.service("https://Moodle.lakeside.example/mod/lti/services.php/2/lineitems?type_id=2");
        marks.back("https://moodle.lakeside.example/mod/lti/return.php?course=2");

        assertThat(marks.strange(Set.of(), moodle)).isEmpty();
        assertThat(marks.toLearn(Set.of(), moodle)).containsExactly("guid 42e4");
    }

    @Test
    void areStrangeWhereASiteOfItsOwnNamesAnotherHost() {
        marks.service("https://staging.lakeside.example/mod/lti/services.php/2/lineitems");

        assertThat(marks.strange(Set.of(), moodle)).containsExactly("service staging.lakeside.example");
    }

    @Test
    void areStrangeUnderAnotherGuidThanBefore() {
        marks.guid("other");

        assertThat(marks.strange(Set.of("guid 42e4"), moodle)).containsExactly("guid other");
        assertThat(PlatformMarks.expected(Set.of("guid other"), Set.of("guid 42e4"), moodle))
                .containsExactly("guid 42e4");
    }

    @Test
    @Quirk("canvas launch")
    void areLearntFromTheFirstLaunchWhereOneIssuerServesManySchools() {
        marks.guid("g1");
        marks.service("https://lakeside.instructure.com/api/lti/courses/2/line_items");
        marks.back("https://lakeside.instructure.com/courses/2/external_content/success");

        assertThat(marks.strange(Set.of(), canvas)).isEmpty();
        assertThat(marks.toLearn(Set.of(), canvas))
                .containsExactly("guid g1", "return lakeside.instructure.com", "service lakeside.instructure.com");
    }

    @Test
    @Quirk("canvas launch")
    void areStrangeInTheBetaAndTestCopiesOfACanvas() {
        marks.guid("g1");
        marks.service("https://lakeside.beta.instructure.com/api/lti/courses/2/line_items");

        assertThat(marks.strange(Set.of("guid g1", "service lakeside.instructure.com"), canvas))
                .containsExactly("environment beta", "service lakeside.beta.instructure.com");
    }

    @Test
    @Quirk("canvas launch")
    void areStrangeWhereTheCustomParameterNamesATestEnvironment() {
        marks.environment("TEST");

        assertThat(marks.strange(Set.of(), canvas)).containsExactly("environment test");
    }

    @Test
    @Quirk("canvas launch")
    void sayNothingOfTheEnvironmentOfRealCourses() {
        marks.environment("prod");

        assertThat(marks.strange(Set.of(), canvas)).isEmpty();
    }

    @Test
    @Quirk("canvas launch")
    void allowASchoolToReachOneCanvasByAnotherName() {
        marks.guid("g1");
        marks.back("https://learn.lakeside.example/courses/2");

        assertThat(marks.strange(Set.of("guid g1", "return lakeside.instructure.com"), canvas))
                .isEmpty();
        assertThat(marks.strange(Set.of("return lakeside.instructure.com"), canvas))
                .containsExactly("return learn.lakeside.example");
    }

    @Test
    void stayOneLineEachAndShort() {
        marks.guid("a\nservice evil.example\n" + "x".repeat(1000));

        assertThat(marks.toLearn(Set.of(), canvas))
                .singleElement()
                .satisfies(mark -> assertThat(mark)
                        .startsWith("guid a service evil.example ")
                        .doesNotContain("\n")
                        .hasSizeLessThan(320));
    }

    private static PlatformRegistration platform(String issuer, String product) {
        return new PlatformRegistration(
                UUID.randomUUID(),
                issuer,
                "client-1",
                URI.create(issuer + "/auth"),
                URI.create(issuer + "/token"),
                URI.create(issuer + "/jwks"),
                issuer + "/token",
                Set.of(),
                product,
                Status.ACTIVE,
                null,
                null);
    }
}
