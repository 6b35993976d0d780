package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A union representative reads the rules, who sees what, and the audit; whatever else others open is not found. */
class UnionRepresentativeJourneyIT extends Journey {

    private static final String ROLE = "Union representative";

    /** What a lead, an administrator, a coach, a reviewer or the operator opens. */
    private static final List<String> OTHERS = List.of(
            "/admin/people",
            "/admin/staff",
            "/admin/staff/template.csv",
            "/admin/programmes",
            "/admin/programmes/new",
            "/admin/guests",
            "/admin/district",
            "/admin/district/policies",
            "/admin/district/calendar",
            "/admin/passback",
            "/admin/passback/places",
            "/admin/placements",
            "/admin/privacy",
            "/admin/rosters",
            "/admin/platforms",
            "/admin/doctor",
            "/admin/jobs",
            "/admin/keys",
            "/students",
            "/reviews");

    @Test
    void readsWhatTheyMayAndNothingElse() {
        Page tool = launchedInAWindow(page, "teacher1");
        Page operator = operatorInAnotherBrowser();
        String person = giveRole(operator, "Tess");
        List<String> others = new ArrayList<>(OTHERS);
        others.add("/admin/people/" + person);
        others.addAll(workOf("teacher3"));

        tool.navigate(waymark().url("/record"));
        tool.locator("nav.tabs a[href='/manage']").click();
        tool.locator("main a[href='/rules']").click();
        assertThat(tool.locator("main h1")).isVisible();
        Accessibility.assertAccessible(tool);
        tool.locator("nav.tabs a[href='/manage']").click();
        tool.locator("main a[href='/admin/audit']").click();
        Locator rows = tool.locator("tbody tr");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("gave a role: " + ROLE)))
                .not()
                .hasCount(0);
        Accessibility.assertAccessible(tool);
        search(tool, "Tess", "LOOKS");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("opened the page of the person")))
                .not()
                .hasCount(0);
        tool.navigate(waymark().url("/visibility"));
        assertThat(tool.locator("main h1")).isVisible();
        assertThat(tool.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Who read your work")))
                .containsText("Nobody");
        Accessibility.assertAccessible(tool);

        assertThat(others).allSatisfy(path -> assertThat(statusOf(tool, path)).isEqualTo(404));

        operator.locator("#end-UNION").click();
        assertThat(operator.locator("[role=status]")).containsText("The role is ended");
        assertThat(statusOf(tool, "/admin/audit")).isEqualTo(404);
        assertThat(statusOf(tool, "/visibility")).isEqualTo(200);
    }

    /** The addresses of somebody's decision and work, as their owner opens them. */
    private List<String> workOf(String person) {
        Page owner = launchedInAWindow(inAnotherBrowser(), person);
        owner.navigate(waymark().url("/record"));
        String decision = owner.locator("main a[href$='/decision']").first().getAttribute("href");
        List<String> work =
                List.of(decision, decision.replace("/decision", ""), decision.replace("/decision", "/check"));
        assertThat(work).allSatisfy(path -> assertThat(statusOf(owner, path)).isEqualTo(200));
        return work;
    }

    private int statusOf(Page tool, String path) {
        return tool.navigate(waymark().url(path)).status();
    }

    private static void search(Page tool, String name, String group) {
        tool.locator("#q").fill(name);
        tool.locator("#group").selectOption(group);
        tool.locator("form[action='/admin/audit'] button").click();
        assertThat(tool.locator("#group")).hasValue(group);
    }

    /** Answers the id of the person. */
    private String giveRole(Page operator, String name) {
        operator.navigate(waymark().url("/admin/people"));
        if (operator.locator("#q").count() == 0) {
            operator.locator("main ul.tasks a").first().click();
        }
        operator.locator("#q").fill(name);
        operator.locator("form[role=search] button").click();
        operator.locator("main td a").first().click();
        String id = operator.url().replaceAll(".*/admin/people/([^?]*).*", "$1");
        operator.locator("input[name=role][value=UNION]").check();
        operator.locator("#reason").fill("Elected in spring");
        operator.locator("form[action$='/roles'] button").click();
        assertThat(operator.locator("[role=status]")).containsText("The role is given");
        return id;
    }
}
