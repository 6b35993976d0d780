package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

/** A browser that has a guest's session and a launch's shows the one that began last. */
class SessionCookiesTests {

    private final SessionCookies cookies = new SessionCookies();

    @Test
    void aLaunchTakesTheGuestsCookieAway() {
        assertThat(written("/lti/launch", "launched"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-waymark=" + base64("launched"))
                        .contains("SameSite=None", "Partitioned", "Secure", "HttpOnly"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-waymark-guest=;").contains("Max-Age=0", "Path=/"))
                .hasSize(2);
    }

    @Test
    void theDoorsForGuestsTakeTheCookieOfALaunchAway() {
        assertThat(written("/sign-in/open", "guest"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-waymark-guest=" + base64("guest"))
                        .contains("SameSite=Lax", "Secure", "HttpOnly")
                        .doesNotContain("Partitioned"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-waymark=;")
                        .contains("Max-Age=0", "Partitioned", "Path=/"))
                .hasSize(2);
    }

    @Test
    void theEndOfASessionTakesBoth() {
        assertThat(written("/sign-out", ""))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
    }

    @Test
    void aLaunchComesFirstWhereABrowserSendsBoth() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/record");
        request.setCookies(
                new Cookie("__Host-waymark-guest", base64("guest")), new Cookie("__Host-waymark", base64("launched")));

        assertThat(cookies.readCookieValues(request)).containsExactly("launched", "guest");
    }

    private List<String> written(String path, String session) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookies.writeCookieValue(new CookieValue(request, response, session));
        return response.getHeaders("Set-Cookie");
    }

    private static String base64(String session) {
        return Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8));
    }
}
