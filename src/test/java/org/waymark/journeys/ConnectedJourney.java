package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A tool and an LMS in processes of their own, which know nothing of each other until people connect them. */
abstract class ConnectedJourney extends EarningJourney {

    /** The origin at which people reach the tool. */
    protected abstract String tools();

    /** The operator makes a registration link, and the LMS's administrator uses it. */
    protected void connect(String district) {
        String link = registrationLink(district);
        become("admin1");
        page.navigate(lmsPage("/sandbox/tools"));
        page.locator("#link").fill(link);
        page.locator("#register-tool button").click();
        agree();
        page.waitForURL(lmsPage("/sandbox/tools"));
        assertThat(page.locator(".client-id").first()).not().isEmpty();
    }

    /** What some LMSs leave to people while the tool's page is open. */
    protected void agree() {}

    /** The operator names the first lead; the lead makes two reviewers and a third reader. */
    protected void appoint() {
        for (String person : new String[] {"admin1", "reviewer1", "reviewer2", "reviewer3"}) {
            become(person);
            open("Waymark");
        }
        Page operator = operator();
        operator.navigate(tools() + "/admin/people");
        give(operator.locator("main"), "Alex Kim", "LEAD");
        operator.close();

        give("Rae Chen", "REVIEWER");
        give("Rob Okafor", "REVIEWER");
        give("Rita Marsh", "THIRD_READER");
    }

    private void give(String person, String role) {
        become("admin1");
        open("Waymark");
        manage("/admin/people");
        give(tool().locator("main"), person, role);
    }

    private void give(Locator main, String person, String role) {
        main.locator("tr", new Locator.LocatorOptions().setHasText(person))
                .locator("a")
                // Not a click: the LMS may be giving the frame its height at this very moment.
                .press("Enter");
        assertThat(main.locator("h1")).hasText(person);
        main.locator("input[name=role][value=" + role + "]").check();
        main.locator("#reason").fill("Trained in April");
        main.locator("form[action$='/roles'] button").click();
        assertThat(main.locator("#end-" + role)).isVisible();
    }

    private String registrationLink(String district) {
        Page operator = operator();
        operator.navigate(tools() + "/admin/platforms");
        operator.locator("#label").fill("Lakeside LMS");
        operator.locator("#district").fill(district);
        operator.locator("#activate").check();
        operator.locator("form[action$='/admin/platforms/links'] button").click();
        String link = operator.locator("#registration-link").textContent().strip();
        operator.close();
        assertThat(link).startsWith(tools() + "/lti/register/");
        return link;
    }

    protected Page operator() {
        Page operator = browser.newPage();
        operator.navigate(tools() + "/admin");
        if (operator.locator("#token").count() > 0) {
            operator.locator("#token").fill(Waymark.ADMIN_TOKEN);
            operator.locator("form[action$='/admin'] button").click();
            assertThat(operator.locator("#token")).hasCount(0);
        }
        return operator;
    }
}
