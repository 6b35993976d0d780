package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.journeys.SandboxLms.Grade;

/** What teachers and their readers do in the tool. */
abstract class EarningJourney extends Journey {

    static final String DEMONSTRATED = "DEMONSTRATED";
    static final String APPROACHING = "APPROACHING";

    private static final List<String> READERS = List.of("reviewer1", "reviewer2", "reviewer3");

    /** Opens a placed micro-credential as a teacher who has not begun it, and begins. */
    protected void begin(String teacher, String title) {
        become(teacher);
        open(title);
        assertHeading(title);
        assertAccessible();
        leave(() -> tool().locator("form[action$='/start'] button").first().click());
        assertThat(tool().locator("ul.tasks")).isVisible();
        assertHeading(title);
    }

    /** Opens a micro-credential that was begun before. */
    protected void reopen(String teacher, String title) {
        become(teacher);
        open(title);
        assertHeading(title);
    }

    /** Does every task that is open, in the order of the list. */
    protected void doTheTasks() {
        Set<String> done = new TreeSet<>();
        for (String next = nextTask(done); next != null; next = nextTask(done)) {
            String task = next;
            done.add(task);
            leave(() -> tool().locator("ul.tasks a[href='" + task + "']").click());
            assertThat(tool().locator("ul.tasks")).hasCount(0);
            if (tool().locator("input[type=file]").count() > 0) {
                addEvidence(done.size());
            } else if (tool().locator("form textarea").count() > 0) {
                answerTheQuestions();
            }
            // Otherwise it was met in an earlier attempt, and there is nothing to do.
            backToTheTasks();
        }
        assertThat(done).as("tasks that were done").isNotEmpty();
    }

    /** Declares the work as one's own and submits it. */
    protected void submit() {
        leave(() -> tool().locator("ul.tasks a[href$='/check']").click());
        assertThat(tool().locator("#original")).isVisible();
        assertThat(tool().locator("#missing")).hasCount(0);
        assertAccessible();
        tool().locator("#original").check();
        leave(() ->
                tool().locator("form[action$='/submit'] button[type=submit]").click());
        assertThat(tool().locator("#original")).hasCount(0);
    }

    /** Both who have been given this read it, the one with all criteria before them, the other one by one. */
    protected void readersSay(String title, String first, String second) {
        String says = first;
        int sent = 0;
        for (String reader : READERS) {
            if (sent == 0 && read(reader, title, says, Map.of()) || sent == 1 && readOneByOne(reader, title, says)) {
                sent++;
                says = second;
            }
        }
        assertThat(sent).as("readings of %s", title).isEqualTo(2);
    }

    /** Two readers agree that all is there but one criterion. */
    protected void readersMiss(String title, String criterion) {
        int sent = 0;
        for (String reader : READERS) {
            if (sent < 2 && read(reader, title, DEMONSTRATED, Map.of(criterion, APPROACHING))) {
                sent++;
            }
        }
        assertThat(sent).as("readings of %s", title).isEqualTo(2);
    }

    /** Whoever was asked to decide between two readers does. */
    protected void thirdReaderSays(String title, String level) {
        assertThat(READERS.stream().filter(reader -> read(reader, title, level, Map.of())))
                .as("third readers of %s", title)
                .hasSize(1);
    }

    /** Reads what is assigned under this title, if anything is; false when nothing is. */
    protected boolean read(String reader, String title, String level, Map<String, String> otherwise) {
        if (!openGiven(reader, title)) {
            return false;
        }
        rate(level, otherwise);
        send();
        return true;
    }

    /** The same, from one criterion to the next, each kept as one goes on; sent from the page that has them all. */
    private boolean readOneByOne(String reader, String title, String level) {
        if (!openGiven(reader, title)) {
            return false;
        }
        int count = tool().locator("form fieldset.rubric").count();
        if (count > 1) {
            leave(() -> tool().locator("main nav a[href*='criterion=']").first().click());
            for (int i = 0; i < count; i++) {
                assertThat(tool().locator("form fieldset.rubric")).hasCount(1);
                assertThat(tool().locator("nav a[aria-current=step]")).hasCount(1);
                rate(level, Map.of());
                leave(() -> tool().locator("button[name=next]").click());
            }
            assertThat(tool().locator("form fieldset.rubric input[type=radio]:checked"))
                    .hasCount(count);
        } else {
            rate(level, Map.of());
        }
        send();
        return true;
    }

    /** Opens what somebody was given to read under this title, if anything; false when nothing is. */
    protected boolean openGiven(String reader, String title) {
        become(reader);
        open("Waymark");
        assertHeading("My reviews");
        Locator assigned = tool().locator("main h2:first-of-type + ul.tasks a")
                .filter(new Locator.FilterOptions().setHasText(exactly(title)));
        if (assigned.count() == 0) {
            return false;
        }
        leave(() -> assigned.first().click());
        assertThat(tool().locator("button[name=send]")).isVisible();
        assertAccessible();
        assertThat(tool().locator("main").innerText())
                .as("what a blind reader sees")
                .doesNotContain("Tess", "Arnold", "Tomás", "Rivera", "Thandi", "Nkosi");
        return true;
    }

    protected void send() {
        leave(() -> tool().locator("button[name=send]").click());
        assertThat(tool().locator("button[name=send]")).hasCount(0);
    }

    protected void rate(String level, Map<String, String> otherwise) {
        Locator criteria = tool().locator("form fieldset.rubric");
        int count = criteria.count();
        assertThat(count).as("criteria to rate").isPositive();
        for (int i = 0; i < count; i++) {
            Locator criterion = criteria.nth(i);
            String id = criterion
                    .locator("input[type=radio]")
                    .first()
                    .getAttribute("name")
                    .replaceAll("level\\[(.*)]", "$1");
            String chosen = otherwise.getOrDefault(id, level);
            criterion.locator("input[type=radio][value=" + chosen + "]").check();
            Locator words = criterion.locator("textarea");
            words.nth(0).fill("The plan names what each student has to bring.");
            if (!chosen.equals(DEMONSTRATED)) {
                words.nth(1).fill("One student could still do it alone.");
                words.nth(2).fill("Give each student a part of the information.");
            }
        }
    }

    /** Reads the decision as the earner. */
    protected void assertDecision(String teacher, String title, boolean awarded) {
        reopen(teacher, title);
        leave(() -> tool().locator("a[href$='/decision']").click());
        assertThat(tool().locator(awarded ? ".tag--success" : ".tag--action").first())
                .isVisible();
        assertAccessible();
    }

    /** From a decision of not-yet to the next attempt, in which only what is open is asked for. */
    protected void prepareTheNextAttempt() {
        leave(() -> tool().locator("form[action$='/resubmit'] button").click());
        assertThat(tool().locator("ul.tasks")).isVisible();
    }

    /** Opens the badge from the decision, waits until it is signed, shares it and answers its public address. */
    protected String shareTheBadge(String title) {
        leave(() -> tool().locator("main a[href='/record']").first().click());
        tool().locator("article.badge")
                .filter(new Locator.FilterOptions()
                        .setHas(tool().locator("h2").filter(new Locator.FilterOptions().setHasText(exactly(title)))))
                .locator("a[href*='/badges/']")
                .first()
                .click();
        assertThat(tool().locator("form[action$='/share']")).isVisible();
        String badge = frame().url();
        SandboxLms.await("the badge to be signed", () -> {
            frame().navigate(badge);
            return tool().locator("a[href$='.json']").count() > 0;
        });
        assertThat(tool().locator(".tag--success").first()).hasText("Valid");
        assertThat(lms().statusForStrangers(badge))
                .as("a badge that is not shared")
                .isEqualTo(404);
        leave(() -> tool().locator("form[action$='/share'] button").click());
        assertThat(tool().locator("#address")).hasValue(badge);
        assertAccessible();
        return badge;
    }

    /** What everyone can check in the end: the gradebook says so, and the badge is what its issuer signed. */
    protected void assertEarned(String teacher, String title) {
        assertDecision(teacher, title, true);
        String badge = shareTheBadge(title);
        lms().awaitGrade(teacher, title, Grade.EARNED);
        assertThat(lms().statusForStrangers(badge)).isEqualTo(200);
        lms().verifyBadge(badge);
    }

    private String nextTask(Set<String> done) {
        assertThat(tool().locator("ul.tasks")).isVisible();
        Locator tasks = tool().locator("ul.tasks a");
        for (int i = 0; i < tasks.count(); i++) {
            String task = tasks.nth(i).getAttribute("href");
            if (!task.endsWith("/check") && !done.contains(task)) {
                return task;
            }
        }
        return null;
    }

    private void answerTheQuestions() {
        Locator answers = tool().locator("form textarea");
        for (int i = 0; i < answers.count(); i++) {
            answers.nth(i)
                    .fill("Groups of four got one source each; nobody could answer the question alone. (" + i + ")");
        }
        leave(() -> tool().locator("form button[type=submit]").click());
    }

    /** A file first, then a link, then a text, so that each kind is used. */
    private void addEvidence(int number) {
        Locator folded = tool().locator("form[enctype] > details:not([open]) > summary");
        while (folded.count() > 0) {
            folded.first().click();
        }
        switch (number % 3) {
            case 0 -> tool().locator("#link").fill("https://video.example.org/watch?v=lesson-7");
            case 1 -> tool().locator("#text").fill("Annotated work of three students; names removed.");
            default ->
                tool().locator("#file").setInputFiles(new FilePayload("plan.pdf", "application/pdf", onePagePdf()));
        }
        tool().locator("#title").fill("Piece " + number);
        Locator criteria = tool().locator("input[name=criteria]");
        for (int i = 0; i < criteria.count(); i++) {
            criteria.nth(i).check();
        }
        leave(() -> tool().locator("form[enctype] button[type=submit]").first().click());
        assertThat(tool().locator("#problems")).hasCount(0);
        sayThatNobodyIsInIt();
    }

    /** Where it is asked on a page of its own, as of a link. */
    protected void sayThatNobodyIsInIt() {
        if (frame().url().endsWith("/students")) {
            tool().locator("#students-no").check();
            leave(() -> tool().locator("form[action$='/students'] button[type=submit]")
                    .first()
                    .click());
        }
    }

    private void backToTheTasks() {
        if (tool().locator("ul.tasks").count() == 0) {
            leave(() -> tool().locator("nav.crumbs a").click());
        }
    }

    static byte[] onePagePdf() {
        return """
                %PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
                trailer <</Root 1 0 R>>
                %%EOF
                """.getBytes(US_ASCII);
    }
}
