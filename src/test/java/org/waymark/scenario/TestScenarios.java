package org.waymark.scenario;

import java.time.LocalDate;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.waymark.TestClock;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.TestPeople;
import org.waymark.recognition.RewardRules;

/** Scenarios in tests, made of what the sandbox has in contexts that have no sandbox. */
final class TestScenarios {

    private TestScenarios() {}

    /** A scenario that was lived through. */
    record Lived(DistrictId district, ScenarioPeople.There there) {}

    static ScenarioRewards rewards(ApplicationContext context) {
        return new ScenarioRewards(
                context.getBean(Stacks.class),
                context.getBean(RewardRules.class),
                context.getAutowireCapableBeanFactory().createBean(ScenarioRoles.class));
    }

    static Lived live(Scenario scenario, ApplicationContext context) {
        AutowireCapableBeanFactory beans = context.getAutowireCapableBeanFactory();
        TestClock clock = context.getBean(TestClock.class);
        DistrictId district = context.getBean(TestPeople.class).district();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Timeline.ZONE);
        ScenarioQuestions questions = beans.createBean(ScenarioQuestions.class);
        ScenarioPeople.There there = new ScenarioDistrict(
                        beans.createBean(ScenarioCatalogue.class),
                        beans.createBean(ScenarioPeople.class),
                        beans.createBean(ScenarioWork.class),
                        questions,
                        rewards(context))
                .furnish(
                        scenario,
                        district,
                        TestPeople.ISSUER,
                        new Timeline(today.minusDays(scenario.work().days()), clock::set));
        clock.reset();
        questions.count(district);
        return new Lived(district, there);
    }
}
