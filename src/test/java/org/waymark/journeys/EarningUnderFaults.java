package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Connection;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.waymark.TestPorts;
import org.waymark.journeys.Faults.Fault;
import org.waymark.journeys.Middle.Step;

/**
 * Teachers earn, colleagues read, a lead imports; in the middle of each step something may befall the nodes or the database.
 * People do what the pages tell them and nothing else; what they have in the end is looked up in the database, in the folder of
 * evidence and in the LMS's gradebook.
 */
final class EarningUnderFaults implements AutoCloseable {

    private static final int PEOPLE = 1_500;
    private static final Map<String, String> READERS =
            Map.of("Rae Chen", "reviewer1", "Rob Okafor", "reviewer2", "Rita Marsh", "reviewer3");

    private final int port = TestPorts.free();
    private final Faults faults;
    private final Waymark platform;
    private final Middle middle;
    private final EarnedOnce invariants;
    private final FaultsReport report = new FaultsReport();
    private int imports;

    EarningUnderFaults(SharedEvidence evidence) throws IOException {
        faults = new Faults(port, evidence);
        // Apart from the others it has a database of its own, and registers them once they are there.
        platform = Waymark.on(TestPorts.free())
                .with("SPRING_PROFILES_ACTIVE", "sandbox")
                .with("WAYMARK_BASE_URL", "http://localhost:" + port)
                .with("WAYMARK_SCENARIO_ENABLED", "false")
                .start("faults-lms");
        Runtime.getRuntime().addShutdownHook(new Thread(platform::kill));
        appoint();
        middle = new Middle(faults.dataSource());
        invariants = new EarnedOnce(faults.database(), new SandboxLms(platform, LmsMode.PLAIN), evidence);
    }

    @Override
    public void close() throws IOException {
        report.write();
        platform.close();
        faults.close();
    }

    /**
     * From the launch to the badge.
     *
     * @param placed which of the micro-credentials in the course
     * @param befalling in the middle of which step what happens
     * @return the attempt
     */
    UUID earn(String teacher, int placed, Map<Step, Fault> befalling) {
        Visitor visitor = new Visitor(teacher);
        Element link =
                visitor.open(platform.lms("/sandbox")).select("#placed-links a").get(placed);
        String title = link.text();
        String launch = platform.lms(link.attr("href") + "/launch?target=window");
        Document[] list = new Document[1];
        step(
                Step.LAUNCH,
                befalling,
                visitor,
                () -> list[0] = visitor.until(
                        "begin " + title,
                        who -> who.launch(launch),
                        page -> !tasks(page).isEmpty(),
                        page -> visitor.send(Visitor.form(page, "form[action$=/start]"))));
        List<String> tasks = tasks(list[0]);
        UUID submission = UUID.fromString(tasks.get(0).replaceFirst(".*/submissions/([^/]+)/.*", "$1"));
        List<String> pieces =
                tasks.stream().filter(task -> task.contains("/evidence/")).toList();
        for (String task : tasks) {
            Runnable done = () -> visitor.until(
                    "do " + task,
                    who -> who.open(task),
                    EarningUnderFaults::isDone,
                    page -> EarningUnderFaults.doTask(page, visitor));
            if (task.equals(pieces.get(0))) {
                step(Step.UPLOAD, befalling, visitor, done);
            } else {
                done.run();
            }
        }
        String check = url("/submissions/" + submission + "/check");
        step(Step.SUBMIT, befalling, visitor, () -> submit(visitor, check));
        read(submission, befalling);
        step(Step.SCORE, befalling, visitor, () -> {
            middle.release("score");
            invariants.awaitGrade(teacher, title, submission);
        });
        step(Step.BADGE, befalling, visitor, () -> {
            middle.release("sign-credential");
            invariants.awaitBadge(submission);
        });
        invariants.require(submission, teacher, title, pieces.size());
        report.kept(befalling, Step.IMPORT);
        return submission;
    }

    /** Everybody on the staff moves to another school; each list moves them once. */
    void importStaff(Map<Step, Fault> befalling) {
        Visitor lead = comeIn("admin1");
        if (imports == 0) {
            carryOut(lead, Map.of());
        }
        carryOut(lead, befalling);
        invariants.requireMoved(PEOPLE, imports);
        report.kept(befalling, null);
    }

    /** The same number everywhere. */
    void requireNothingLostNothingTwice() {
        invariants.requireAllAlike();
    }

    private void carryOut(Visitor lead, Map<Step, Fault> befalling) {
        String school = "School " + ++imports;
        String list = IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(i -> "F-" + i + "," + school + "," + school)
                .collect(Collectors.joining("\n", "person_sourcedid,school_code,school_name\n", "\n"));
        Document staff = lead.open(url("/admin/staff"));
        FormElement form = Visitor.form(staff, "form[action$=/admin/staff/imports]");
        form.select("input[name=listed]").removeAttr("checked");
        form.select("input[name=listed][value=some]").attr("checked", "checked");
        String address = lead.sendFile(form, "files", list).location();
        step(
                Step.IMPORT,
                befalling,
                lead,
                () -> lead.until(
                        "carry out list " + imports,
                        who -> who.open(address),
                        page -> page.selectFirst("#count-made") != null
                                && page.select("form[action$=/confirm], main .note a")
                                        .isEmpty(),
                        page -> {
                            Element confirm = page.selectFirst("form[action$=/confirm]");
                            if (confirm instanceof FormElement asked) {
                                return lead.send(asked);
                            }
                            Visitor.rest();
                            return page;
                        }));
    }

    private void submit(Visitor visitor, String check) {
        visitor.until(
                "submit",
                who -> who.open(check),
                page -> page.selectFirst("form[action$=/submit]") == null
                        && page.selectFirst("#missing") == null
                        && !page.select("main .written").isEmpty(),
                page -> {
                    FormElement form = Visitor.form(page, "form[action$=/submit]");
                    page.select("#original").attr("checked", "checked");
                    return visitor.send(form);
                });
    }

    private void read(UUID submission, Map<Step, Fault> befalling) {
        invariants.eventually(
                "two readers", () -> invariants.readings(submission).size() == 2);
        Step step = Step.REVIEW;
        for (Map.Entry<UUID, String> reading : invariants.readings(submission).entrySet()) {
            Visitor reader = comeIn(READERS.get(reading.getValue()));
            if (step == Step.DECISION) {
                middle.hold();
            }
            step(step, befalling, reader, () -> rate(reader, reading.getKey()));
            step = Step.DECISION;
        }
    }

    private void rate(Visitor reader, UUID reading) {
        reader.until(
                "read",
                who -> who.open(url("/reviews/" + reading)),
                page -> page.selectFirst("button[name=send]") == null
                        && !page.select("main").isEmpty(),
                page -> {
                    page.select("fieldset.rubric").forEach(criterion -> {
                        criterion.select("input[type=radio]").removeAttr("checked");
                        criterion
                                .select("input[type=radio][value=DEMONSTRATED]")
                                .attr("checked", "checked");
                        criterion.select("textarea").get(0).text("The plan names what each student has to bring.");
                    });
                    Element send = page.selectFirst("button[name=send]");
                    FormElement form = (FormElement) send.closest("form");
                    List<Connection.KeyVal> data = form.formData();
                    data.add(HttpConnection.KeyVal.create("send", send.attr("value")));
                    return reader.send(form, data);
                });
    }

    /** Does the step; where something befalls it, that begins when its first transaction is in the middle. */
    private void step(Step step, Map<Step, Fault> befalling, Visitor visitor, Runnable doing) {
        Fault fault = befalling.get(step);
        if (fault == null) {
            doing.run();
            return;
        }
        middle.arm(step);
        int before = visitor.refused();
        CompletableFuture<Long> befalls = CompletableFuture.supplyAsync(() -> {
            String node = middle.await(step);
            long since = System.nanoTime();
            faults.happen(fault, node);
            return since;
        });
        doing.run();
        long done = System.nanoTime();
        Duration until = Duration.ofNanos(done - befalls.join());
        middle.disarm();
        report.recovered(step, fault, until, visitor.refused() - before);
    }

    private static List<String> tasks(Document page) {
        return page.select("ul.tasks a[href*=/submissions/]").stream()
                .map(each -> each.absUrl("href"))
                .filter(each -> !each.endsWith("/check"))
                .toList();
    }

    private static boolean isDone(Document page) {
        if (page.selectFirst("input[type=file]") != null) {
            return page.selectFirst("article[id^=item-]") != null;
        }
        return !page.select("form textarea").isEmpty()
                && page.select("form textarea").stream()
                        .noneMatch(each -> each.val().isBlank());
    }

    private static Document doTask(Document page, Visitor visitor) {
        Element file = page.selectFirst("#file");
        if (file == null) {
            page.select("form textarea").forEach(each -> each.text("Groups of four got one source each."));
            return visitor.send(Visitor.form(page, "form:has(textarea)"));
        }
        page.select("input[name=criteria]").attr("checked", "checked");
        page.select("#students-no").attr("checked", "checked");
        page.select("#title").attr("value", "Piece");
        return visitor.sendFile(
                Visitor.form(page, "form#add"),
                "file",
                new String(EarningJourney.onePagePdf(), StandardCharsets.US_ASCII));
    }

    /** Somebody who comes from the LMS. */
    Visitor comeIn(String person) {
        Visitor visitor = new Visitor(person);
        String launch = navigation(visitor);
        visitor.patiently("come in", who -> who.launch(launch));
        return visitor;
    }

    /** From here on nothing befalls anybody in the middle. */
    void nothingMoreBefalls() {
        middle.leave();
    }

    Faults faults() {
        return faults;
    }

    /** Where people reach the nodes. */
    String url(String path) {
        return "http://localhost:" + port + path;
    }

    void eventually(String what, BooleanSupplier holds) {
        invariants.eventually(what, holds);
    }

    private String navigation(Visitor visitor) {
        return platform.lms(visitor.open(platform.lms("/sandbox"))
                        .selectFirst("#navigation-links a")
                        .attr("href") + "/launch?target=window");
    }

    /** Everybody comes once; then the database knows who reads, who leads and what is paid. */
    private void appoint() {
        List.of("reviewer1", "reviewer2", "reviewer3", "admin1").forEach(person -> {
            Visitor visitor = new Visitor(person);
            visitor.launch(navigation(visitor));
        });
        give("Rae Chen", "REVIEWER");
        give("Rob Okafor", "REVIEWER");
        give("Rita Marsh", "THIRD_READER");
        give("Alex Kim", "LEAD");
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

    private void give(String name, String role) {
        assertThat(faults.database()
                        .sql("insert into role_grant (id, version, district_id, person_id, role, reason, given_at)"
                                + " select gen_random_uuid(), 0, district_id, id, ?, 'Trained', now() from person"
                                + " where display_name = ?")
                        .params(role, name)
                        .update())
                .as(name)
                .isEqualTo(1);
    }
}
