package org.waymark.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.Quirk;
import org.waymark.Requirement;

/** RFC 8288, as AGS 2.0, 3.2.8 uses it. */
class NextPageTests {

    private static final URI PAGE = URI.create("https://lms.example/items?page=1");

    @Test
    @Requirement(72)
    void isTakenVerbatim() {
        assertThat(NextPage.of(List.of("<https://lms.example/items?p=%2F2&a=b,c>; rel=\"next\""), PAGE))
                .contains(URI.create("https://lms.example/items?p=%2F2&a=b,c"));
    }

    @Test
    @Requirement(72)
    void isFoundAmongOthers() {
        assertThat(NextPage.of(
                        List.of(
                                "<https://lms.example/1>; rel=\"first\", <https://lms.example/2>; title=\"x, y\"; rel=next"),
                        PAGE))
                .contains(URI.create("https://lms.example/2"));
    }

    @Test
    @Requirement(72)
    void isAbsentOnTheLastPage() {
        assertThat(NextPage.of(List.of("<https://lms.example/1>; rel=\"prev\""), PAGE))
                .isEmpty();
    }

    @Test
    @Requirement(72)
    void isOfTheSameOriginWithTheDefaultPortSaidOrNot() {
        assertThat(NextPage.sameOrigin(URI.create("https://LMS.example/a"), URI.create("https://lms.example:443/b")))
                .isTrue();
        assertThat(NextPage.sameOrigin(URI.create("https://lms.example/a"), URI.create("https://lms.example:8443/b")))
                .isFalse();
    }

    // Moodle writes curly quotes and &amp; into it
    @Test
    @Requirement(72)
    @Quirk("moodle A4")
    void isNotReadFromAHeaderThatIsNone() {
        assertThat(NextPage.of(List.of("<https://lms.example/items?limit=1&amp;from=1>; rel=\u201cnext\u201d"), PAGE))
                .isEmpty();
    }
}
