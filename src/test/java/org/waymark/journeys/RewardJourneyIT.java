package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a lead wrote as a sentence reaches a teacher's pay, by two people at each turn, and is taken back by two as well. */
class RewardJourneyIT extends EarningJourney {

    private static final String TITLE = "Productive small-group work";
    private static final String RULE = "Pay for small-group work";
    private static final String EARNER = "Tess Arnold";
    private static final String SECOND_LEAD = "Cora";

    private Page lead;
    private Page second;

    /** Whose work is paid here has earned nothing of it elsewhere, and another lead is there only here. */
    @Override
    protected Waymark waymark() {
        return Waymark.demonstrationApart();
    }

    @AfterEach
    void endTheRule() {
        if (lead != null) {
            lead.navigate(waymark().url("/rules"));
            lead.locator("main a")
                    .filter(new Locator.FilterOptions().setHasText(exactly(RULE)))
                    .click();
            lead.locator("form[action$='/end'] button").click();
        }
    }

    @Test
    void aRuleIsWrittenEarnedApprovedPaidAndTakenBack() throws IOException {
        lead = launchedInAWindow(inAnotherBrowser(), "admin1");
        second = launchedInAWindow(inAnotherBrowser(), "coach1");
        makeALead(SECOND_LEAD);

        aLeadWritesTheRule();
        theEarnerReadsItBeforehandAndEarns();
        theAuthorCannotApproveItAndASecondPersonDoes();
        String file = thePeriodIsClosed();
        payrollConfirms(file);
        assertThat(statement().locator("article.card").first()).containsText("Given");

        twoTakeTheBadgeBack();
        theDeductionIsOnTheStatementAndInTheNextPeriod();
    }

    private void makeALead(String name) {
        Page operator = operatorInAnotherBrowser();
        operator.navigate(waymark().url("/admin/people"));
        if (operator.locator("#q").count() == 0) {
            operator.locator("main ul.tasks a").first().click();
        }
        operator.locator("#q").fill(name);
        operator.locator("form[role=search] button").click();
        operator.locator("main td a").first().click();
        operator.locator("input[name=role][value=LEAD]").check();
        operator.locator("#reason").fill("Deputy of the first");
        operator.locator("form[action$='/roles'] button").click();
        assertThat(operator.locator("[role=status]")).containsText("The role is given");
    }

    private void aLeadWritesTheRule() {
        lead.locator("nav.tabs a[href='/manage']").click();
        lead.locator("main a[href='/rules']").click();
        lead.locator("main a[href='/rules/new']").click();
        Accessibility.assertAccessible(lead.mainFrame());
        lead.locator("#name").fill(RULE);
        lead.locator("#kind-1").selectOption("CREDENTIAL");
        lead.locator("#credential-1").selectOption(new SelectOption().setLabel(TITLE));
        lead.locator("#count-1").fill("");
        lead.locator("#pay").fill("200");
        lead.locator("#from").fill("2026-07-01");
        lead.locator("main form button").last().click();
        assertThat(lead.locator("main .note").first()).containsText("Productive small-group work");
        assertThat(lead.locator("main .note").first()).containsText("$200");
        Accessibility.assertAccessible(lead.mainFrame());
        lead.locator("button[name=save][value=true]").click();
        assertThat(lead.locator("h1")).hasText(RULE);
    }

    private void theEarnerReadsItBeforehandAndEarns() {
        place(TITLE);
        become("teacher1");
        open(TITLE);
        assertThat(tool().locator("form[action$='/start']")).containsText("$200");
        begin("teacher1", TITLE);
        doTheTasks();
        submit();
        readersSay(TITLE, DEMONSTRATED, DEMONSTRATED);
        assertDecision("teacher1", TITLE, true);
        assertThat(statement().locator("article.card").first()).containsText("Promised");
        assertAccessible();
    }

    private void theAuthorCannotApproveItAndASecondPersonDoes() {
        lead.navigate(waymark().url("/recognition"));
        assertThat(mine(lead.locator("tbody tr")).locator("input")).hasCount(0);
        second.navigate(waymark().url("/recognition"));
        mine(second.locator("tbody tr")).locator("input").check();
        Accessibility.assertAccessible(second.mainFrame());
        second.locator("form[action$='/approve'] button:not([name])").click();
        assertThat(second.locator("[role=status]").first()).containsText("1");
        assertThat(mine(second.locator("form[action$='/approve'] tbody tr"))).hasCount(0);
    }

    private String thePeriodIsClosed() throws IOException {
        second.navigate(waymark().url("/recognition/periods"));
        second.locator("#from").fill("2026-07-01");
        second.locator("form[action$='/periods'] button").click();
        assertThat(second.locator("main")).containsText(EARNER);
        Accessibility.assertAccessible(second.mainFrame());
        Download first = second.waitForDownload(
                () -> second.locator("main a[href$='/payroll.csv']").click());
        Download again = second.waitForDownload(
                () -> second.locator("main a[href$='/payroll.csv']").click());
        String file = text(first);
        assertThat(text(again)).as("the file, fetched once more").isEqualTo(file);
        assertThat(file).doesNotContain(EARNER).contains("\"" + RULE + "\"");
        return file;
    }

    private void payrollConfirms(String file) {
        String[] lines = file.split("\r\n");
        List<String> columns = cells(lines[0]);
        List<String> row = cells(lines[1]);
        String id = row.get(columns.indexOf("entitlement_id"));
        String paidOn = row.get(columns.indexOf("period_until"));
        send(id, "250.00", paidOn);
        assertThat(second.locator("main")).containsText("Line 2");
        send(id, row.get(columns.indexOf("amount")), paidOn);
        assertThat(second.locator("[role=status]")).containsText("1");
        assertThat(second.locator("#file-error")).hasCount(0);
    }

    private void send(String id, String amount, String day) {
        String file = "entitlement_id,amount,paid_on\n" + id + "," + amount + "," + day + "\n";
        second.navigate(waymark().url("/recognition/periods"));
        second.locator("#file")
                .setInputFiles(new FilePayload("given.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        second.locator("form[action$='/confirmations'] button").click();
    }

    private void twoTakeTheBadgeBack() {
        String badge =
                statement().locator("article.card a[href*='/badges/']").first().getAttribute("href");
        String award = badge.substring(badge.lastIndexOf('/') + 1);
        lead.navigate(waymark().url("/admin/awards/" + award));
        lead.locator("#propose-reason").selectOption(new SelectOption().setIndex(1));
        lead.locator("form[action$='/propose'] textarea").fill("The work turned out to be somebody else's.");
        lead.locator("form[action$='/propose'] button").click();
        assertThat(lead.locator("form[action$='/confirm']")).hasCount(0);
        second.navigate(waymark().url("/admin/awards/" + award));
        second.locator("#sure").check();
        second.locator("form[action$='/confirm'] button").click();
        assertThat(second.locator(".tag--danger").first()).isVisible();
    }

    private void theDeductionIsOnTheStatementAndInTheNextPeriod() {
        Tool statement = statement();
        assertThat(statement.locator("article.card")).hasCount(2);
        assertThat(statement.locator("main")).containsText("Taken back");
        assertThat(statement.locator("main")).containsText("−$200");
        assertAccessible();
        second.navigate(waymark().url("/recognition"));
        Locator deduction = mine(second.locator("form[action$='/approve'] tbody tr"));
        assertThat(deduction).containsText("Correction");
        deduction.locator("input").check();
        second.locator("form[action$='/approve'] button:not([name])").click();
        second.navigate(waymark().url("/recognition/periods"));
        assertThat(second.locator("main table").first()).containsText(RULE);
        assertThat(second.locator("main table").first()).containsText("−$200");
    }

    private Tool statement() {
        become("teacher1");
        open("Waymark");
        leave(() -> tool().locator("nav.tabs a[href='/record']").click());
        leave(() -> tool().locator("main a[href='/record/rewards']").click());
        return tool();
    }

    private static Locator mine(Locator rows) {
        return rows.filter(new Locator.FilterOptions().setHasText(EARNER));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.replace("\uFEFF", "").split(","))
                .map(cell -> cell.replace("\"", ""))
                .toList();
    }

    private static String text(Download download) throws IOException {
        try (InputStream in = download.createReadStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
