package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import java.security.SecureRandom;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.thymeleaf.ITemplateEngine;

/** What the log says of a failed request leads the operator to it, and nobody through the door that its address opens. */
@ExtendWith(OutputCaptureExtension.class)
class ReferencesTests {

    private static final String PATTERN = "/lti/register/{code}";

    private final RequestIds ids = new RequestIds(new SecureRandom());
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/lti/register/abc123def");

    @Test
    void aDatabaseThatIsAwayIsLoggedWithoutTheKeyInTheAddress(CapturedOutput output) throws Exception {
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATTERN);

        away();

        assertThat(output).contains("did not answer at GET " + PATTERN).doesNotContain("abc123def");
    }

    @Test
    void beforeAnyHandlerWasFoundTheFirstWordIsLogged(CapturedOutput output) throws Exception {
        away();

        assertThat(output).contains("did not answer at GET /lti/...").doesNotContain("abc123def");
    }

    @Test
    void thePageNamesTheNumberOfTheLogLines(CapturedOutput output) throws Exception {
        MockHttpServletResponse response = away();

        assertThat(response.getContentAsString()).contains(ids.of(request));
        assertThat(output).contains("Reference " + ids.of(request));
    }

    @Test
    void anErrorPageIsLoggedByWhatWasAskedForWithoutTheKey(CapturedOutput output) throws Exception {
        FilterChain fails =
                (failed, answer) -> failed.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, PATTERN);
        ids.doFilter(request, new MockHttpServletResponse(), fails);
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/error");
        request.setAttribute("jakarta.servlet.error.status_code", 500);
        request.setAttribute("jakarta.servlet.error.request_uri", "/lti/register/abc123def");

        new ErrorReferences(ids, new SimpleMeterRegistry())
                .getErrorAttributes(new ServletWebRequest(request), ErrorAttributeOptions.defaults());

        assertThat(output).contains("status 500 at GET " + PATTERN).doesNotContain("abc123def");
    }

    private MockHttpServletResponse away() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new DataAway(new WaitingRoom(100, () -> 0, () -> 0), mock(ITemplateEngine.class), mock(Assets.class), ids)
                .doFilter(request, response, (failed, answer) -> {
                    throw new IllegalStateException(new SQLTransientConnectionException("away"));
                });
        return response;
    }
}
