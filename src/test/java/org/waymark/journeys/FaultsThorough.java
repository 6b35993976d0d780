package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jsoup.Connection;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Faults.Fault;

/**
 * In the middle of each step from the launch to the badge, a node or the database is killed or stands still. In the end nothing
 * is lost and nothing is there twice: decision, award, entitlement and grade are one each. Prints what befell each step, and how
 * long it took until people could go on. {@code -Dfaults=NODE_KILLED,DATABASE_PAUSED} chooses.
 */
class FaultsThorough {

    private static final List<Fault> FAULTS = Arrays.stream(
                    System.getProperty("faults", "NODE_PAUSED,DATABASE_PAUSED,DATABASE_KILLED,NODE_KILLED")
                            .split(","))
            .map(Fault::valueOf)
            .toList();
    private static final int STEP_WAIT_MILLIS = 120;

    private static int port;
    private static Faults faults;
    private static Waymark platform;

    private final List<String> report = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        port = TestPorts.free();
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start();
        // Apart from the others it has a database of its own, and registers them once they are there.
        int lms = TestPorts.free();
        faults = new Faults(
                port, TestPorts.free(), TestPorts.free(), postgres, "target/journeys/data-" + UUID.randomUUID());
        platform = Waymark.on(lms)
                .with("SPRING_PROFILES_ACTIVE", "sandbox")
                .with("WAYMARK_BASE_URL", "http://localhost:" + port)
                .with("WAYMARK_SCENARIO_ENABLED", "false")
                .start("faults-lms");
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
        faults.close();
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() {
        appoint();
        payForEach();
        List<String> teachers = List.of("teacher1", "teacher2", "teacher3");
        for (int i = 0; i < FAULTS.size(); i++) {
            earn(teachers.get(i % 3), i / 3, FAULTS.get(i));
        }
        System.out.printf("%nfault             step      outcome   back after%n");
        report.forEach(System.out::println);
    }

    private void earn(String teacher, int placed, Fault fault) {
        Visitor visitor = new Visitor(teacher);
        Element link =
                visitor.open(platform.lms("/sandbox")).select("#placed-links a").get(placed);
        String launch = platform.lms(link.attr("href") + "/launch?target=window");
        String title = link.text();

        Document list = step(
                fault,
                "launch",
                () -> visitor.until(
                        "begin " + title,
                        who -> who.launch(launch),
                        page -> page.selectFirst("ul.tasks") != null,
                        page -> visitor.send(Visitor.form(page, "form[action$=/start]"))));
        List<String> tasks = list.select("ul.tasks a").stream()
                .map(each -> each.absUrl("href"))
                .filter(each -> !each.endsWith("/check"))
                .toList();
        String check = tasks.get(0).replaceFirst("(/submissions/[^/]+)/.*", "$1/check");
        long pieces = tasks.stream().filter(each -> each.contains("/evidence/")).count();
        boolean[] first = {true};
        for (String task : tasks) {
            Supplier<Document> done = () -> visitor.until(
                    "do " + task, who -> who.open(task), FaultsThorough::isDone, page -> doTask(page, visitor));
            if (first[0] && visitor.open(task).selectFirst("input[type=file]") != null) {
                first[0] = false;
                step(fault, "upload", done);
            } else {
                done.get();
            }
        }
        step(
                fault,
                "submit",
                () -> visitor.until(
                        "submit " + title,
                        who -> who.open(check),
                        page -> page.selectFirst("form[action$=/submit]") == null
                                && page.selectFirst("#missing") == null,
                        page -> {
                            FormElement form = Visitor.form(page, "form[action$=/submit]");
                            Element own = page.selectFirst("#original");
                            if (own != null) {
                                own.attr("checked", "checked");
                            }
                            return visitor.send(form);
                        }));
        UUID submission = UUID.fromString(check.replaceFirst(".*/submissions/([^/]+)/.*", "$1"));
        assertThat(count("select count(*) from submission where id = ? and status <> 'DRAFT'", submission))
                .as("submitted")
                .isEqualTo(1);
        int sent = 0;
        for (String reader : List.of("reviewer1", "reviewer2", "reviewer3")) {
            if (sent < 2 && read(reader, title, sent == 0 ? "review" : "decision", fault)) {
                sent++;
            }
        }
        assertThat(sent).as("readings of %s", title).isEqualTo(2);
        step(fault, "score", () -> awaitEarned(teacher, title));
        step(fault, "badge", () -> {
            SandboxLms.await(
                    "the badge of " + submission,
                    () -> counted(
                                    "select count(*) from award where submission_id = ? and credential is not null",
                                    submission)
                            == 1);
            return null;
        });
        assertConsistent(submission, teacher, title, pieces);
    }

    private boolean read(String reader, String title, String step, Fault fault) {
        Visitor visitor = new Visitor(reader);
        String launch = navigation(visitor);
        Element given = assigned(visitor.launch(launch), title);
        if (given == null) {
            return false;
        }
        String reading = given.absUrl("href");
        step(
                fault,
                step,
                () -> visitor.until(
                        "read " + title,
                        who -> who.open(reading),
                        page -> page.selectFirst("button[name=send]") == null
                                && !page.select("main").isEmpty(),
                        page -> {
                            page.select("fieldset.rubric").forEach(criterion -> {
                                criterion.select("input[type=radio]").forEach(each -> each.removeAttr("checked"));
                                criterion
                                        .select("input[type=radio][value=DEMONSTRATED]")
                                        .attr("checked", "checked");
                                criterion
                                        .select("textarea")
                                        .get(0)
                                        .text("The plan names what each student has to bring.");
                            });
                            FormElement form = (FormElement)
                                    page.selectFirst("button[name=send]").closest("form");
                            List<Connection.KeyVal> data = form.formData();
                            data.add(HttpConnection.KeyVal.create(
                                    "send",
                                    page.selectFirst("button[name=send]").attr("value")));
                            return visitor.send(form, data);
                        }));
        return true;
    }

    private static Element assigned(Document queue, String title) {
        return queue.select("ul.tasks a").stream()
                .filter(each -> each.text().contains(title) && each.attr("href").contains("/reviews/"))
                .findFirst()
                .orElse(null);
    }

    private static boolean isDone(Document page) {
        if (page.selectFirst("input[type=file]") != null) {
            return page.selectFirst("form[action*=/remove], a[href*=/remove], [id^=item-]") != null;
        }
        return page.select("form textarea").stream()
                .noneMatch(each -> each.val().isBlank());
    }

    private static Document doTask(Document page, Visitor visitor) {
        Element file = page.selectFirst("input[type=file]");
        if (file == null) {
            page.select("form textarea").forEach(each -> each.text("Groups of four got one source each."));
            return visitor.send((FormElement) page.selectFirst("form textarea").closest("form"));
        }
        page.select("input[name=criteria]").attr("checked", "checked");
        page.select("#students-no").attr("checked", "checked");
        page.select("#title").attr("value", "Piece");
        FormElement form = (FormElement) file.closest("form");
        List<Connection.KeyVal> data = new ArrayList<>(form.formData().stream()
                .filter(each -> !each.key().equals("file"))
                .toList());
        data.add(HttpConnection.KeyVal.create(
                "file", new String(EarningJourney.onePagePdf(), StandardCharsets.US_ASCII)));
        return visitor.send(form, data);
    }

    private Document awaitEarned(String teacher, String title) {
        new SandboxLms(platform, LmsMode.PLAIN).awaitGrade(teacher, title, SandboxLms.Grade.EARNED);
        return null;
    }

    private void assertConsistent(UUID submission, String teacher, String title, long pieces) {
        assertThat(count("select count(*) from award where submission_id = ?", submission))
                .as("awards")
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from decision_record where submission_id = ? and what = 'DECIDED'",
                        submission))
                .as("decisions")
                .isLessThanOrEqualTo(1);
        assertThat(count(
                        "select count(*) from entitlement where reason like '%' ||"
                                + " (select cast(id as text) from award where submission_id = ?) || '%'",
                        submission))
                .as("entitlements")
                .isEqualTo(1);
        assertThat(count("select count(*) from evidence_item where submission_id = ?", submission))
                .as("pieces, one for each task")
                .isEqualTo(pieces);
        assertThat(count("select count(*) from dead_job"))
                .as("work that was given up")
                .isZero();
        assertThat(new SandboxLms(platform, LmsMode.PLAIN)
                        .grades(teacher, title).stream().filter(SandboxLms.Grade.EARNED::equals))
                .as("grades that say earned")
                .isNotEmpty();
    }

    private long count(String sql, Object... parameters) {
        return counted(sql, parameters);
    }

    private static long counted(String sql, Object... parameters) {
        return faults.database().sql(sql).params(parameters).query(Long.class).single();
    }

    /** Begins the fault a moment after the step. */
    private Document step(Fault fault, String name, Supplier<Document> step) {
        long since = System.nanoTime();
        CompletableFuture<Void> befalls = CompletableFuture.runAsync(() -> {
            try {
                Thread.sleep(STEP_WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            faults.happen(fault);
        });
        Document page = step.get();
        double seconds = Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
        befalls.join();
        String line = String.format(Locale.ROOT, "%-17s %-9s done      %6.1f s", fault, name, seconds);
        report.add(line);
        System.out.println(line);
        return page;
    }

    private String navigation(Visitor visitor) {
        return platform.lms(visitor.open(platform.lms("/sandbox"))
                        .selectFirst("#navigation-links a")
                        .attr("href") + "/launch?target=window");
    }

    /** Everybody comes once; then the operator's database knows who reads. */
    private void appoint() {
        for (String person : List.of("reviewer1", "reviewer2", "reviewer3", "admin1")) {
            Visitor visitor = new Visitor(person);
            visitor.launch(navigation(visitor));
        }
        List<UUID> readers = faults.database()
                .sql("select id from person where display_name in ('Rae Chen', 'Rob Okafor')")
                .query(UUID.class)
                .list();
        assertThat(readers).hasSize(2);
        give(readers, "REVIEWER");
        give(
                faults.database()
                        .sql("select id from person where display_name = 'Rita Marsh'")
                        .query(UUID.class)
                        .list(),
                "THIRD_READER");
    }

    private void give(List<UUID> people, String role) {
        people.forEach(person -> faults.database()
                .sql("insert into role_grant (id, version, district_id, person_id, role, reason, given_at)"
                        + " select gen_random_uuid(), 0, district_id, id, ?, 'Trained', now() from person where id = ?")
                .params(role, person)
                .update());
    }

    private void payForEach() {
        faults.database()
                .sql("with rule as (insert into reward_rule (id, version, district_id, name, made_at)"
                        + " select gen_random_uuid(), 0, district_id, 'Pay', now() from person limit 1 returning id, district_id)"
                        + " insert into reward_rule_version (id, district_id, rule_id, number, content, from_on, agreement,"
                        + " written_by_id, written_at) select gen_random_uuid(), district_id, id, 1, ?, date '2020-07-01', '',"
                        + " (select id from person where display_name = 'Alex Kim'), now() from rule")
                .param("""
                        {"when":[{"is":"awards-counted","count":1,"each":true}],"who":{"schools":[],"contractGroups":[]},\
                        "what":[{"is":"pay","cents":20000,"yearly":false}],\
                        "limits":{"perYear":null,"lifetime":null,"budget":null},"yearBegins":7,"paidFrom":null,"earlierToo":false}""")
                .update();
    }
}
