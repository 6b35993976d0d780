package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A micro-credential comes about: written, proposed, returned, approved, tried, opened to everyone, placed in a course,
 * revised while a teacher is mid-way, who then moves up.
 */
class ProposeJourneyIT extends Journey {

    private static final String TITLE = "Wait time after a question";
    private static final String CODE = "WM-WAIT-01";
    private static final String INVITED = "Tess Arnold";
    private static final String COHORT = "First to wait";
    private static final String QUESTION = "When do you wait too little now?";
    private static final String OTHER_QUESTION = "In which lesson do you wait too little now?";
    private static final String LEVEL = "There are three seconds after every question.";
    private static final String OTHER_LEVEL = "There are three seconds after every question, and nobody fills them.";
    private static final String ANSWER = "In mathematics, after the first hand.";

    @Test
    void aTeachersIdeaBecomesAnOfferAndChangesWhileSomebodyEarnsIt() {
        write();
        propose();
        answer("reviewer1", TITLE, "return", "Say how long the wait is.");
        answer("reviewer2", TITLE, "return", "I agree with that.");

        theDraft();
        leave(() -> tool().locator("main a[href$='/proposal']").click());
        assertThat(tool().locator("ol.timeline")).containsText("Say how long the wait is.");
        assertThat(tool().locator("ol.timeline")).containsText("Rae Chen");
        assertAccessible();
        leave(() -> tool().locator("main p a[href*='/design/']").first().click());
        section("competency", Map.of("#competency", "Waits three seconds after each question."));
        propose();
        answer("reviewer1", TITLE, "approve", "Now it is clear.");
        answer("reviewer2", TITLE, "approve", "We lack this.");

        become("teacher1");
        open("Waymark");
        makeACohortOf(INVITED);
        beginThePilot();
        readOnly("teacher2");
        tries("teacher1");
        goLive();

        place(TITLE);
        begin("teacher2");
        revise();
        answer("reviewer1", TITLE, "approve", "The question is better.");
        answer("reviewer2", TITLE, "approve", "It is.");
        moveUp("teacher2");
    }

    private void write() {
        designs();
        tool().locator("#title").fill(TITLE);
        leave(() -> tool().locator("form[action$='/design'] button").click());
        section("about", Map.of("#code", CODE));
        section("competency", Map.of("#competency", "Waits after each question."));
        section("method", Map.of("#name", "Ask-Wait-Hear", "#summary", "Ask, count to three, then hear somebody."));
        part("overview", "O", Map.of("#O1-text", QUESTION));
        add("evidence", "A");
        tool().locator("#A1-title").fill("A recording");
        tool().locator("#A1-kind input").first().check();
        save();
        add("criteria", "C");
        tool().locator("#C1-title").fill("Everyone has time to think");
        tool().locator("#C1-NOT_YET").fill("The first hand answers.");
        tool().locator("#C1-APPROACHING").fill("There is a pause after some questions.");
        tool().locator("#C1-DEMONSTRATED").fill(LEVEL);
        tool().locator("#C1-from input").first().check();
        save();
        part("reflection", "R", Map.of("#R1-text", "What did you hear that you had not heard before?"));
        add("workload", "W");
        tool().locator("#contactHours").fill("4");
        tool().locator("#W1-activity").fill("teach");
        tool().locator("#W1-hours").fill("4");
        save();
    }

    /** Any teacher writes and proposes: this one has no role. */
    private void designs() {
        become("teacher3");
        open("Waymark");
        leave(() -> tool().locator("nav.tabs a[href='/credentials']").click());
        leave(() -> tool().locator("main a[href='/design']").click());
    }

    private void theDraft() {
        designs();
        leave(() -> named(TITLE, "main ul.tasks a").click());
    }

    private void section(String path, Map<String, String> answers) {
        toSection(path);
        answers.forEach((field, text) -> tool().locator(field).fill(text));
        save();
    }

    private void part(String path, String letter, Map<String, String> answers) {
        add(path, letter);
        answers.forEach((field, text) -> tool().locator(field).fill(text));
        save();
    }

    private void add(String path, String letter) {
        toSection(path);
        if (tool().locator("#" + letter + "1").count() == 0) {
            leave(() -> tool().locator("button[value='add:" + letter + "']").click());
        }
    }

    private void toSection(String path) {
        leave(() -> tool().locator("main ul.tasks a[href$='/" + path + "']").click());
    }

    private void save() {
        leave(() ->
                tool().locator("main form button.btn:not(.btn--quiet)").last().click());
        assertThat(tool().locator("main a[href$='/as-earner']")).isVisible();
    }

    private void propose() {
        leave(() -> tool().locator("main a[href$='/proposal']").click());
        assertAccessible();
        tool().locator("#note").fill("It costs nothing and helps everyone.");
        leave(() -> tool().locator("form[action$='/proposal'] button").click());
        assertThat(tool().locator("form[action$='/withdraw']")).isVisible();
    }

    private void answer(String member, String title, String choice, String reason) {
        become(member);
        open("Waymark");
        leave(() -> tool().locator("nav.tabs a[href='/design/proposals']").click());
        leave(() -> named(title, "main ul.tasks a").first().click());
        assertAccessible();
        tool().locator("#choice-" + choice).check();
        tool().locator("#reason").fill(reason);
        leave(() -> tool().locator("form[action$='/vote'] button").click());
        assertThat(tool().locator("[role=status]").first()).isVisible();
    }

    private void makeACohortOf(String person) {
        become("admin1");
        open("Waymark");
        manage("/admin/programmes");
        leave(() -> named("Early literacy", "main ul.tasks a").click());
        leave(() -> tool().locator("main a[href*='/members']").first().click());
        leave(() -> tool().locator("main a[href*='/members/add']").click());
        look(person);
        leave(() -> named(person, "main ul.tasks li").locator("button").click());
        leave(() -> tool().locator("main a[href*='/members']").first().click());
        leave(() -> tool().locator("main a[href*='/admin/programmes/']").first().click());
        leave(() -> tool().locator("main a[href*='/cohorts']").first().click());
        tool().locator("#name").fill(COHORT);
        leave(() -> tool().locator("main form[action$='/cohorts'] button").click());
        assertHeading(COHORT);
        look(person);
        leave(() ->
                named(person, "main form[action$='/members']").locator("button").click());
        assertThat(named(person, "main form[action$='/remove']")).hasCount(1);
    }

    private void look(String person) {
        tool().locator("#q").fill(person);
        leave(() -> tool().locator("form[role=search] button").click());
    }

    private void beginThePilot() {
        manage("/design/proposals");
        leave(() -> named(TITLE, "main ul.tasks a").first().click());
        tool().locator("#how-pilot").check();
        tool().locator("#earners").fill("5");
        tool().locator("#cohorts .tick")
                .filter(new Locator.FilterOptions().setHasText(COHORT))
                .locator("input")
                .check();
        tool().locator("#reason").fill("Five try it before the winter.");
        assertAccessible();
        leave(() -> tool().locator("form[action$='/open'] button").click());
        assertThat(tool().locator("main a[href*='/credentials/']")).isVisible();
    }

    /** Whoever is not invited reads it and cannot start. */
    private void readOnly(String person) {
        String slug = tool().locator("main a[href*='/credentials/']").getAttribute("href");
        become(person);
        open("Waymark");
        frame().navigate(waymark().url(slug));
        assertHeading(TITLE);
        assertThat(tool().locator("form[action$='/start']")).hasCount(0);
        assertAccessible();
    }

    /** Whoever is invited finds it among the others, and begins. */
    private void tries(String person) {
        become(person);
        open("Waymark");
        leave(() -> tool().locator("nav.tabs a[href='/credentials']").click());
        leave(() -> named(TITLE, "main article h3 a").click());
        leave(() -> tool().locator("form[action$='/start'] button").first().click());
        assertHeading(TITLE);
        assertThat(tool().locator("main ul.tasks a[href$='/overview']")).isVisible();
        assertAccessible();
    }

    private void goLive() {
        become("admin1");
        open("Waymark");
        manage("/admin/credentials");
        leave(() -> named(TITLE, "main ul.tasks a").click());
        assertAccessible();
        tool().locator("#live-reason").fill("It works, and three more ask for it.");
        leave(() -> tool().locator("form[action$='/live'] button").click());
        assertThat(tool().locator("form[action$='/live']")).hasCount(0);
        leave(() -> tool().locator("main a[href$='/history']").click());
        assertThat(tool().locator("ol.timeline")).containsText("It works, and three more ask for it.");
        assertThat(tool().locator("ol.timeline")).containsText("I agree with that.");
        assertAccessible();
    }

    private void begin(String person) {
        become(person);
        open(TITLE);
        leave(() -> tool().locator("form[action$='/start'] button").first().click());
        leave(() -> tool().locator("main ul.tasks a[href$='/overview']").click());
        tool().locator("textarea").first().fill(ANSWER);
        leave(() ->
                tool().locator("main form button.btn:not(.btn--quiet)").first().click());
    }

    private void revise() {
        designs();
        tool().locator("#definition").selectOption(new SelectOption().setLabel(TITLE));
        leave(() -> tool().locator("form[action$='/design/revise'] button").click());
        section("overview", Map.of("#O1-text", OTHER_QUESTION));
        section("criteria", Map.of("#C1-DEMONSTRATED", OTHER_LEVEL));
        propose();
    }

    private void moveUp(String person) {
        become(person);
        open(TITLE);
        leave(() -> tool().locator("main a[href$='/newer']").click());
        assertThat(tool().locator("del")).hasText(new String[] {QUESTION, LEVEL});
        assertThat(tool().locator("ins")).hasText(new String[] {OTHER_QUESTION, OTHER_LEVEL});
        assertAccessible();
        leave(() -> tool().locator("form[action$='/newer'] button").click());
        assertThat(tool().locator("main a[href$='/newer']")).hasCount(0);
        leave(() -> tool().locator("main ul.tasks a[href$='/overview']").click());
        assertThat(tool().locator("main")).containsText(OTHER_QUESTION);
        assertThat(tool().locator("textarea").first()).hasValue(ANSWER);
    }

    private Locator named(String words, String list) {
        return tool().locator(list).filter(new Locator.FilterOptions().setHasText(words));
    }
}
