package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;

@OnH2
class AnonymousPagesTests {

    @Autowired
    MockMvcTester web;

    @Test
    void areRefusedWithoutASession() {
        assertThat(web.get().uri("/home")).hasStatus(401);
    }

    @Test
    void takeNoUploadWithoutASession() {
        assertThat(web.post().uri("/submissions/x/evidence/A1").contentType(MediaType.MULTIPART_FORM_DATA))
                .hasStatus(401);
    }

    @Test
    void takeNoUploadForAnAdministratorEither() {
        assertThat(web.post().uri("/admin/staff/imports").contentType(MediaType.MULTIPART_FORM_DATA))
                .hasStatus(401);
    }

    @Test
    void sayThatTheServerIsUp() {
        assertThat(web.get().uri("/actuator/health"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("UP");
    }

    @Test
    void carryNoFrameOptions() {
        assertThat(web.get().uri("/actuator/health")).doesNotContainHeader("X-Frame-Options");
    }
}
