package org.waymark.people.earners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ConsentFormTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 5, 3);

    @Test
    void takesAWholeConsent() {
        ConsentForm form = form("2027-05-01", "2028-06-30");

        assertThat(form.problems(TODAY)).isEmpty();
        assertThat(form.given().until()).isEqualTo(LocalDate.of(2028, 6, 30));
    }

    @Test
    void refusesADayThatIsStillToCome() {
        assertThat(form("2027-05-04", "2028-06-30").problems(TODAY)).containsOnlyKeys("on");
    }

    @Test
    void refusesAnEndBeforeTheBeginning() {
        assertThat(form("2027-05-01", "2027-04-30").problems(TODAY)).containsOnlyKeys("until");
    }

    @Test
    void refusesAConsentForLongerThanAChildhood() {
        assertThat(form("2027-05-01", "2047-05-01").problems(TODAY)).containsOnlyKeys("until");
    }

    @Test
    void refusesWhatIsNoDay() {
        assertThat(form("3 May", "next year").problems(TODAY)).containsOnlyKeys("on", "until");
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(ConsentForm.EMPTY.problems(TODAY)).containsOnlyKeys("basis", "scope", "on", "until");
    }

    private static ConsentForm form(String on, String until) {
        return new ConsentForm("SIGNED_FORM", "Written work", on, until);
    }
}
