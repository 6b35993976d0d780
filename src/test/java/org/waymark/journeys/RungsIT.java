package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Quirk;
import org.waymark.Requirement;

/**
 * The three ways into Waymark from an LMS's frame: a partitioned cookie, state and nonce kept by the platform, a tab of its
 * own; whatever the browser does with cookies, one of them leads in, and none into another person's session.
 */
class RungsIT extends EarningJourney {

    private static final String TITLE = "Formative assessment: acting on evidence";
    static final String NEW_TAB = "main form[action='/lti/login'][target='_blank'] button";
    static final String READY = "main form[action='/lti/open'] button";
    static final String CHOOSE = "main form:has(input[name=picker]) button";

    private boolean inATabOfItsOwn;

    /** Each opens the one it is about. */
    @Override
    @BeforeEach
    void openBrowser() {}

    @AfterEach
    void keepNothingForTools() {
        lms().keepThingsForTools("OFF");
    }

    @ParameterizedTest
    @EnumSource(names = {"ALLOWED", "BLOCKED"})
    @Requirement({40, 47})
    @Quirk({"moodle L12", "brightspace frame"})
    void aCookieThatIsKeptIsEnoughAndNothingIsAskedOfThePlatform(ThirdPartyCookies cookies) {
        lms().keepThingsForTools("PARENT");
        openBrowser(cookies);
        List<String> heard = storageMessagesTo(page);

        become("teacher3");
        open("Waymark");

        assertThat(tool().locator("nav.tabs")).isVisible();
        // The tool told how high it is, and the LMS's 600 pixels gave way.
        assertThat(page.locator("#tool-frame")).not().hasAttribute("height", "600");
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARENT", "FRAME", "ANNOUNCED"})
    @Requirement({41, 43, 44})
    @Quirk({"blackboard frame", "canvas frame"})
    void thePlatformKeepsStateAndNonceAndTheAppOpensInATabOfItsOwn(String storage) {
        lms().keepThingsForTools(storage);
        openBrowser(ThirdPartyCookies.REFUSED);

        become("teacher3");
        launchByStorage("Waymark");
        assertThat(tool().locator("h1")).hasText("Waymark is ready");
        assertAccessible();
        Page tab = page.waitForPopup(() -> tool().locator(READY).click());

        assertThat(tab.locator("nav.tabs")).isVisible();
        assertThat(tab.url()).doesNotContain("code", "session");
        reloadAndBack(tab);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OFF", "SILENT", "EXHAUSTED"})
    @Requirement({43, 45})
    @Quirk({"moodle L3", "moodle L13", "moodle frame", "canvas frame"})
    void withoutPlatformStorageTheFlowBeginsAgainInATabOfItsOwn(String storage) {
        lms().keepThingsForTools(storage);
        openBrowser(ThirdPartyCookies.REFUSED);

        become("teacher3");
        launch("Waymark");
        long before = System.nanoTime();
        assertThat(tool().locator(NEW_TAB)).isVisible();
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        assertAccessible();
        // The LMS's hint works once: it must not have been spent in the frame.
        Page tab = page.waitForPopup(() -> tool().locator(NEW_TAB).click());

        assertThat(tab.locator("nav.tabs")).isVisible();
    }

    @Test
    @Requirement({41, 42})
    void onlyTheAnswerToThisMessageFromThePlatformsOriginCounts() {
        lms().keepThingsForTools("PARENT");
        openBrowser(ThirdPartyCookies.REFUSED);
        // A liar in the LMS's page answers first, with another id and another subject; it makes the tool's own window,
        // a
        // wrong origin, answer with the right ones; and the true answer comes last.
        page.addInitScript("""
                if (window === window.top) {
                  window.addEventListener('message', (event) => {
                    const asked = event.data;
                    if (!asked || event.origin === location.origin || asked.subject !== 'lti.get_data') {
                      return;
                    }
                    event.stopImmediatePropagation();
                    const lie = { subject: asked.subject + '.response', message_id: asked.message_id, key: asked.key, value: 'lie' };
                    event.source.postMessage({ ...lie, message_id: 'another' }, '*');
                    event.source.postMessage({ ...lie, subject: 'lti.put_data.response' }, '*');
                    event.source.postMessage({ lieToYourself: lie }, '*');
                    const source = event.source, origin = event.origin;
                    setTimeout(() => source.postMessage({ ...lie, value: window.keptForTools[asked.key] }, origin), 400);
                  });
                  window.keptForTools = {};
                  window.addEventListener('message', (event) => {
                    if (event.data && event.data.subject === 'lti.put_data') {
                      window.keptForTools[event.data.key] = event.data.value;
                    }
                  });
                } else {
                  window.addEventListener('message', (event) => {
                    if (event.data && event.data.lieToYourself) {
                      window.postMessage(event.data.lieToYourself, '*');
                    }
                  });
                }
                """);

        become("teacher3");
        launchByStorage("Waymark");

        assertThat(tool().locator("h1")).hasText("Waymark is ready");
    }

    @Test
    void whereNoCookieIsKeptAtAllNobodyIsSentInCircles() {
        openBrowser(ThirdPartyCookies.OFF);

        become("teacher3");
        launch("Waymark");
        Page tab = page.waitForPopup(() -> tool().locator(NEW_TAB).click());

        assertThat(tab.locator("main")).containsText("Allow cookies for this site");
        assertThat(tab.locator(NEW_TAB)).hasCount(0);
    }

    @Test
    @Requirement({44, 57})
    void thePickerFinishesInItsFrameWhereThePlatformKeepsTheState() {
        lms().keepThingsForTools("PARENT");
        openBrowser(ThirdPartyCookies.REFUSED);

        become("designer1");
        openThePickerPage();
        choose("Culturally responsive text selection");
    }

    @Test
    void thePickerFinishesInItsFrameWithoutAnyStorage() {
        openBrowser(ThirdPartyCookies.REFUSED);

        become("designer1");
        openThePickerPage();
        tool().locator(CHOOSE).click();
        choose("Culturally responsive text selection");
    }

    @Test
    @Requirement(85)
    void theRegistrationPageFinishesInItsFrameWithoutACookie() {
        openBrowser(ThirdPartyCookies.REFUSED);
        String link = lms().registrationLink(Waymark.ADMIN_TOKEN, "Sandbox District");

        become("admin1");
        page.navigate(waymark().lms("/sandbox/tools"));
        page.locator("article details summary").first().click();
        page.locator("article details input[name=link]").first().fill(link);
        page.locator("article details button").first().click();

        page.waitForURL(waymark().lms("/sandbox/tools"));
        assertThat(page.locator(".client-id")).hasCount(1);
    }

    @Test
    @Requirement(46)
    void theWholeEvidencePathIsWalkedWhereThePlatformKeepsTheState() {
        openBrowser(ThirdPartyCookies.GONE);
        place(TITLE);
        lms().keepThingsForTools("PARENT");
        openBrowser(ThirdPartyCookies.REFUSED);
        inATabOfItsOwn = true;

        begin("teacher2", TITLE);
        doTheTasks();
        submit();
        readersSay(TITLE, DEMONSTRATED, DEMONSTRATED);
        assertDecision("teacher2", TITLE, true);
    }

    @Test
    void aFormOfSomeoneElsesSessionIsNotSentAsTheOneWhoSignedInAfter() {
        openBrowser(ThirdPartyCookies.GONE);
        String work = "/credentials/culturally-responsive-text-selection";
        Page first = window("teacher1");
        first.navigate(waymark().url(work));
        Page second = window("teacher2");
        second.navigate(waymark().url("/home"));
        int before = second.locator("main a[href*='/submissions/']").count();

        Response answer = first.waitForNavigation(() ->
                first.locator("main form[action$='/start'] button").first().click());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(first.locator("h1")).hasText("This could not be done");
        second.navigate(waymark().url("/home"));
        assertThat(second.locator("main a[href*='/submissions/']")).hasCount(before);
    }

    @Test
    void aTabShowsTheWayBackToTheCourseItWasOpenedFrom() {
        openBrowser(ThirdPartyCookies.GONE);
        Page tab = window("teacher1");
        // The sandbox LMS has one course: the second is put into the page, as the server writes it for a session of
        // two.
        tab.route("**/record", route -> {
            APIResponse page = route.fetch();
            String two = "<a data-course='1' href='#'>One</a><a data-course='2' href='#'>Two</a></nav>";
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(page)
                    .setBody(page.text().replaceFirst("</nav>", two)));
        });

        tab.navigate(waymark().url("/record"));

        assertThat(tab.getByText("One", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(tab.getByText("Two", new Page.GetByTextOptions().setExact(true)))
                .isHidden();
    }

    /** In a frame that keeps no cookie the app goes on in a tab, which replaces the one before. */
    @Override
    protected void open(String link) {
        if (!inATabOfItsOwn) {
            super.open(link);
            return;
        }
        // Whoever goes back to the course has that tab in front.
        page.bringToFront();
        launchByStorage(link);
        Page tab = page.waitForPopup(() -> tool().locator(READY).click());
        movedTo(tab);
        assertThat(tab.locator("nav.tabs")).isVisible();
    }

    private void launch(String link) {
        movedTo(null);
        super.open(link);
    }

    /**
     * Opens a link and waits for the launch that comes with its proof, the second one: whoever looks into a frame while
     * it goes from site to site may look into one that is gone.
     */
    private void launchByStorage(String link) {
        movedTo(null);
        page.navigate(platform().lms("/sandbox"));
        Locator opened = page.locator("#placed-links a, #navigation-links a")
                .filter(new Locator.FilterOptions().setHasText(exactly(link)))
                .first();
        AtomicInteger launches = new AtomicInteger();
        page.waitForResponse(
                response -> response.url().endsWith("/lti/launch") && launches.incrementAndGet() == 2, opened::click);
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private void openThePickerPage() {
        page.navigate(waymark().lms("/sandbox/content"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private Page window(String person) {
        become(person);
        page.locator("#navigation-links a").first().click();
        Page tab = page.waitForPopup(() -> page.locator("#new-window").click());
        assertThat(tab.locator("nav.tabs")).isVisible();
        return tab;
    }

    private void choose(String title) {
        tool().getByLabel(title, new FrameLocator.GetByLabelOptions().setExact(true))
                .check();
        tool().locator("button[name=add]").click();
        assertThat(tool().locator("#added")).containsText(title);
    }

    /** Reload shows the page again; Back leads to a page that says something, and never to a second launch. */
    private static void reloadAndBack(Page tab) {
        // A script takes the fragment away that names the course.
        tab.waitForURL(url -> !url.contains("#"));
        String landing = tab.url();
        assertThat(tab.reload().status()).isEqualTo(200);
        assertThat(tab.url()).isEqualTo(landing);
        tab.locator("nav.tabs a[href='/record']").click();
        tab.waitForURL("**/record");
        tab.goBack();
        assertThat(tab.url()).isEqualTo(landing);
        assertThat(tab.locator("nav.tabs")).isVisible();
    }

    private static List<String> storageMessagesTo(Page lms) {
        List<String> heard = new ArrayList<>();
        lms.exposeFunction("storageMessage", subjects -> heard.add(String.valueOf(subjects[0])));
        lms.addInitScript("""
                if (window === window.top) {
                  window.addEventListener('message', (event) => {
                    const subject = event.data && event.data.subject;
                    if (['lti.capabilities', 'lti.put_data', 'lti.get_data'].includes(subject)) {
                      window.storageMessage(subject);
                    }
                  });
                }
                """);
        return heard;
    }
}
