package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A programme lead sends a list of twenty thousand people, mends what is wrong with it, and has it carried out. */
class ImportStaffJourneyIT extends Journey {

    private static final int PEOPLE = 20_000;
    private static final int WRONG = 12_345;

    @Test
    void twentyThousandPeopleAreImportedAfterAFaultIsMended() {
        become("admin1");
        open("Waymark");
        manage("/admin/staff");
        assertHeading("Staff records");
        assertAccessible();

        send(staff(i -> i + 1 == WRONG ? "seven" : String.valueOf(i % 40)));
        assertHeading("List of staff");
        assertThat(tool().locator("main")).containsText("One thing has to be mended");
        assertThat(tool().locator("table th[scope=row]")).hasText("staff.csv, line 12345");
        assertThat(tool().locator("table td").first()).hasText("years_of_service");
        assertThat(tool().locator("#confirm")).hasCount(0);
        assertAccessible();
        back();

        send(staff(i -> String.valueOf(i % 40)));
        assertThat(tool().locator("#count-made")).hasText("20000");
        assertThat(tool().locator("#count-closed")).hasText("0");
        assertAccessible();
        screenshot("ImportStaffJourneyIT-preview");
        carryOut();

        back();
        send(IntStream.rangeClosed(1, 3_000)
                .mapToObj(i -> "J-" + i + ",left")
                .collect(Collectors.joining("\n", "person_sourcedid,status\n", "\n")));
        assertThat(tool().locator("#count-closed")).hasText("3000");
        leave(() -> tool().locator("#confirm").click());
        assertThat(tool().locator("#problems")).containsText("Confirm that 3,000 people have left");
        tool().locator("#closing").check();
        carryOut();
        assertThat(tool().locator("main")).containsText("was carried out");
    }

    private static String staff(IntFunction<String> years) {
        return IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(i -> "J-%d,J%d,Journey school %d,Teacher,Journey group %d,%s,%s"
                        .formatted(i, i % 30, i % 30, i % 4, i == 1 ? "" : "J-" + (i / 20 + 1), years.apply(i)))
                .collect(Collectors.joining(
                        "\n",
                        "person_sourcedid,school_code,school_name,job,contract_group,manager_sourcedid,years_of_service\n",
                        "\n"));
    }

    private void send(String list) {
        tool().locator("#files").setInputFiles(new FilePayload("staff.csv", "text/csv", list.getBytes(UTF_8)));
        tool().locator("input[name=listed][value=some]").check();
        leave(() ->
                tool().locator("form[action$='/admin/staff/imports'] button").click());
    }

    private void carryOut() {
        leave(() -> tool().locator("#confirm").click());
        Locator again = tool().locator("main .note a");
        for (int i = 0; i < 60 && again.count() > 0; i++) {
            page.waitForTimeout(500);
            leave(again::click);
        }
        assertThat(tool().locator("h2").first()).hasText("What it changed");
    }

    private void back() {
        leave(() -> tool().locator("main a[href^='/admin/staff?']").click());
    }
}
