package org.waymark.lti;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** A browser that launches: login, the platform's answer, and the page that follows. */
public final class TestLaunches {

    private final MockMvc web;
    private final Clock clock;

    public TestLaunches(MockMvc web, Clock clock) {
        this.web = web;
        this.clock = clock;
    }

    /** What the login answered: where the browser goes, and what it remembers. */
    public record Login(URI location, String state, String nonce, Cookie browser) {}

    /** The session cookie of someone launched through this platform; the claims may be changed before they are signed. */
    public Cookie signIn(TestPlatform platform, Consumer<Map<String, Object>> changes) {
        Login login = login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        changes.accept(claims);
        MockHttpServletResponse response = launch(login, platform.sign(claims));
        if (response.getStatus() != 303) {
            throw new AssertionError("The launch was refused with " + response.getStatus());
        }
        return session(response);
    }

    /** Where a launch led, and the session of whoever was launched. */
    public record Opened(String landing, Cookie session) {}

    /** Launches; the claims may be changed before they are signed. */
    public Opened open(TestPlatform platform, Consumer<Map<String, Object>> changes) {
        Login login = login(platform);
        Map<String, Object> claims = platform.claims(login.nonce(), clock.instant());
        changes.accept(claims);
        MockHttpServletResponse response = launch(login, platform.sign(claims));
        if (response.getStatus() != 303) {
            throw new AssertionError("The launch was refused with " + response.getStatus());
        }
        String landing = String.valueOf(response.getHeader(HttpHeaders.LOCATION));
        // The fragment is for the page's script alone.
        return new Opened(landing.replaceFirst("#.*", ""), session(response));
    }

    /** The session cookie set; without a real server it has its plain name. */
    static Cookie session(MockHttpServletResponse response) {
        return response.getCookie("__Host-waymark");
    }

    public Login login(TestPlatform platform) {
        return login(loginParameters(platform));
    }

    static Map<String, String> loginParameters(TestPlatform platform) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("iss", platform.details().issuer());
        parameters.put("client_id", platform.details().clientId());
        parameters.put("login_hint", "4");
        parameters.put("lti_message_hint", "{\"cmid\":2}");
        parameters.put("target_link_uri", TestPlatform.TARGET);
        return parameters;
    }

    Login login(Map<String, String> parameters, Cookie... cookies) {
        MockHttpServletRequestBuilder request = post("/lti/login");
        parameters.forEach(request::param);
        if (cookies.length > 0) {
            request.cookie(cookies);
        }
        return answered(perform(request));
    }

    static Login answered(MockHttpServletResponse response) {
        String cookie = response.getHeader(HttpHeaders.SET_COOKIE);
        int equals = cookie.indexOf('=');
        return answered(
                response, new Cookie(cookie.substring(0, equals), cookie.substring(equals + 1, cookie.indexOf(';'))));
    }

    static Login answered(MockHttpServletResponse response, Cookie browser) {
        URI location = URI.create(response.getHeader(HttpHeaders.LOCATION));
        MultiValueMap<String, String> query =
                UriComponentsBuilder.fromUri(location).build().getQueryParams();
        return new Login(location, query.getFirst("state"), query.getFirst("nonce"), browser);
    }

    /** The same browser comes back with this token. */
    MockHttpServletResponse launch(Login login, String idToken, Cookie... others) {
        Cookie[] cookies = new Cookie[others.length + 1];
        cookies[0] = login.browser();
        System.arraycopy(others, 0, cookies, 1, others.length);
        return perform(post("/lti/launch")
                .param("state", login.state())
                .param("id_token", idToken)
                .cookie(cookies));
    }

    /** MockMvc records a forward and does not follow it; the page a launch is refused with comes by one. */
    MockHttpServletResponse perform(MockHttpServletRequestBuilder request) {
        try {
            MvcResult result = web.perform(request).andReturn();
            String forwarded = result.getResponse().getForwardedUrl();
            Object refused = result.getRequest().getAttribute(LaunchRefused.class.getName());
            if (forwarded == null || refused == null) {
                return result.getResponse();
            }
            return web.perform(get(forwarded).requestAttr(LaunchRefused.class.getName(), refused))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
