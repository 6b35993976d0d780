package org.waymark.insights.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.Authentication;
import org.waymark.OnH2;
import org.waymark.TestQueries;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

@OnH2
class InsightsOnH2Tests extends InsightsContract {

    @Test
    void thePageAsksAsMuchHoweverManyThereAre() {
        thirtyOfWhomTenEarned();
        PersonId lead = people.person(work().district(), "A lead", Role.LEAD);
        Authentication who = TestPeople.as(lead, work().district());
        long few = asked(who);
        List<PersonId> more = work().members(20);
        work().begin(more);
        work().count();
        assertThat(asked(who)).isEqualTo(few).isLessThanOrEqualTo(6);
    }

    private long asked(Authentication who) {
        return TestQueries.during(
                jdbc, () -> web.get().uri("/insights").with(authentication(who)).exchange());
    }
}
