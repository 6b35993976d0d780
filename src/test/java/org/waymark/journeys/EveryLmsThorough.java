package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.TestPorts;
import org.waymark.journeys.SandboxLms.Grade;

/**
 * Every journey inside every LMS that the sandbox can behave like, with third-party cookies allowed, blocked, and refused
 * even where they are partitioned: register by the ways of that LMS, place, appoint, earn at the first attempt, after a not-yet, and by a third reader. One
 * case alone: {@code -Dlms=moodle -Dcookies=refused}.
 */
@ParameterizedClass
@MethodSource("cases")
class EveryLmsThorough extends ConnectedJourney {

    private static final String FIRST = "Productive small-group work";
    private static final String SETTLED = "Culturally responsive text selection";
    private static final String AGAIN = "Formative assessment: acting on evidence";

    /** What leads from the frame to a tab: with the state that the platform kept, or all over again. */
    private static final String FURTHER = RungsIT.READY + ", " + RungsIT.NEW_TAB;

    private static Waymark waymark;
    private static Waymark platform;

    @Parameter(0)
    private LmsMode mode;

    @Parameter(1)
    private ThirdPartyCookies cookies;

    static Stream<Arguments> cases() {
        return Arrays.stream(LmsMode.values())
                .filter(mode -> mode != LmsMode.HOSTILE)
                .filter(mode -> isAsked("lms", mode))
                // Where no cookie is kept in whatever window nobody can be signed in.
                .flatMap(mode -> Stream.of(
                                ThirdPartyCookies.ALLOWED, ThirdPartyCookies.BLOCKED, ThirdPartyCookies.REFUSED)
                        .filter(cookies -> isAsked("cookies", cookies))
                        .map(cookies -> Arguments.of(mode, cookies)));
    }

    private static boolean isAsked(String property, Enum<?> value) {
        String asked = System.getProperty(property);
        return asked == null || value.name().equalsIgnoreCase(asked);
    }

    /** An installation of its own for each case: nobody has earned anything yet. */
    @BeforeParameterizedClassInvocation
    static void start() {
        waymark = Waymark.on(TestPorts.free())
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "127.0.0.1")
                .start("every-lms");
        platform = Waymark.onlyLms("every-lms-platform");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        waymark.close();
        platform.close();
    }

    @Test
    void registerPlaceAndEarn() {
        connect("Lakeside");
        activate();
        approve();
        place(FIRST);
        if (!mode.tellsNames()) {
            become("teacher1");
            open(FIRST);
            assertHeading(FIRST);
            return;
        }
        place(AGAIN);
        place(SETTLED);
        appoint();
        earnAtTheFirstAttempt();
        earnAfterANotYet();
        earnByAThirdReader();
    }

    private void earnAtTheFirstAttempt() {
        begin("teacher2", FIRST);
        doTheTasks();
        submit();
        lms().awaitGrade("teacher2", FIRST, Grade.IN_REVIEW);
        readersSay(FIRST, DEMONSTRATED, DEMONSTRATED);
        assertEarned("teacher2", FIRST);
    }

    private void earnAfterANotYet() {
        begin("teacher1", AGAIN);
        doTheTasks();
        submit();
        lms().awaitGrade("teacher1", AGAIN, Grade.IN_REVIEW);
        readersMiss(AGAIN, "C1");
        assertDecision("teacher1", AGAIN, false);
        assertThat(lms().grades("teacher1", AGAIN))
                .as("a not-yet tells no gradebook")
                .isEqualTo(List.of(Grade.IN_REVIEW));
        prepareTheNextAttempt();
        doTheTasks();
        submit();
        readersSay(AGAIN, DEMONSTRATED, DEMONSTRATED);
        assertEarned("teacher1", AGAIN);
    }

    private void earnByAThirdReader() {
        begin("teacher2", SETTLED);
        doTheTasks();
        submit();
        readersSay(SETTLED, DEMONSTRATED, APPROACHING);
        thirdReaderSays(SETTLED, DEMONSTRATED);
        assertEarned("teacher2", SETTLED);
    }

    /** Where the issuer is not the host that was asked, Waymark wants to hear that both are the district's. */
    @Override
    protected void agree() {
        if (mode.namesDeploymentLate()) {
            tool().locator("form[action*='/lti/register/'] button").click();
        }
    }

    /** Moodle's last step. */
    private void activate() {
        if (mode == LmsMode.MOODLE) {
            page.locator(".activate button").click();
            assertThat(page.locator(".activate")).hasCount(0);
        }
    }

    /** Where only a launch says which deployment it is, the operator approves what the first launch brought. */
    private void approve() {
        if (!mode.namesDeploymentLate()) {
            return;
        }
        become("admin1");
        open("Waymark");
        Page operator = operator();
        operator.navigate(tools() + "/admin/platforms");
        operator.locator("form[action$='/deployments'] input[name=district]").fill("Lakeside");
        operator.locator("form[action$='/deployments'] button").click();
        assertThat(operator.locator("form[action$='/deployments']")).hasCount(0);
        operator.close();
    }

    /** Where no cookie is kept in a frame the tool goes on in a tab of its own. */
    @Override
    protected void open(String link) {
        movedTo(null);
        // Whoever goes back to the course has that tab in front. In one behind it, Chromium may give a click in the
        // tool's frame to the page around it.
        page.bringToFront();
        super.open(link);
        Locator further = tool().locator(FURTHER);
        if (cookies == ThirdPartyCookies.REFUSED && appears(further)) {
            Page tab = page.waitForPopup(further::click);
            movedTo(tab);
            assertThat(tab.locator("nav.tabs")).isVisible();
        }
    }

    /** Where the frame keeps nothing, one more click says that the picker is wanted here. */
    @Override
    protected void openThePicker() {
        Locator choose = tool().locator(RungsIT.CHOOSE);
        tool().locator(RungsIT.CHOOSE + ", button[name=add]").first().waitFor();
        if (choose.isVisible()) {
            choose.click();
        }
    }

    private static boolean appears(Locator button) {
        try {
            button.waitFor(new Locator.WaitForOptions().setTimeout(15_000));
            return true;
        } catch (TimeoutError e) {
            // A page that is for everybody, such as a refusal
            return false;
        }
    }

    @Override
    protected LmsMode mode() {
        return mode;
    }

    @Override
    protected ThirdPartyCookies cookies() {
        return cookies;
    }

    @Override
    protected Waymark waymark() {
        return waymark;
    }

    @Override
    protected Waymark platform() {
        return platform;
    }

    @Override
    protected String tools() {
        return waymark.url("");
    }
}
