package org.waymark.scenario;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

/** Makes the district of a scenario by living through it. */
@Component
@Profile("sandbox")
class ScenarioDistrict {

    private static final Logger log = LoggerFactory.getLogger(ScenarioDistrict.class);

    private final ScenarioCatalogue catalogue;
    private final ScenarioPeople people;
    private final ScenarioWork work;
    private final ScenarioQuestions questions;
    private final ScenarioRewards rewards;

    ScenarioDistrict(
            ScenarioCatalogue catalogue,
            ScenarioPeople people,
            ScenarioWork work,
            ScenarioQuestions questions,
            ScenarioRewards rewards) {
        this.questions = questions;
        this.rewards = rewards;
        this.catalogue = catalogue;
        this.people = people;
        this.work = work;
    }

    /** @param issuer of the LMS that its people come from */
    ScenarioPeople.There furnish(Scenario scenario, DistrictId district, String issuer, Timeline time) {
        time.begin();
        List<DefinitionVersion> offered = catalogue.publish(scenario.work().credentials(), district);
        ScenarioPeople.There there = people.come(scenario, offered, district, issuer, time);
        rewards.promise(scenario, offered, there.members(), district, people.writer(district, issuer), time);
        questions.ask(scenario, there, district, time);
        work.live(scenario, there, offered, district, time);
        people.lead(district, issuer);
        log.info("District {} has lived through {}", district, scenario);
        return there;
    }
}
