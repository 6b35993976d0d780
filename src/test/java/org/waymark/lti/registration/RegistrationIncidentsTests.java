package org.waymark.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.IncidentKind;
import org.waymark.lti.doctor.IncidentView;
import org.waymark.lti.doctor.LaunchDoctor;
import org.waymark.lti.registration.RegistrationProblem.Kind;

/** What the Launch Doctor keeps of registrations that stopped. */
@OnH2
class RegistrationIncidentsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    LaunchDoctor doctor;

    @Test
    void areFoundByTheNumberOnThePage() throws Exception {
        MvcTestResult page = web.get()
                .uri("/lti/register/made-up?openid_configuration=https://lms.example/openid-configuration?user=tess")
                .exchange();

        Matcher number = Pattern.compile("Reference ([0-9a-f]{8}) \\(registration_link\\)")
                .matcher(page.getResponse().getContentAsString());
        assertThat(number.find()).isTrue();
        IncidentView incident =
                doctor.find(LaunchDoctor.Sight.ALL, number.group(1)).orElseThrow();
        assertThat(incident.kind()).isEqualTo(IncidentKind.REGISTRATION);
        assertThat(incident.code()).isEqualTo("registration_link");
        assertThat(incident.issuer()).isEqualTo("https://lms.example");
    }

    @Test
    void nameWhatTheConfigurationLacks() {
        assertThat(new RegistrationProblem(Kind.CONFIGURATION, "token_endpoint").findings())
                .containsExactly(Finding.named("token_endpoint"));
    }

    @Test
    void nameOfAnAddressTheHostOnly() {
        assertThat(new RegistrationProblem(Kind.ADDRESS, "http://10.0.0.1/x?user=tess").findings())
                .containsExactly(Finding.came("address", "10.0.0.1"));
        assertThat(new RegistrationProblem(Kind.UNREACHABLE, "lms.example").findings())
                .containsExactly(Finding.came("address", "lms.example"));
    }

    @Test
    void repeatNoWordsOfTheLms() {
        assertThat(new RegistrationProblem(Kind.REFUSED, "Tess Arnold may not do that").findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_es.properties"})
    void comeWithAdvice(String file) throws IOException {
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources", file), StandardCharsets.UTF_8)) {
            messages.load(in);
        }
        assertThat(messages.stringPropertyNames())
                .containsAll(Arrays.stream(Kind.values())
                        .map(kind ->
                                "lti.doctor.code.registration_" + kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
