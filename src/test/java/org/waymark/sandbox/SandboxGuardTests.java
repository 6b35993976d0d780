package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;
import org.waymark.settings.BadSetting;

class SandboxGuardTests {

    private static MockEnvironment sandbox() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("sandbox");
        return environment.withProperty("server.address", "127.0.0.1");
    }

    private static void start(MockEnvironment environment) {
        new SandboxGuard().postProcessEnvironment(environment, new SpringApplication());
        new SandboxAdminToken().postProcessEnvironment(environment, new SpringApplication());
    }

    @Test
    void refusesToStartBesideProd() {
        MockEnvironment environment = sandbox();
        environment.addActiveProfile("prod");
        assertThatThrownBy(() -> start(environment))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("prod");
    }

    @Test
    void listensToNobodyElse() {
        MockEnvironment environment = sandbox().withProperty("server.address", "0.0.0.0");
        assertThatThrownBy(() -> start(environment))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("0.0.0.0");
    }

    @Test
    void addsItsHostToThoseOfTheOperator() {
        MockEnvironment environment = sandbox().withProperty("waymark.lti-private-hosts", "lms.internal");
        start(environment);
        assertThat(environment.getProperty("waymark.lti-private-hosts")).isEqualTo("lms.internal,127.0.0.1");
    }

    @Test
    void takesTheLettersWhereThereIsNoMailServer() {
        MockEnvironment environment = sandbox();
        start(environment);
        assertThat(environment.getProperty("waymark.mail.host")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("waymark.mail.port"))
                .isEqualTo(environment.getProperty("waymark.sandbox.mail-port"));
    }

    @Test
    void leavesTheLettersToTheMailServerOfTheOperator() {
        MockEnvironment environment = sandbox().withProperty("waymark.mail.host", "mail.example.org");
        start(environment);
        assertThat(environment.getProperty("waymark.mail.host")).isEqualTo("mail.example.org");
        assertThat(environment.getProperty("waymark.sandbox.mail-port")).isNull();
    }

    @Test
    void makesAnAdminTokenWhereThereIsNone() {
        MockEnvironment environment = sandbox();
        start(environment);
        assertThat(environment.getProperty("waymark.admin-token")).hasSize(32);
    }

    @Test
    void keepsTheAdminTokenOfTheOperator() {
        MockEnvironment environment = sandbox().withProperty("waymark.admin-token", "chosen-by-the-operator");
        start(environment);
        assertThat(environment.getProperty("waymark.admin-token")).isEqualTo("chosen-by-the-operator");
    }

    @Test
    void leavesOtherProfilesAlone() {
        MockEnvironment environment = new MockEnvironment().withProperty("server.address", "0.0.0.0");
        start(environment);
        assertThat(environment.getProperty("waymark.admin-token")).isNull();
    }
}
