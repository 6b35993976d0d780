package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PostedFormsTests {

    private final List<String> wentOn = new ArrayList<>();
    private final FilterChain chain = (request, response) -> wentOn.add(request.getParameter("id_token"));

    @Test
    void goOnAtOnceWhereTheBodyCameWithTheHeaders() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/lti/launch");
        request.setAsyncSupported(true);
        request.setContentType("application/x-www-form-urlencoded");
        request.setContent("state=a&id_token=b".getBytes(StandardCharsets.US_ASCII));

        new PostedForms().doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(wentOn).containsExactly("b");
        assertThat(request.isAsyncStarted()).isFalse();
    }
}
