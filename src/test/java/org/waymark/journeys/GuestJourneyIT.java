package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.waymark.TestMail;

/** A neighbour without any account takes up an invitation, signs in by e-mail and begins to work. */
class GuestJourneyIT extends Journey {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/sign-in/open\\?t=[A-Za-z0-9_-]{43}");

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

        page.navigate(link(address));
        assertAccessible();
        page.locator("main form button").click();
        assertThat(page.locator("nav.tabs form button")).hasText("Sign out");

        page.locator("nav.tabs a[href='/credentials']").click();
        page.locator("main a[href*='/credentials/']").first().click();
        page.locator("main form[action$='/start'] button").first().click();
        assertThat(page.locator("ul.tasks")).isVisible();
        assertAccessible();

        page.locator("nav.tabs form button").click();
        assertThat(page.locator("[role=status]")).hasText("You are signed out.");
        assertThat(page.navigate(waymark().url("/record")).status()).isEqualTo(401);
    }

    private String invitation() {
        Page operator = browser.newPage();
        operator.navigate(waymark().url("/admin"));
        operator.locator("#token").fill(Waymark.ADMIN_TOKEN);
        operator.locator("form[action$='/admin'] button").click();
        assertThat(operator.locator("#token")).hasCount(0);
        operator.navigate(waymark().url("/admin/guests"));
        operator.locator("#title").fill("Reading mentors of the neighbourhood");
        operator.locator("#places").fill("2");
        operator.locator("form[action$='/admin/guests'] button").click();
        String door = operator.locator("main dd a[href*='/join/']").first().getAttribute("href");
        operator.close();
        return door;
    }

    private static String link(String address) {
        SandboxLms.await("the e-mail with the link", () -> !TestMail.to(address).isEmpty());
        String whole = GreenMailUtil.getWholeMessage(TestMail.to(address).get(0));
        Matcher link = LINK.matcher(whole.replace("=\r\n", "").replace("=3D", "="));
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
