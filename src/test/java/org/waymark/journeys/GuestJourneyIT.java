package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A neighbour without any account takes up an invitation, signs in by e-mail and begins to work. */
class GuestJourneyIT extends Journey {

    private final Set<String> opened = new HashSet<>();

    @Test
    void comesByInvitationSignsInByMailAndBeginsAMicroCredential() {
        String address = "nora-" + UUID.randomUUID() + "@example.org";
        String door = invitation();

        page.navigate(door);
        movedTo(page);
        assertAccessible();
        page.locator("#name").fill("Nora Neighbour");
        page.locator("#address").fill(address);
        page.locator("#adult").check();
        page.locator("main form button").click();
        assertThat(page.locator("h1")).hasText("Look into your mail");
        assertAccessible();

        page.navigate(linkInTheMailFor(address));
        assertAccessible();
        page.locator("main form button").click();
        assertThat(page.locator("nav.tabs form button")).hasText("Sign out");

        page.locator("nav.tabs a[href='/credentials']").click();
        page.locator("main a[href*='/credentials/']").first().click();
        page.locator("main form[action$='/start'] button").first().click();
        assertThat(page.locator("ul.tasks")).isVisible();
        assertAccessible();

        aLaunchIsNobodyElses();

        page.navigate(waymark().url("/sign-in"));
        signIn(address);
        assertThat(page.locator("nav.tabs form button")).hasText("Sign out");
        assertThat(page.navigate(waymark().url("/record/addresses")).status()).isEqualTo(200);
        assertThat(page.locator("main")).containsText(address);

        page.locator("nav.tabs form button").click();
        assertThat(page.locator("[role=status]")).hasText("You are signed out.");
        assertThat(page.navigate(waymark().url("/record")).status()).isEqualTo(401);
    }

    /** In the browser where the guest has signed in somebody comes from the LMS, in its frame and in a window. */
    private void aLaunchIsNobodyElses() {
        Page course = browser.newPage();
        Page window = launchedInAWindow(course, "teacher2");
        assertThat(window.locator("nav.tabs form button")).hasCount(0);
        window.navigate(waymark().url("/privacy"));
        assertThat(window.locator("main")).containsText("Tomás Rivera");
        assertThat(window.locator("main")).not().containsText("Nora Neighbour");
        course.close();
        window.close();
    }

    private void signIn(String address) {
        page.locator("#address").fill(address);
        page.locator("main form button").click();
        assertThat(page.locator("h1")).hasText("Look into your mail");
        page.navigate(linkInTheMailFor(address));
        page.locator("main form button").click();
    }

    private String invitation() {
        Page operator = operatorInAnotherBrowser();
        operator.navigate(waymark().url("/admin/guests"));
        operator.locator("#title").fill("Reading mentors of the neighbourhood");
        operator.locator("#places").fill("2");
        operator.locator("form[action$='/admin/guests'] button").click();
        return operator.locator("main dd a[href*='/join/']").first().getAttribute("href");
    }

    /** The newest, in the sandbox's mailbox; a link that was opened before does not count. */
    private String linkInTheMailFor(String address) {
        Page mail = browser.newPage();
        List<String> links = new ArrayList<>();
        SandboxLms.await("the e-mail with the link", () -> {
            mail.navigate(platform().lms("/sandbox/mail"));
            mail.locator("article")
                    .filter(new Locator.FilterOptions().setHasText(address))
                    .locator("a[href*='/sign-in/open?t=']")
                    .all()
                    .forEach(link -> links.add(link.getAttribute("href")));
            links.removeAll(opened);
            return !links.isEmpty();
        });
        mail.close();
        opened.add(links.get(0));
        return links.get(0);
    }
}
