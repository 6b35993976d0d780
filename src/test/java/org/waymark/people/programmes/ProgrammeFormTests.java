package org.waymark.people.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.people.earners.Audience;

class ProgrammeFormTests {

    private static final UUID OFFER = UUID.randomUUID();
    private static final UUID COACH = UUID.randomUUID();

    @Test
    void aNameIsEnough() {
        assertThat(problems(named("Early literacy"))).isEmpty();
    }

    @Test
    void isThePlanThatItWasMadeOf() {
        ProgrammePlan plan = new ProgrammePlan(
                "Early literacy",
                "Why",
                "Support",
                "Incentive",
                "Measure",
                Set.of(Audience.EDUCATOR, Audience.PRINCIPAL),
                LocalDate.of(2027, 9, 1),
                LocalDate.of(2028, 6, 1),
                LocalDate.of(2028, 5, 1),
                true,
                5,
                Set.of(OFFER),
                Set.of(COACH));

        assertThat(ProgrammeForm.of(plan, 3).toPlan()).isEqualTo(plan);
        assertThat(ProgrammeForm.of(plan, 3).editionSeen()).isEqualTo(3);
    }

    @Test
    void everythingWrongIsToldAtOnceInTheOrderOfThePage() {
        ProgrammeForm form = new ProgrammeForm(
                "x",
                " \u0000",
                "w".repeat(2001),
                List.of("EMPEROR"),
                "s".repeat(2001),
                List.of(UUID.randomUUID().toString()),
                List.of("not an id"),
                "i".repeat(501),
                "m".repeat(501),
                "9/1/2027",
                "2027-02-30",
                "1999-01-01",
                "yes",
                "many");

        assertThat(problems(form).keySet())
                .containsExactly(
                        "name",
                        "why",
                        "audience",
                        "begins",
                        "ends",
                        "support",
                        "coach",
                        "offered",
                        "incentive",
                        "measure",
                        "review",
                        "pilotSize");
    }

    @Test
    void theLastDayIsNotBeforeTheFirst() {
        ProgrammeForm form = new ProgrammeForm(
                null, "N", null, null, null, null, null, null, null, "2027-09-02", "2027-09-01", null, null, null);

        assertThat(problems(form)).containsOnlyKeys("ends");
    }

    @Test
    void aPilotOfNobodyIsNone() {
        ProgrammeForm form =
                new ProgrammeForm(null, "N", null, null, null, null, null, null, null, null, null, null, "yes", "0");

        assertThat(problems(form)).containsOnlyKeys("pilotSize");
    }

    @Test
    void anEditionThatIsNoNumberIsOlderThanAny() {
        assertThat(named("N").editionSeen()).isNegative();
    }

    private static Map<String, MessageSourceResolvable> problems(ProgrammeForm form) {
        return form.problems(Set.of(OFFER), Set.of(COACH));
    }

    private static ProgrammeForm named(String name) {
        return new ProgrammeForm(null, name, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
