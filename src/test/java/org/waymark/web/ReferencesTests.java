package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

    private final MeterRegistry registry = new SimpleMeterRegistry();
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

        new ErrorReferences(ids, registry)
                .getErrorAttributes(new ServletWebRequest(request), ErrorAttributeOptions.defaults());

        assertThat(output).contains("status 500 at GET " + PATTERN).doesNotContain("abc123def");
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("away", 503, new SQLTransientConnectionException("away")),
                Arguments.of("full", 507, new SQLException("could not extend file: the disk is full", "53100")),
                Arguments.of("full", 507, new IOException("No space left on device")),
                Arguments.of("locked", 503, new IOException("Read-only file system")));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatCannotBeReachedOrKeptIsCountedByItsTrouble(String trouble, int status, Exception problem)
            throws Exception {
        assertThat(failing(problem).getStatus()).isEqualTo(status);

        assertThat(registry.get("waymark.away.pages").counters())
                .extracting(counter -> counter.getId().getTag("trouble"), Counter::count)
                .contains(tuple(trouble, 1.0))
                .filteredOn(each -> !each.equals(tuple(trouble, 1.0)))
                .extracting(each -> each.toList().get(1))
                .containsOnly(0.0);
    }

    private MockHttpServletResponse away() throws Exception {
        return failing(new SQLTransientConnectionException("away"));
    }

    private MockHttpServletResponse failing(Exception problem) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        WaitingRoom room = new WaitingRoom(100, () -> 0, () -> 0);
        new DataAway(room, mock(ITemplateEngine.class), mock(Assets.class), ids, registry)
                .doFilter(request, response, (failed, answer) -> {
                    throw new IllegalStateException(problem);
                });
        return response;
    }
}
