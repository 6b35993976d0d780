package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A union representative reads the rules and the audit, and nothing else. */
class UnionRepresentativeJourneyIT extends Journey {

    private static final String ROLE = "Union representative";

    /** What a lead, an administrator, a reader or an earner opens. */
    private static final List<String> OTHERS = List.of(
            "/admin/people",
            "/admin/passback",
            "/admin/passback/places",
            "/admin/placements",
            "/admin/privacy",
            "/admin/rosters",
            "/admin/platforms",
            "/admin/doctor",
            "/admin/jobs",
            "/admin/keys",
            "/reviews");

    @Test
    void readsWhatTheyMayAndNothingElse() {
        Page operator = operator();
        String person = giveRole(operator);
        Page tool = openInAWindow("coach1");

        tool.locator("nav.tabs a[href='/admin/audit']").click();
        Locator rows = tool.locator("tbody tr");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("gave a role: " + ROLE)))
                .not()
                .hasCount(0);
        Accessibility.assertAccessible(tool);
        search(tool, "Cora", "LOOKS");
        assertThat(rows.first()).containsText("opened the page of the person");

        tool.navigate(waymark().url("/visibility"));
        assertThat(tool.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Who read your work")))
                .containsText("Nobody");
        Accessibility.assertAccessible(tool);
        assertThat(open(tool)).isEmpty();
        assertThat(statusOf(tool, "/admin/people/" + person)).isEqualTo(404);

        endRole(operator);
        assertThat(statusOf(tool, "/admin/audit")).isEqualTo(404);
        operator.close();
    }

    private List<String> open(Page tool) {
        List<String> open = new ArrayList<>();
        for (String path : OTHERS) {
            if (statusOf(tool, path) != 404) {
                open.add(path);
            }
        }
        return open;
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
    private String giveRole(Page operator) {
        operator.navigate(waymark().url("/admin/people?q=Cora"));
        if (operator.locator("main td a").count() == 0) {
            operator.locator("ul.tasks a").first().click();
            operator.locator("#q").fill("Cora");
            operator.locator("form[role=search] button").click();
        }
        operator.locator("main td a").first().click();
        String id = operator.url().replaceAll(".*/admin/people/([^?]*).*", "$1");
        operator.locator("input[name=role][value=UNION]").check();
        operator.locator("#reason").fill("Elected in spring");
        operator.locator("form[action$='/roles'] button").click();
        assertThat(operator.locator("[role=status]")).containsText("The role is given");
        assertThat(operator.locator("article").filter(new Locator.FilterOptions().setHasText(ROLE)))
                .containsText("Elected in spring");
        return id;
    }

    private static void endRole(Page operator) {
        operator.locator("#end-UNION").click();
        assertThat(operator.locator("[role=status]")).containsText("The role is ended");
    }

    private Page operator() {
        Page operator = browser.newPage();
        operator.navigate(waymark().url("/admin"));
        operator.locator("#token").fill(Waymark.ADMIN_TOKEN);
        operator.locator("form[action$='/admin'] button").click();
        assertThat(operator.locator("#token")).hasCount(0);
        return operator;
    }

    private Page openInAWindow(String person) {
        become(person);
        page.locator("#navigation-links a").first().click();
        Page tool = page.waitForPopup(() -> page.locator("#new-window").click());
        tool.locator("h1").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        tool.waitForURL(url -> url.startsWith(waymark().url("/")));
        return tool;
    }
}
