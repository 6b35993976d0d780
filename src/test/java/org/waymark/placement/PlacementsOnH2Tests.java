package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnH2;
import org.waymark.TestQueries;
import org.waymark.lti.LtiLaunch;

@OnH2
class PlacementsOnH2Tests extends PlacementsContract {

    @Autowired
    JdbcClient jdbc;

    @Test
    void aRepeatLaunchReadsThePlaceAndTheAttempt() {
        LtiLaunch launch =
                course.learner("sub-4", "link-1", definition.definition().toString());
        submissions.start(definition.definition(), jordan, district);
        landings.landing(launch, course.person(jordan, launch));

        assertThat(TestQueries.during(jdbc, () -> landings.landing(launch, course.person(jordan, launch))))
                .isEqualTo(2);
    }
}
