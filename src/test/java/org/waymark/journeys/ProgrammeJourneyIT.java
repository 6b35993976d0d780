package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** A lead sets up a pilot from nothing; a member sees it, brings a colleague, and both talk in their cohort. */
class ProgrammeJourneyIT extends Journey {

    private static final String NAME = "Reading together";
    private static final String WHY = "More children read at home.";
    private static final String COHORT = "Tuesday readers";
    private static final String TESS = "Tess Arnold";
    private static final String TOMAS = "Tomás Rivera";
    private static final String WORDS = "Who tries the paired reading on Thursday?";

    @Test
    void aProgrammeBeginsWithANameAndEndsInTalk() {
        become("teacher1");
        open("Waymark");

        setUpThePilot();
        addToTheProgramme(TESS);
        makeTheCohort();
        addToTheCohort(TESS);

        String code = inviteAColleague();
        join("teacher2", code);
        theProgramme();
        leave(() -> tool().locator("main a[href*='/cohorts']").first().click());
        leave(() -> tool().locator("main ul.tasks a").click());
        addToTheCohort(TOMAS);

        write("teacher1", WORDS);
        openTheCohort("teacher2");
        assertThat(tool().locator("ol.timeline")).containsText(WORDS);
        assertThat(tool().locator("ol.timeline")).containsText(TESS);
        assertThat(tool().locator("ol.timeline form")).hasCount(0);
        assertAccessible();
    }

    private void setUpThePilot() {
        programmes();
        leave(() -> tool().locator("main a[href*='/admin/programmes/new']").click());
        tool().locator("#name").fill(NAME);
        tool().locator("#pilot").check();
        leave(() -> tool().locator("main form button").click());
        assertHeading(NAME);
        assertThat(tool().locator(".tag--action").first()).isVisible();
        assertAccessible();
        leave(() -> tool().locator("main ul.tasks a[href*='/about']").first().click());
        tool().locator("#why").fill(WHY);
        tool().locator("#audience").check();
        tool().locator("#begins").fill("2027-09-01");
        tool().locator("#support").fill("A coach every two weeks.");
        tool().locator("#coach").check();
        assertAccessible();
        leave(() -> tool().locator("main form[action$='/about'] button:not(.vh):not(.btn--quiet)").click());
        assertThat(tool().locator("[role=status]")).isVisible();
    }

    private void addToTheProgramme(String person) {
        leave(() -> tool().locator("main a[href*='/members']").first().click());
        leave(() -> tool().locator("main a[href*='/members/add']").click());
        tool().locator("#q").fill(person);
        leave(() -> tool().locator("form[role=search] button").click());
        leave(() -> named(person, "main ul.tasks li").locator("button").click());
        leave(() -> tool().locator("main a[href*='/members']").first().click());
        assertThat(tool().locator("main table")).containsText(person);
        assertAccessible();
        leave(() -> tool().locator("main a[href*='/admin/programmes/']").first().click());
    }

    private void makeTheCohort() {
        leave(() -> tool().locator("main a[href*='/cohorts']").first().click());
        tool().locator("#name").fill(COHORT);
        tool().locator("#coach").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        leave(() -> tool().locator("main form[action$='/cohorts'] button").click());
        assertHeading(COHORT);
    }

    private void addToTheCohort(String person) {
        tool().locator("#q").fill(person);
        leave(() -> tool().locator("form[role=search] button").click());
        leave(() -> tool().locator("main form[action$='/members']")
                .filter(new Locator.FilterOptions().setHasText(person))
                .locator("button")
                .click());
        assertThat(tool().locator("main form[action$='/remove']")
                        .filter(new Locator.FilterOptions().setHasText(person)))
                .hasCount(1);
        assertAccessible();
    }

    private String inviteAColleague() {
        openMine("teacher1");
        assertThat(tool().locator("main")).containsText(WHY);
        assertAccessible();
        leave(() -> tool().locator("#invite").click());
        return tool().locator("article dd").nth(1).textContent().strip();
    }

    private void join(String person, String code) {
        become(person);
        open("Waymark");
        myProgrammes();
        tool().locator("#code").fill(code);
        leave(() ->
                tool().locator("form[action$='/programmes/invitation'] button").click());
        assertAccessible();
        leave(() -> tool().locator("form[action*='/invitations/'] button").click());
        assertHeading(NAME);
    }

    private void write(String person, String words) {
        openTheCohort(person);
        tool().locator("#text").fill(words);
        leave(() -> tool().locator("form[action$='/messages'] button").click());
        assertThat(tool().locator("ol.timeline form")).hasCount(1);
    }

    private void openTheCohort(String person) {
        openMine(person);
        leave(() -> tool().locator("main a[href*='/cohorts/']").click());
        assertHeading(COHORT);
    }

    private void openMine(String person) {
        become(person);
        open("Waymark");
        myProgrammes();
        leave(() -> named(NAME, "main ul.tasks a").click());
        assertHeading(NAME);
    }

    private void myProgrammes() {
        leave(() -> tool().locator("nav.tabs a[href='/home']").click());
        leave(() -> tool().locator("main a[href='/programmes']").click());
    }

    private void theProgramme() {
        programmes();
        leave(() -> named(NAME, "main ul.tasks a").click());
    }

    private void programmes() {
        become("admin1");
        open("Waymark");
        manage("/admin/programmes");
    }

    private Locator named(String words, String selector) {
        return tool().locator(selector).filter(new Locator.FilterOptions().setHasText(words));
    }
}
