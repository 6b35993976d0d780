package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.Requirement;

/**
 * Somebody with a shared badge takes a copy of their data and wants the rest deleted; their district agrees; the badge and
 * the copy stay, and the same LMS user begins as somebody new.
 */
class DeletionJourneyIT extends Journey {

    private static final String NAME = "Thandi Nkosi";

    @TempDir
    Path folder;

    @Override
    protected Waymark waymark() {
        return Waymark.demonstrationApart();
    }

    @Test
    @Requirement(90)
    void fromTheWishToTheCertificate() {
        become("teacher3");
        open("Waymark");
        String badge = sharedBadge();
        toMyData();
        assertAccessible();
        Path copy = downloadedAndUnpacked();
        tool().locator("#sure").check();
        leave(() -> tool().locator("form[action$='/privacy/deletion'] button").click());
        assertThat(tool().locator("[role=status]")).isVisible();

        theLeadAgrees();

        become("teacher3");
        open("Waymark");
        toMyData();
        leave(() -> tool().locator("form[action$='/deletion/now'] button").click());
        assertHeading("Certificate of deletion");
        assertAccessible();
        String certificate = frame().url();
        SandboxLms.await("the deletion to be carried out", () -> {
            frame().navigate(certificate);
            return tool().locator("main .tag--info").count() > 0;
        });
        assertThat(tool().locator("main")).not().containsText("Thandi");

        theBadgeStays(badge);
        theCopyOpens(copy);
        theSameUserBeginsAnew();
    }

    private String sharedBadge() {
        leave(() -> tool().locator("nav.tabs a[href='/record']").click());
        leave(() -> tool().locator("article.badge a[href*='/badges/']").first().click());
        String badge = frame().url();
        SandboxLms.await("the badge to be signed", () -> {
            frame().navigate(badge);
            return tool().locator("a[href$='.json']").count() > 0;
        });
        if (lms().statusForStrangers(badge) == 404) {
            leave(() -> tool().locator("form[action$='/share'] button").click());
        }
        assertThat(lms().statusForStrangers(badge)).isEqualTo(200);
        return badge;
    }

    private void theLeadAgrees() {
        become("admin1");
        open("Waymark");
        manage("/admin/privacy");
        assertAccessible();
        Locator request = tool().locator("article").filter(new Locator.FilterOptions().setHasText(NAME));
        leave(() -> request.locator("a.btn").click());
        assertHeading(NAME);
        assertAccessible();
        tool().locator("#seen").check();
        leave(() -> tool().locator("form[action$='/approve'] button").click());
    }

    /** As a stranger reads and verifies it. */
    private void theBadgeStays(String badge) {
        assertThat(lms().statusForStrangers(badge)).isEqualTo(200);
        lms().verifyBadge(badge);
    }

    /** In a browser that knows nothing of Waymark. */
    private void theCopyOpens(Path copy) {
        Page reader = inAnotherBrowser();
        reader.navigate(copy.resolve("index.html").toUri().toString());
        assertThat(reader.locator("h1")).hasText("What Waymark holds on you");
        assertThat(reader.locator("main")).containsText(NAME);
        Accessibility.assertAccessible(reader);
        for (String name : reader.locator("main a").allTextContents()) {
            assertThat(copy.resolve(name)).as("what the copy links to").exists();
        }
    }

    private void theSameUserBeginsAnew() {
        become("teacher3");
        open("Waymark");
        leave(() -> tool().locator("nav.tabs a[href='/record']").click());
        assertThat(tool().locator("article.badge")).hasCount(0);
        become("admin1");
        open("Waymark");
        manage("/admin/people");
        assertThat(tool().locator("tr").filter(new Locator.FilterOptions().setHasText(NAME)))
                .hasCount(1);
    }

    private void toMyData() {
        leave(() -> tool().locator("nav.tabs a[href='/record']").click());
        leave(() -> tool().locator("main a[href='/privacy']").click());
        assertHeading("What Waymark holds on you");
    }

    private Path downloadedAndUnpacked() {
        Download download = page.waitForDownload(
                () -> tool().locator("main a[href='/privacy/archive']").click());
        assertThat(download.suggestedFilename()).isEqualTo("waymark-my-data.zip");
        Path copy = folder.resolve("copy");
        try (ZipInputStream zip = new ZipInputStream(download.createReadStream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = copy.resolve(entry.getName()).normalize();
                assertThat(file).as("what the copy writes to").startsWithRaw(copy);
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
