package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.waymark.Requirement;

/** Somebody wants what is held on them deleted; their district agrees; the same LMS user begins as somebody new. */
class DeletionJourneyIT extends EarningJourney {

    private static final String TITLE = "Culturally responsive text selection";

    @Test
    @Requirement(90)
    void fromTheWishToTheCertificate() {
        place(TITLE);
        become("teacher2");
        open(TITLE);
        toMyData();
        assertAccessible();
        tool().locator("#sure").check();
        leave(() -> tool().locator("form[action$='/privacy/deletion'] button").click());
        assertThat(tool().locator("[role=status]")).isVisible();

        become("admin1");
        open("Waymark");
        leave(() -> tool().locator("nav.tabs a[href='/manage']").click());
        leave(() -> tool().locator("main a[href='/admin/privacy']").click());
        assertAccessible();
        Locator request = tool().locator("article").filter(new Locator.FilterOptions().setHasText("Tomás Rivera"));
        leave(() -> request.locator("a.btn").click());
        assertHeading("Tomás Rivera");
        assertAccessible();
        tool().locator("#seen").check();
        leave(() -> tool().locator("form[action$='/approve'] button").click());

        become("teacher2");
        open(TITLE);
        toMyData();
        leave(() -> tool().locator("form[action$='/deletion/now'] button").click());
        assertHeading("Certificate of deletion");
        assertAccessible();
        String certificate = frame().url();
        SandboxLms.await("the deletion to be carried out", () -> {
            frame().navigate(certificate);
            return tool().locator("main .tag--info").count() > 0;
        });
        assertThat(tool().locator("main")).not().containsText("Tomás");

        open(TITLE);
        assertHeading(TITLE);
        assertThat(tool().locator("form[action$='/start'] button").first()).isVisible();
        become("admin1");
        open("Waymark");
        leave(() -> tool().locator("nav.tabs a[href='/manage']").click());
        leave(() -> tool().locator("main a[href='/admin/people']").click());
        assertThat(tool().locator("tr").filter(new Locator.FilterOptions().setHasText("Tomás Rivera")))
                .hasCount(1);
    }

    private void toMyData() {
        leave(() -> tool().locator("nav.tabs a[href='/record']").click());
        leave(() -> tool().locator("main a[href='/privacy']").click());
        assertHeading("What Waymark holds on you");
    }
}
