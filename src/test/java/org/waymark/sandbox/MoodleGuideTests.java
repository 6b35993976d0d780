package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
import org.waymark.OnSandbox;
import org.waymark.Quirk;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.registration.RegistrationLinks;
import org.waymark.people.Districts;

/** lti-config/moodle.md, followed word for word on the sandbox's Moodle, leads to a tool that opens and places. */
@OnSandbox
class MoodleGuideTests {

    private static final Pattern LABEL = Pattern.compile("<label for=\"([^\"]+)\">([^<]+)</label>");

    @LocalServerPort
    private int port;

    @Autowired
    private RegistrationLinks links;

    @Autowired
    private LtiRegistrations registrations;

    @Autowired
    private Districts districts;

    private String base;
    private String guide;
    private SandboxVisit admin;

    @BeforeEach
    void openTheGuide() throws IOException {
        base = "http://127.0.0.1:" + port + SandboxMode.MOODLE.path();
        guide = Files.readString(Path.of("lti-config", "moodle.md"))
                .replace("https://waymark.example.org", "http://localhost:" + port);
        admin = new SandboxVisit().as("admin1");
    }

    /** The rows of the table under this heading, first to second column. */
    private Map<String, String> table(String heading) {
        String section = guide.substring(guide.indexOf(heading));
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : section.lines().skip(1).toList()) {
            if (line.startsWith("|")) {
                String[] cells = line.split("\\|");
                rows.put(cells[1].strip(), cells[2].strip());
            } else if (!rows.isEmpty()) {
                break;
            }
        }
        // The head of the table and the line below it
        rows.keySet().removeAll(rows.keySet().stream().limit(2).toList());
        return rows;
    }

    private Map<String, String> fields() {
        return table("## By hand");
    }

    /** What the guide says, entered into the fields that have these words beside them. */
    private SandboxVisit.Form filled(Map<String, String> values) {
        String page = admin.open(base + "/tools").html();
        String form = page.substring(page.indexOf("id=\"manual\""));
        Map<String, String> ids = new LinkedHashMap<>();
        Matcher labels = LABEL.matcher(form);
        while (labels.find()) {
            ids.putIfAbsent(HtmlUtils.htmlUnescape(labels.group(2)), labels.group(1));
        }
        Map<String, String> entered = new LinkedHashMap<>();
        values.forEach((label, value) -> {
            assertThat(ids).as("fields of Moodle's form").containsKey(label);
            entered.put(ids.get(label), entry(form, ids.get(label), value));
        });
        return new SandboxVisit.Form(URI.create(base + "/tools/manual"), entered);
    }

    private static String entry(String form, String id, String value) {
        if (value.equals("ticked")) {
            assertThat(form).contains("type=\"checkbox\" id=\"" + id + "\"");
            return "1";
        }
        if (value.startsWith("`")) {
            return value.replace("<br>", "\n").replace("`", "");
        }
        Matcher select = Pattern.compile("<select id=\"" + id + "\"[^>]*>(.*?)</select>", Pattern.DOTALL)
                .matcher(form);
        if (!select.find()) {
            return value;
        }
        Matcher option = Pattern.compile("<option value=\"([^\"]*)\">" + Pattern.quote(value) + "</option>")
                .matcher(HtmlUtils.htmlUnescape(select.group(1)));
        assertThat(option.find()).as("the choice \"%s\" of %s", value, id).isTrue();
        return option.group(1);
    }

    /** The newest tool's facts, by the words of Moodle's "View configuration details". */
    private static Map<String, String> details(String page) {
        String newest = page.substring(page.lastIndexOf("View configuration details"));
        newest = newest.substring(0, newest.indexOf("</details>"));
        Map<String, String> facts = new LinkedHashMap<>();
        Matcher fact = Pattern.compile("<dt>([^<]+)</dt><dd>([^<]*)</dd>").matcher(newest);
        while (fact.find()) {
            facts.putIfAbsent(fact.group(1), HtmlUtils.htmlUnescape(fact.group(2)));
        }
        return facts;
    }

    private static String newestLink(SandboxVisit visit, String base) {
        String course = visit.open(base).html();
        Matcher link = Pattern.compile("/sandbox/moodle/links/(\\d+)\"").matcher(course);
        long newest = 0;
        while (link.find()) {
            newest = Math.max(newest, Long.parseLong(link.group(1)));
        }
        return base + "/links/" + newest + "/launch";
    }

    @Test
    @Quirk({"moodle registration", "moodle R7", "moodle L11"})
    void byHandWithTheValuesOfTheTable() {
        SandboxVisit.Page saved = admin.send(filled(fields()));
        assertThat(saved.status()).as(saved.html()).isEqualTo(200);

        // What the guide says to send back is what Moodle then shows
        Map<String, String> details = details(saved.html());
        Map<String, String> sentBack = table("3. Send back");
        assertThat(details.keySet()).containsExactlyInAnyOrderElementsOf(sentBack.keySet());
        connect(details, sentBack);

        SandboxVisit teacher = new SandboxVisit().as("teacher1");
        SandboxVisit.Page opened = teacher.launch(newestLink(teacher, base));
        assertThat(opened.status()).as(opened.html()).isEqualTo(200);
        assertThat(opened.heading()).isNotEqualTo("We could not open Waymark");
        assertThat(pickerOf(details.get("Client ID")).form("definition").fields())
                .containsKey("request");
    }

    /** What Waymark's operator enters, each value under the name the guide gives it there. */
    private void connect(Map<String, String> details, Map<String, String> names) {
        Map<String, String> entered = new LinkedHashMap<>();
        names.forEach((moodle, ours) -> entered.put(ours, details.get(moodle)));
        var platform = registrations.register(new PlatformDetails(
                entered.get("issuer"),
                entered.get("client ID"),
                URI.create(entered.get("authorization URL")),
                URI.create(entered.get("token URL")),
                URI.create(entered.get("keyset URL")),
                null,
                Set.copyOf(SandboxScopes.SERVICES),
                "moodle"));
        registrations.accept(platform.id());
        registrations.approve(
                platform.id(),
                entered.get("deployment ID"),
                districts.named("Moodle by hand").id());
    }

    private SandboxVisit.Page pickerOf(String client) {
        return new SandboxVisit().as("designer1").launch(base + "/content/launch?tool=" + client);
    }

    @Test
    @Quirk("moodle R2")
    void everyAddressOfTheTableIsNeeded() {
        for (String needed : List.of("Tool name", "Tool URL", "Initiate login URL", "Public keyset")) {
            Map<String, String> fields = fields();
            fields.remove(needed);
            SandboxVisit.Page answer = admin.send(filled(fields));
            assertThat(answer.status()).as(needed).isEqualTo(400);
            assertThat(answer.html()).contains(needed + ": Required");
        }
    }

    @Test
    @Quirk("moodle L2")
    void withoutTheRedirectionUriNobodyGetsIn() {
        Map<String, String> fields = fields();
        fields.remove("Redirection URI(s)");
        Map<String, String> names = table("3. Send back");
        connect(details(admin.send(filled(fields)).html()), names);
        SandboxVisit teacher = new SandboxVisit().as("teacher1");
        SandboxVisit.Page begun = teacher.open(newestLink(teacher, base));
        SandboxVisit.Page refused = teacher.send(begun.form("login_hint"));
        assertThat(refused.html()).contains("redirect_uri is not registered");
    }

    @Test
    @Quirk({"moodle R6", "moodle R8", "moodle R9", "moodle R10"})
    void byItsLinkAndThenActivate() {
        SandboxVisit.Page tools = admin.open(base + "/tools");
        assertThat(guide).contains("into \"Tool URL\" and press **Add LTI Advantage**", "press **Activate**");
        assertThat(tools.html()).contains(">Tool URL</label>", ">Add LTI Advantage</button>");

        SandboxVisit.Page done = registered(tools.form("link"));
        assertThat(done.status()).as(done.html()).isEqualTo(200);
        assertThat(done.html()).contains("data-origin=\"http://127.0.0.1:" + port + "\"");

        // Until somebody presses Activate nobody can open it
        SandboxVisit teacher = new SandboxVisit().as("teacher1");
        String launch = newestLink(teacher, base);
        assertThat(teacher.open(launch).html()).contains("press Activate");
        String pending = admin.open(base + "/tools").html();
        Matcher activate = Pattern.compile("action=\"([^\"]+/activate)\"").matcher(pending);
        assertThat(activate.find()).isTrue();
        admin.send(new SandboxVisit.Form(URI.create(base).resolve(activate.group(1)), Map.of()));
        assertThat(teacher.launch(launch).status()).isEqualTo(200);

        // "Update" keeps client and deployment
        String before = details(admin.open(base + "/tools").html()).get("Client ID");
        registered(admin.open(base + "/tools").form("link").with("client", before));
        assertThat(details(admin.open(base + "/tools").html())).containsEntry("Client ID", before);
        assertThat(teacher.launch(launch).status()).isEqualTo(200);
    }

    private String link() {
        return links.create("Moodle", districts.named("Moodle by its link").id(), true)
                .url();
    }

    /** Moodle opens the tool's page in a frame; its address is all that is looked at here. */
    private SandboxVisit.Page registered(SandboxVisit.Form form) {
        SandboxVisit.Page frame = admin.send(form.with("link", link()));
        Matcher address = Pattern.compile("<iframe[^>]* src=\"([^\"]+)\"").matcher(frame.html());
        assertThat(address.find()).as(frame.html()).isTrue();
        return admin.open(HtmlUtils.htmlUnescape(address.group(1)));
    }
}
