package org.waymark.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 8288, as AGS 2.0, 3.2.8 uses it (requirement 72). */
class NextPageTests {

    private static final URI PAGE = URI.create("https://lms.example/items?page=1");

    @Test
    void isTakenVerbatim() {
        assertThat(NextPage.of(List.of("<https://lms.example/items?p=%2F2&a=b,c>; rel=\"next\""), PAGE))
                .contains(URI.create("https://lms.example/items?p=%2F2&a=b,c"));
    }

    @Test
    void isFoundAmongOthers() {
        assertThat(NextPage.of(
                        List.of(
                                "<https://lms.example/1>; rel=\"first\", <https://lms.example/2>; title=\"x, y\"; rel=next"),
                        PAGE))
                .contains(URI.create("https://lms.example/2"));
    }

    @Test
    void isAbsentOnTheLastPage() {
        assertThat(NextPage.of(List.of("<https://lms.example/1>; rel=\"prev\""), PAGE))
                .isEmpty();
    }

    @Test
    void isOfTheSameOriginWithTheDefaultPortSaidOrNot() {
        assertThat(NextPage.sameOrigin(URI.create("https://LMS.example/a"), URI.create("https://lms.example:443/b")))
                .isTrue();
        assertThat(NextPage.sameOrigin(URI.create("https://lms.example/a"), URI.create("https://lms.example:8443/b")))
                .isFalse();
    }
}
