package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.TestPorts;

/** Nobody reads in time: readers are reminded, the lead is told and gives it to somebody else, and the teacher has an answer. */
class EscalationJourneyIT extends EarningJourney {

    private static final String TITLE = "Productive small-group work";
    private static final String OF_RAE = "main li:has-text('Rae Chen') form[action$='/hand-over'] ";
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    static Path folder;

    private static Path clock;
    private static Duration ahead;
    private static Waymark waymark;

    /** It begins on a Monday: on a weekend nobody is bothered. */
    @BeforeAll
    static void start() throws Exception {
        Instant monday = LocalDate.now(UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atTime(15, 0)
                .toInstant(UTC);
        clock = folder.resolve("ahead");
        ahead = Duration.ZERO;
        pass(Duration.between(Instant.now(), monday));
        waymark = Waymark.on(TestPorts.free())
                .with("SPRING_PROFILES_ACTIVE", "sandbox")
                .with(MovedWaymark.AHEAD, clock.toString())
                .beginningWith(MovedWaymark.class, MovedWaymark.classPath())
                .start("escalation");
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @Override
    protected Waymark waymark() {
        return waymark;
    }

    @Test
    void whatNobodyReadsGoesToSomebodyElse() throws IOException {
        place(TITLE);
        begin("teacher2", TITLE);
        doTheTasks();
        submit();

        pass(WEEK);
        awaitNotice("reviewer1", "that you are reading is due by the next working day.");
        awaitNotice("reviewer2", "that you are reading is due by the next working day.");
        pass(WEEK.plusDays(1));
        awaitNotice("reviewer1", "that you are reading is past its day.");
        awaitNotice("admin1", "Work waits longer for a decision than your district wants.");

        theLeadGivesItToSomebodyElse();

        assertThat(read("reviewer3", TITLE, DEMONSTRATED, Map.of())).isTrue();
        assertThat(Stream.of("reviewer1", "reviewer2").filter(reader -> read(reader, TITLE, DEMONSTRATED, Map.of())))
                .as("who reads it still")
                .hasSize(1);
        assertEarned("teacher2", TITLE);
    }

    private void theLeadGivesItToSomebodyElse() {
        become("admin1");
        open("Waymark");
        manage("/admin/reviews");
        assertThat(tool().locator(OF_RAE + "button")).hasCount(1);
        assertThat(tool().locator(OF_RAE.replace("Rae Chen", "Rob Okafor") + "button"))
                .hasCount(1);
        assertThat(tool().locator("main")).not().containsText("Tomás");
        assertAccessible();
        tool().locator(OF_RAE + "summary").click();
        leave(() -> tool().locator(OF_RAE + "button").click());
        assertThat(tool().locator("[role=status]").first()).containsText("Nobody else is free");

        nameAReader();
        manage("/admin/reviews");
        tool().locator(OF_RAE + "summary").click();
        leave(() -> tool().locator(OF_RAE + "button").click());
        assertThat(tool().locator("[role=status]").first()).containsText("Another reviewer has it now.");
        assertThat(tool().locator(OF_RAE + "button")).hasCount(0);
    }

    private void nameAReader() {
        manage("/admin/people");
        leave(() -> tool().locator("main tr")
                .filter(new Locator.FilterOptions().setHasText("Rita Marsh"))
                .locator("a")
                .press("Enter"));
        tool().locator("input[name=role][value=REVIEWER]").check();
        tool().locator("#reason").fill("One more reader is needed");
        leave(() -> tool().locator("main form[action$='/roles'] button").click());
        assertThat(tool().locator("#end-REVIEWER")).isVisible();
    }

    /** What was to be done meanwhile is done by the jobs whose time has come. */
    private static void pass(Duration time) throws IOException {
        ahead = ahead.plus(time);
        Path next = Files.writeString(folder.resolve("next"), ahead.toString());
        Files.move(next, clock, StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitNotice(String person, String words) {
        Page own = launchedInAWindow(inAnotherBrowser(), person);
        SandboxLms.await("a notice to " + person, () -> {
            own.navigate(waymark().url("/notices"));
            return own.locator("main").innerText().contains(words);
        });
        own.close();
    }
}
