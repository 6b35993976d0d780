package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.ALERT;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.CHECKBOX;
import static com.microsoft.playwright.options.AriaRole.COMBOBOX;
import static com.microsoft.playwright.options.AriaRole.GROUP;
import static com.microsoft.playwright.options.AriaRole.HEADING;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.STATUS;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What teachers, readers, designers and leads do, with the keyboard alone: no click and no focus made by a script. At every
 * step the focus is seen, and controls are found by what the browser tells screen readers of them.
 */
class KeyboardJourneyIT extends EarningJourney {

    private static final String TITLE = "Reading aloud with a purpose";
    private static final String CREDENTIAL = "/credentials/reading-aloud-with-a-purpose";
    private static final String DRAFT = "Questions that wait";
    private static final String QUESTION = "Which question do you ask too fast?";
    private static final String OTHER_QUESTION = "Which question do you ask and answer yourself?";
    private static final String PROGRAMME = "Reading in every room";
    private static final String COHORT = "Wednesday readers";

    /** Nothing here rests on them. */
    @Override
    protected ThirdPartyCookies cookies() {
        return ThirdPartyCookies.ALLOWED;
    }

    /** Elsewhere the lists of drafts and reviews are looked at as they are in the beginning. */
    @Override
    protected Waymark waymark() {
        return Waymark.demonstrationApart();
    }

    @Test
    void aTeacherHandsInTwoReadersJudgeAndTheBadgeIsShared() {
        aTeacherHandsIn("teacher1");
        aReaderMakesAMistakeAndSends("reviewer1");
        aReaderGoesToTheReviewAtOnce("reviewer2");
        theEarnerTakesTheBadgeAndSharesIt("teacher1");
    }

    @Test
    void aDesignerPlacesAMicroCredentialThroughThePicker() {
        become("designer1");
        page.navigate(lmsPage("/sandbox/content"));
        assertThat(tool().locator("h1")).hasText("Add micro-credentials to your course");
        Keyboard keys = new Keyboard(page);
        keys.to(TEXTBOX, "Search by word");
        keys.write("aloud");
        keys.follow(BUTTON, "Search");
        assertThat(tool().locator("fieldset input[name=definition]")).hasCount(1);
        keys.to(CHECKBOX, TITLE);
        keys.press("Space");
        keys.follow(BUTTON, "Add to course");
        assertThat(tool().locator("#added-title")).hasText("Added to the course");
        assertThat(tool().locator("#added")).containsText(TITLE);
    }

    @Test
    void aDesignerBeginsADraftChangesItAndDiscardsIt() {
        Page window = launchedInAWindow(page, "designer1");
        Keyboard keys = new Keyboard(window);
        keys.follow(LINK, "My designs");
        keys.to(TEXTBOX, "Title");
        keys.write(DRAFT);
        keys.follow(BUTTON, "Begin");

        keys.follow(LINK, "Overview questions");
        keys.follow(BUTTON, "Add a question");
        keys.to(TEXTBOX, "Question");
        keys.write(QUESTION);
        keys.follow(BUTTON, "Save");
        assertSaid(window, "Saved.");
        keys.follow(LINK, "Overview questions");
        keys.to(TEXTBOX, "Question");
        assertThat(keys.has("#O1-text")).isTrue();
        keys.press("ControlOrMeta+A");
        keys.write(OTHER_QUESTION);
        keys.follow(BUTTON, "Save");
        assertSaid(window, "Saved.");
        keys.follow(LINK, "As an earner");
        assertThat(window.locator("main")).containsText(OTHER_QUESTION);
        assertThat(window.locator("main")).not().containsText(QUESTION);

        keys.follow(LINK, "Back to " + DRAFT);
        keys.follow(LINK, "Discard it");
        keys.follow(BUTTON, "Discard it");
        assertSaid(window, "The draft is gone.");
    }

    @Test
    void aLeadSetsUpAProgrammeWithACohort() {
        Page window = launchedInAWindow(page, "admin1");
        Keyboard keys = new Keyboard(window);
        keys.follow(LINK, "Manage");
        keys.follow(LINK, "Programmes");
        keys.follow(LINK, "Set up a programme");
        keys.follow(BUTTON, "Save and go on");
        assertMistakeLeadsTo(window, keys, "#name");
        keys.write(PROGRAMME);
        keys.to(CHECKBOX, "It begins as a pilot");
        keys.press("Space");
        keys.follow(BUTTON, "Save and go on");
        assertSaid(window, "The programme is there.");

        keys.follow(LINK, "Say what it is");
        keys.to("#begins");
        window.keyboard().type("09092027");
        assertThat(window.getByLabel("First day")).hasValue("2027-09-09");
        keys.to(CHECKBOX, "Cora Diaz");
        keys.press("Space");
        keys.follow(BUTTON, "Save");
        assertSaid(window, "Saved");

        keys.follow(LINK, "Cohorts");
        keys.to(TEXTBOX, "Name of the cohort");
        keys.write(COHORT);
        keys.to(COMBOBOX, "Coach (optional)");
        keys.press("ArrowDown");
        keys.follow(BUTTON, "Make the cohort");
        assertSaid(window, "The cohort is there.");
        assertThat(window.getByRole(HEADING, new Page.GetByRoleOptions().setName(COHORT)))
                .isVisible();
        assertThat(window.locator("#coach option:checked")).hasText("Cora Diaz");
    }

    private void aTeacherHandsIn(String teacher) {
        Page window = launchedInAWindow(page, teacher);
        Keyboard keys = new Keyboard(window);
        window.navigate(waymark().url(CREDENTIAL));
        keys.follow(BUTTON, "Start");
        answer(window, keys, "Answer the overview questions");
        judgeOneself(window, keys);
        keys.follow(LINK, "Add: Plan of one reading with its pauses");
        bringAFile(window, keys);
        keys.follow(LINK, "Add: What three children drew or wrote afterwards");
        for (int child = 1; child <= 3; child++) {
            keys.to("details:has(#text) > summary");
            keys.press("Enter");
            keys.to("#text");
            keys.write("Child " + child + " drew the wolf behind the door, which nobody had read out.");
            keys.follow("details:has(#text) button[type=submit]");
        }
        answer(window, keys, "Write your reflection");
        keys.follow(LINK, "Check and submit");
        assertThat(window.locator("#missing")).hasCount(0);
        keys.to(CHECKBOX, "This is my own work, from the past 12 months");
        keys.press("Space");
        keys.follow(BUTTON, "Submit");
        assertThat(window.locator("ol.timeline")).containsText("You submitted");
        window.close();
    }

    /** The browser's own button asks for the file; what its window does is the system's. */
    private static void bringAFile(Page window, Keyboard keys) {
        keys.to("#file");
        FileChooser chooser = window.waitForFileChooser(() -> keys.press("Space"));
        chooser.setFiles(new FilePayload("plan.pdf", "application/pdf", onePagePdf()));
        keys.follow(BUTTON, "Add to my submission");
    }

    /** Reads, forgets to judge one of the criteria, is led to it, and sends. */
    private void aReaderMakesAMistakeAndSends(String reader) {
        Page window = given(reader);
        Keyboard keys = new Keyboard(window);
        keys.to("details > summary");
        keys.press("Enter");
        keys.to(GROUP, "Pages of “Evidence 1”");
        assertThat(window.locator("details[open] img").first()).isVisible();
        judge(keys);
        keys.follow(BUTTON, "Send my review");
        assertMistakeLeadsTo(window, keys, "input[type=radio]");
        keys.choose("Demonstrated");
        keys.to(TEXTBOX, "A strength you saw");
        keys.write("The notes say what comes next.");
        send(window, keys);
    }

    private void aReaderGoesToTheReviewAtOnce(String reader) {
        Page window = given(reader);
        Keyboard keys = new Keyboard(window);
        keys.to(LINK, "To your review");
        keys.press("Enter");
        assertThat(keys.said().name()).isEqualTo("Your review");
        int criteria = window.locator("fieldset.rubric").count();
        for (int i = 0; i < criteria; i++) {
            judge(keys);
        }
        send(window, keys);
    }

    private Page given(String reader) {
        Page window = launchedInAWindow(page, reader);
        Keyboard keys = new Keyboard(window);
        keys.follow(LINK, "Reviews");
        keys.follow(LINK, TITLE);
        return window;
    }

    private static void judge(Keyboard keys) {
        keys.to("fieldset.rubric input[type=radio]");
        keys.choose("Demonstrated");
        keys.to(TEXTBOX, "A strength you saw");
        keys.write("Each pause says what in the text makes one wonder.");
    }

    private static void send(Page window, Keyboard keys) {
        keys.follow(BUTTON, "Send my review");
        assertSaid(window, "Your review was sent.");
        window.close();
    }

    private void theEarnerTakesTheBadgeAndSharesIt(String teacher) {
        Page window = launchedInAWindow(page, teacher);
        Keyboard keys = new Keyboard(window);
        keys.follow(LINK, "My record");
        keys.follow(LINK, "Open the badge " + TITLE);
        String badge = window.url();
        SandboxLms.await("the badge to be signed", () -> {
            window.reload();
            return window.locator("a[href$='.json']").count() > 0;
        });
        keys.to(LINK, "Download the badge");
        Download picture = window.waitForDownload(() -> keys.press("Enter"));
        assertThat(picture.suggestedFilename()).matches("badge-.*\\.png");
        assertThat(lms().statusForStrangers(badge)).isEqualTo(404);
        keys.follow(BUTTON, "Share this badge");
        keys.to(TEXTBOX, "Address of this page");
        assertThat(window.getByLabel("Address of this page")).hasValue(badge);
        keys.to(BUTTON, "Copy");
        browser.grantPermissions(List.of("clipboard-write"));
        keys.press("Enter");
        assertSaid(window, "Copied");
        assertThat(lms().statusForStrangers(badge)).isEqualTo(200);
    }

    private static void answer(Page window, Keyboard keys, String task) {
        keys.follow(LINK, task);
        Locator answers = window.locator("form textarea");
        for (int i = 0; i < answers.count(); i++) {
            keys.to("form textarea");
            keys.write("Nine children who rarely choose a book. (" + i + ")");
        }
        keys.follow(BUTTON, "Save");
    }

    private static void judgeOneself(Page window, Keyboard keys) {
        keys.follow(LINK, "Look at it with your readers’ rubric");
        int criteria = window.locator("fieldset.rubric").count();
        assertThat(criteria).isPositive();
        for (int i = 0; i < criteria; i++) {
            keys.to("fieldset.rubric input[type=radio]");
            keys.choose("Demonstrated");
        }
        keys.follow(BUTTON, "Save");
    }

    /** Said as an alert, which has the focus; its first link leads to what is to be mended. */
    private static void assertMistakeLeadsTo(Page window, Keyboard keys, String field) {
        assertThat(window.getByRole(ALERT)).isFocused();
        keys.press("Tab");
        assertThat(keys.said().is(LINK)).isTrue();
        keys.press("Enter");
        assertThat(keys.has(field)).as("%s has the focus", field).isTrue();
    }

    private static void assertSaid(Page window, String words) {
        assertThat(window.getByRole(STATUS).filter(new Locator.FilterOptions().setHasText(words)))
                .isVisible();
    }
}
