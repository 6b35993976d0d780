package org.waymark.lti.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** RFC 8288, as AGS 2.0, 3.2.8 uses it (requirement 72). */
class PageLinksTests {

    private static final URI PAGE = URI.create("https://lms.example/items?page=1");

    @Test
    void isTakenVerbatim() {
        assertThat(PageLinks.next(links("<https://lms.example/items?p=%2F2&a=b,c>; rel=\"next\""), PAGE))
                .contains(URI.create("https://lms.example/items?p=%2F2&a=b,c"));
    }

    @Test
    void isFoundAmongOthers() {
        assertThat(PageLinks.next(
                        links(
                                "<https://lms.example/1>; rel=\"first\", <https://lms.example/2>; title=\"x, y\"; rel=next"),
                        PAGE))
                .contains(URI.create("https://lms.example/2"));
    }

    @Test
    void isAbsentOnTheLastPage() {
        assertThat(PageLinks.next(links("<https://lms.example/1>; rel=\"prev\""), PAGE))
                .isEmpty();
    }

    @Test
    void isOfTheSameOriginWithTheDefaultPortSaidOrNot() {
        assertThat(PageLinks.sameOrigin(URI.create("https://LMS.example/a"), URI.create("https://lms.example:443/b")))
                .isTrue();
        assertThat(PageLinks.sameOrigin(URI.create("https://lms.example/a"), URI.create("https://lms.example:8443/b")))
                .isFalse();
    }

    @Test
    void namesWhereChangesAreToldLater() {
        assertThat(PageLinks.differences(
                        links(
                                "<https://lms.example/2>; rel=\"next\", <https://lms.example/d?since=7>; rel=\"differences\""),
                        PAGE))
                .contains(URI.create("https://lms.example/d?since=7"));
    }

    // A list whose next page cannot be found must not pass for a whole one.
    @Test
    void isRefusedWhereItsAddressIsNone() {
        assertThatThrownBy(() -> PageLinks.next(links("<https://lms.example/a b>; rel=\"next\""), PAGE))
                .isInstanceOf(PlatformRefused.class);
    }

    private static HttpHeaders links(String... values) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(HttpHeaders.LINK, List.of(values));
        return headers;
    }
}
