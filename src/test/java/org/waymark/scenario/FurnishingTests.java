package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.lti.LtiRegistrations;
import org.waymark.people.People;
import org.waymark.people.programmes.Programmes;
import org.waymark.settings.BadSetting;

class FurnishingTests {

    @Test
    void itIsHealthyOnlyOnceAllIsThere() {
        Furnishing furnishing = furnishing("");

        assertThat(furnishing.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        furnishing.furnish();
        assertThat(furnishing.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aSettingThatNamesNoProgrammeKeepsItFromStarting() {
        assertThatThrownBy(() -> furnishing("S9")).isInstanceOf(BadSetting.class);
    }

    private static Furnishing furnishing(String scenario) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        return new Furnishing(
                new MockEnvironment().withProperty(Scenario.SETTING, scenario),
                mock(LtiRegistrations.class),
                mock(People.class),
                mock(Programmes.class),
                mock(SandboxDistrict.class),
                mock(ScenarioDistrict.class),
                mock(ScenarioQuestions.class),
                beans.getBeanProvider(ScenarioClock.class),
                beans.getBeanProvider(Scheduler.class),
                mock(TransactionTemplate.class));
    }
}
