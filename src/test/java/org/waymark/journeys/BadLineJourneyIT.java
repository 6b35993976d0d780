package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.TestPorts;
import org.waymark.storage.TestFiles;

/** A teacher brings large files over a bad line, to a tool that is killed meanwhile. */
class BadLineJourneyIT extends EarningJourney {

    private static final String TITLE = "Productive small-group work";
    private static final String ANOTHER = "Formative assessment: acting on evidence";
    private static final String TEXTS = "Culturally responsive text selection";
    private static final int MEGA = 1024 * 1024;
    private static final Pattern SOME_HAS_ARRIVED =
            Pattern.compile("([1-9]|[1-9]\\d)\\.\\d MB of 60\\.0 MB have arrived");
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);

    @TempDir
    static Path folder;

    private static Waymark.Start start;
    private static Waymark tool;
    private static Line line;
    private static Path lesson;

    @BeforeAll
    static void start() throws IOException {
        int port = TestPorts.free();
        int address = TestPorts.free();
        line = new Line(address, port);
        start = Waymark.on(port)
                .with("SPRING_PROFILES_ACTIVE", "sandbox")
                .with("WAYMARK_BASE_URL", "http://localhost:" + address)
                .with("WAYMARK_DATA_DIR", "target/journeys/data-" + UUID.randomUUID());
        tool = start.start("upload");
        lesson = Files.write(folder.resolve("lesson.mp4"), TestFiles.film(60 * MEGA));
    }

    @AfterAll
    static void stop() {
        line.close();
        tool.close();
    }

    @Override
    protected Waymark waymark() {
        return tool;
    }

    @Test
    void aCutLineAndAKilledServerLoseNothing() throws Exception {
        Queue<String> announced = new ConcurrentLinkedQueue<>();
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        page.onResponse(response -> {
            if (response.url().contains("/uploads")) {
                answers.add(response.status());
            }
        });
        page.onRequest(request -> {
            if (request.url().endsWith("/uploads")) {
                announced.add(request.method());
            }
        });
        begin("teacher1", TITLE);
        toEvidence("A2");
        line.slowTo(8L * MEGA);

        tool().locator("#file").setInputFiles(new Path[] {lesson, page()});
        press();
        assertThat(row("page.pdf")).containsText("This is a program or a web page");
        assertThat(row("lesson.mp4")).containsText(SOME_HAS_ARRIVED);
        assertAccessible();
        screenshot("uploading");

        line.cut();
        assertThat(row("lesson.mp4")).containsText("The connection is lost");
        line.mend();
        assertThat(row("lesson.mp4")).containsText(SOME_HAS_ARRIVED);

        tool.kill();
        assertThat(row("lesson.mp4")).containsText("The connection is lost");
        tool = start.start("upload-again");

        // What was refused keeps nothing else back, and the page where it is.
        assertThat(tool().locator("article.card h3")).isVisible(PATIENTLY);
        assertThat(tool().locator("article.card h3")).hasText("lesson.mp4");
        assertThat(row("page.pdf")).containsText("This is a program or a web page");
        assertThat(answers).contains(502);
        assertThat(announced).as("announced once for each of the two files").hasSize(2);
        assertKept("A2");
    }

    @Test
    void onAPhoneAReloadedPageGoesOnWithTheSameFile() throws Exception {
        page.setViewportSize(390, 844);
        begin("teacher2", TITLE);
        toEvidence("A2");
        tool().locator("#file").setInputFiles(notes(201));
        press();
        assertThat(tool().locator("#uploads-problem")).containsText("more files at once than anyone could read");
        assertThat(tool().locator("#uploads li")).hasCount(0);

        // As some systems write it: the letter, and its accent apart.
        Path taken = Files.copy(lesson, folder.resolve("leccio\u0301n.mp4"));
        line.slowTo(8L * MEGA);
        tool().locator("#file").setInputFiles(taken);
        press();
        assertThat(row("n.mp4")).containsText(SOME_HAS_ARRIVED);
        row("n.mp4").locator("[data-do=pause]").click();
        assertThat(row("n.mp4")).containsText("Paused.");
        assertThat(frame().evaluate("document.activeElement.dataset.do || document.activeElement.outerHTML"))
                .isEqualTo("resume");

        toEvidenceAgain("teacher2", TITLE, "A2");
        assertThat(row("n.mp4")).containsText("Choose the same file again");
        assertAccessible();
        assertThat((Integer) frame().evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .isLessThanOrEqualTo(0);
        screenshot("upload-on-a-phone");

        // Chosen is enough: what it is for was said the first time.
        tool().locator("#file").setInputFiles(taken);
        assertThat(tool().locator("#students-no")).isVisible(PATIENTLY);
        sayThatNobodyIsInIt();
        assertThat(tool().locator("article.card h3")).hasText("lecci\u00f3n.mp4");
        assertThat(tool().locator("#uploads li")).hasCount(0);
        assertKept("A2");
    }

    @Test
    void aRecordingIsPlayedFromWhereSomebodyWants() {
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        page.onResponse(response -> {
            if (response.url().contains("/files/")) {
                answers.add(response.status());
            }
        });
        begin("teacher3", TITLE);
        toEvidence("A2");
        line.slowTo(Long.MAX_VALUE);
        tool().locator("#file").setInputFiles(new FilePayload("talk.wav", "audio/wav", tenMinutesOfSilence()));
        assertThat(tool().locator("#students-no")).isVisible();
        tool().locator("#students-no").check();
        leave(this::press);
        tool().locator("article.card details summary").click();

        Object at = tool().locator("article.card audio").evaluate("""
                async player => {
                    player.muted = true;
                    await player.play();
                    player.currentTime = 590;
                    await new Promise(done => player.addEventListener('seeked', done, {once: true}));
                    return [Math.round(player.duration), player.currentTime >= 590];
                }
                """);

        assertThat(at).asString().isEqualTo("[600, true]");
        assertThat(answers).contains(206).doesNotContain(200);
    }

    @Test
    void withoutScriptsThePlainFormTakesSeveralFiles() throws IOException {
        begin("teacher2", TEXTS);
        toEvidence("A1");
        String address = frame().url();
        Page window = launchedInAWindow(page, "teacher2");
        JsonObject off = new JsonObject();
        off.addProperty("value", true);
        browser.newCDPSession(window).send("Emulation.setScriptExecutionDisabled", off);
        window.navigate(address);

        window.locator("#file").setInputFiles(new Path[] {page(), notes()});
        window.locator("#add button[type=submit]").first().click();

        assertThat(window.locator("#file-error")).containsText("“page.pdf” was not added. This is a program");
        assertThat(window.locator("article.card h3")).hasText("notes.txt");

        window.locator("#file").setInputFiles(notes(60));
        window.locator("#add button[type=submit]").first().click();
        assertThat(window.locator("article.card h3")).hasCount(61);

        window.navigate(address);
        window.locator("#file").setInputFiles(notes(1001));
        window.locator("#add button[type=submit]").first().click();
        assertThat(window.locator("#file-error")).containsText("more files at once than anyone could read");
    }

    /** Tiny ones, with names as long as may be of letters of three bytes. */
    private static FilePayload[] notes(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> new FilePayload(
                        "\u8bfe".repeat(245) + number + ".txt", "text/plain", "What I saw.".getBytes(US_ASCII)))
                .toArray(FilePayload[]::new);
    }

    @Test
    void aFileOrALinkBesideATextThatIsKeptIsBroughtToo() throws IOException {
        begin("teacher1", TEXTS);
        toEvidence("A1");
        line.slowTo(Long.MAX_VALUE);
        unfold("Write a text instead");
        tool().locator("#text").fill("What I saw in the first group.");
        assertThat(tool().locator("[data-said]")).containsText("Saved at");
        unfold("Add a link instead");
        tool().locator("#link").fill("https://video.example.org/watch?v=lesson-7");
        leave(this::press);
        sayThatNobodyIsInIt();
        toEvidenceAgain("teacher1", TEXTS, "A1");
        assertThat(tool().locator("article.card")).hasCount(2);

        unfold("Write a text instead");
        tool().locator("#text").fill("What I saw in the second group.");
        assertThat(tool().locator("[data-said]")).containsText("Saved at");
        tool().locator("#text").fill("What I saw in the second group, and in the third.");
        tool().locator("#file").setInputFiles(notes());
        leave(this::press);
        toEvidenceAgain("teacher1", TEXTS, "A1");

        assertThat(tool().locator("article.card")).hasCount(4);
        assertThat(tool().locator("#evidence")).containsText("notes.txt");
        assertThat(tool().locator("#evidence .written").last()).containsText("and in the third");
    }

    @Test
    void whyATextIsNotKeptIsSaidWhileItIsWritten() {
        begin("teacher2", ANOTHER);
        toEvidence("A1");
        unfold("Write a text instead");
        tool().locator("#text").fill("What I saw.");
        assertThat(tool().locator("[data-said]")).containsText("Saved at");
        tool().locator("#text").fill("");
        assertThat(tool().locator("[data-said]")).hasText("Not saved. Write your text, or remove this evidence.");
        tool().locator("#text").fill("x".repeat(20_001));
        assertThat(tool().locator("[data-said]")).hasText("Not saved. Shorten the text to 20,000 characters.");
    }

    @Test
    void criteriaAreAskedForBeforeAnythingIsSent() throws IOException {
        begin("teacher1", ANOTHER);
        toEvidence("A1");
        unfold("Title and criteria");
        Locator ticked = tool().locator("input[name=criteria]:checked");
        while (ticked.count() > 0) {
            ticked.first().uncheck();
        }
        tool().locator("#file").setInputFiles(notes());
        press();
        assertThat(tool().locator("[data-needed]")).isVisible();
        assertThat(tool().locator("#uploads li")).hasCount(0);
        tool().locator("input[name=criteria]").first().check();
        leave(this::press);
        assertThat(tool().locator("article.card h3")).hasText("notes.txt");
    }

    private void press() {
        tool().locator("#add button[type=submit]").first().click();
    }

    private void unfold(String name) {
        tool().locator("#add summary")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
    }

    private void toEvidenceAgain(String teacher, String title, String requirement) {
        reopen(teacher, title);
        toEvidence(requirement);
    }

    private void toEvidence(String requirement) {
        leave(() -> tool().locator("ul.tasks a[href$='/evidence/" + requirement + "']")
                .click());
        assertThat(tool().locator("#file")).isVisible();
        // The script takes files from here on; before, the form sends them as it does without one.
        frame().waitForLoadState();
    }

    private Locator row(String file) {
        return tool().locator("#uploads li").filter(new Locator.FilterOptions().setHasText(file));
    }

    /** What the tool gives back is what was brought, byte by byte. */
    private void assertKept(String requirement) throws Exception {
        String file = (String) tool().locator("html").evaluate("""
                async page => {
                    const shown = await (await fetch(location.pathname)).text();
                    const address = /\\/submissions\\/[^"]*\\/file/.exec(shown)[0];
                    const bytes = await (await fetch(address)).arrayBuffer();
                    const digest = await crypto.subtle.digest('SHA-256', bytes);
                    return Array.from(new Uint8Array(digest), b => b.toString(16).padStart(2, '0')).join('');
                }
                """);
        assertThat(file)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(lesson))));
    }

    private static Path page() throws IOException {
        return Files.writeString(folder.resolve("page.pdf"), "<!doctype html><html><script>alert(1)</script></html>");
    }

    private static Path notes() throws IOException {
        return Files.writeString(folder.resolve("notes.txt"), "What I saw in the third group.");
    }

    private static byte[] tenMinutesOfSilence() {
        int seconds = 600;
        int rate = 22_050;
        int length = seconds * rate;
        ByteBuffer wav = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(US_ASCII)).putInt(36 + length).put("WAVEfmt ".getBytes(US_ASCII));
        wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate);
        wav.putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(US_ASCII))
                .putInt(length);
        byte[] bytes = wav.array();
        Arrays.fill(bytes, 44, bytes.length, (byte) 128);
        return bytes;
    }
}
