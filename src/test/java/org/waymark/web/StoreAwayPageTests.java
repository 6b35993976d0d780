package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.waymark.OnH2;
import org.waymark.settings.StoreAway;

/** What a person reads, and a program, while files cannot be had. */
@OnH2
class StoreAwayPageTests {

    @Autowired
    DataAway dataAway;

    @ParameterizedTest
    @CsvSource({"en, The files cannot be reached just now", "es, No se puede acceder a los archivos"})
    void aPersonIsToldInTheirLanguageWhatIsKept(String language, String title) throws Exception {
        MockHttpServletResponse response = ask("text/html", language);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("60");
        assertThat(response.getContentAsString()).contains("<html lang=\"" + language + "\"", title);
    }

    @Test
    void aProgramIsToldToo() throws Exception {
        assertThat(ask("application/json", "en").getContentAsString()).contains("\"status\":503", "reference");
    }

    private MockHttpServletResponse ask(String accept, String language) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/submissions/1/files/2");
        request.addHeader("Accept", accept);
        request.addHeader("Accept-Language", language);
        MockHttpServletResponse response = new MockHttpServletResponse();
        dataAway.doFilter(request, response, (asked, answer) -> {
            throw new UncheckedIOException(new StoreAway(new IOException("timed out")));
        });
        return response;
    }
}
