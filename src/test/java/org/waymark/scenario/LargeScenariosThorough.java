package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.insights.questions.Barrier;
import org.waymark.recognition.Entitlements;
import org.waymark.recognition.roles.RoleProfileId;
import org.waymark.recognition.roles.RoleProfiles;

/** The programmes with hundreds of awards. */
@OnH2
class LargeScenariosThorough extends LivedScenarios {

    @Autowired
    Entitlements entitlements;

    @Autowired
    Definitions definitions;

    @ParameterizedTest
    @EnumSource(names = {"S4", "S5"})
    void asManyEarnAsManyAsThen(Scenario scenario) {
        requireSums(scenario);
        requireSummary(scenario, scenario == Scenario.S4 ? withPathway() : 0, 0);
    }

    /** Of three who are eligible, two put their names in. */
    @Test
    void thePoolOfTeacherLeadersShowsThoseWhoPutTheirNamesIn() {
        assertThat(count("eligibility where ended_at is null and district_id = ?", Scenario.S4))
                .isEqualTo((int) withPathway());
        assertThat(count("pool_entry where withdrawn_at is null and district_id = ?", Scenario.S4))
                .isEqualTo((int) (withPathway() * 2 + 2) / 3);
    }

    private static long withPathway() {
        return Scenario.S4.work().awards().stream()
                .filter(awards -> awards >= 3)
                .count();
    }

    @Test
    void seventyAndFiftySixInAHundredOfThoseWithoutSayWhy() {
        assertThat(figures(Scenario.S4).answers().people()).isEqualTo(68);
        assertThat(figures(Scenario.S4).answers().reasons())
                .containsEntry(Barrier.TOO_MUCH_WORK.name(), 48)
                .containsEntry(Barrier.NEED_CREDIT.name(), 38);
    }

    @Test
    void whoHasThePathwayIsEligible() {
        assertThat(entitlements.inForce(lived(Scenario.S4).district()).rows()).isEqualTo(withPathway());
    }

    /** As pages say it, hidden numbers too: from those who could to those who earned, and what most said kept them. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"S4, 191 - 157 140 - 123, 'TOO_MUCH_WORK 48 71%, NEED_CREDIT 38 56%'", "S5, 154 - - - - 154, none"
            })
    void leadsAreShownTheWayAndWhatKeptPeople(Scenario scenario, String way, String reasons) {
        assertThat(shownWay(scenario)).isEqualTo(way);
        assertThat(shownReasons(scenario)).isEqualTo(reasons);
    }

    /** 64.4 of a hundred of the city, and everybody of the two systems. */
    @ParameterizedTest
    @CsvSource({"S4, 191, 157, 123, 414, 64%", "S5, 154, hidden, 154, 546, 100%"})
    void theFirstPageSaysHowManyEarnedAndHowMuch(
            Scenario scenario, String joined, String began, String earned, String awards, String share)
            throws UnsupportedEncodingException {
        String page = page(scenario, "/insights");

        assertThat(page)
                .containsPattern(figure("Eligible", joined))
                .containsPattern(figure("Began", began))
                .containsPattern(figure("Earned", earned))
                .containsPattern(figure("Awards", awards));
        assertThat(page.substring(page.indexOf("<caption")))
                .containsPattern("Earned</th><td[^>]*>" + earned + "</td><td[^>]*>" + share + "</td>");
    }

    private static String figure(String name, String value) {
        return "<dt>" + name + "</dt>\\s*<dd><strong>" + value + "</strong>";
    }

    /** Of eighteen schools of ten six or seven earned, so that three or four did not: how many did is shown of the last alone. */
    @Test
    void schoolsOfTheCityAreShownWithoutTheFewWhoDidNotEarn() {
        List<String> schools = new ArrayList<>(List.of("School 19 11 6"));
        IntStream.rangeClosed(1, 18)
                .mapToObj(school -> "School " + school + " 10 -")
                .sorted()
                .forEach(schools::add);

        assertThat(shownRows(Scenario.S4, "schools")).isEqualTo(schools);
        assertThat(shownRows(Scenario.S5, "schools")).containsExactly("School 1 100 100", "School 2 54 54");
    }

    /** Members of a cohort of the city are 38 or 39: were that shown to the nearest five, it would be known. */
    @Test
    void cohortsAreToTheNearestFive() {
        assertThat(shownRows(Scenario.S4, "cohorts")).hasSize(5).allMatch(row -> row.endsWith(" - 25"));
        assertThat(shownRows(Scenario.S5, "cohorts")).hasSize(5).allMatch(row -> row.endsWith(" 30 30"));
    }

    @Test
    void theProgrammeIsShownAsAllAre() {
        assertThat(shownRows(Scenario.S4, "programmes")).containsExactly(Scenario.S4.programme() + " 191 123");
        assertThat(shownRows(Scenario.S5, "programmes")).containsExactly(Scenario.S5.programme() + " 154 154");
    }

    /** Which micro-credential each of the awards is of is made up; all of them together were told. */
    @ParameterizedTest
    @EnumSource(names = {"S4", "S5"})
    void awardsByMicroCredentialAreToTheNearestFiveAndAllOfThoseThatWereTold(Scenario scenario) {
        Map<String, Integer> earned = new TreeMap<>();
        for (DefinitionVersion offered : definitions.published(lived(scenario).district())) {
            earned.put(
                    offered.title(),
                    jdbc.sql("select count(distinct earner_id) from award where definition_id = ?")
                            .param(offered.definition().id())
                            .query(Integer.class)
                            .single());
        }
        earned.values().removeIf(people -> people == 0);

        assertThat(earned.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(scenario.awards());
        Map<String, String> shown = new TreeMap<>();
        table(scenario, "credentials").rows().forEach(row -> shown.put(row.text(), shown(row.value(4))));
        assertThat(shown).isEqualTo(toTheNearestFive(earned));
    }

    /** Of those who began in a month, however much, who has something of it. */
    @ParameterizedTest
    @EnumSource(names = {"S4", "S5"})
    void monthsSayToTheNearestFiveHowManyPeopleBeganAndHaveEarned(Scenario scenario) {
        Map<String, Set<UUID>> began = new TreeMap<>();
        Map<String, Set<UUID>> earned = new TreeMap<>();
        jdbc.sql("select e.earner_id, e.started_at, a.id from enrolment e left join award a"
                        + " on a.earner_id = e.earner_id and a.definition_id = e.definition_id where e.district_id = ?")
                .param(lived(scenario).district().id())
                .query(row -> {
                    String month = YearMonth.from(
                                    row.getObject(2, OffsetDateTime.class).atZoneSameInstant(Timeline.ZONE))
                            .toString();
                    began.computeIfAbsent(month, none -> new HashSet<>()).add(row.getObject(1, UUID.class));
                    Set<UUID> of = earned.computeIfAbsent(month, none -> new HashSet<>());
                    if (row.getObject(3) != null) {
                        of.add(row.getObject(1, UUID.class));
                    }
                });
        List<String> wanted = began.keySet().stream()
                .map(month -> month + " "
                        + month(began.get(month).size(), earned.get(month).size(), scenario.members()))
                .toList();

        assertThat(shownRows(scenario, "months"))
                .isEqualTo(wanted.subList(Math.max(0, wanted.size() - 12), wanted.size()));
    }

    /** Who only began is shown where they are five at least, and five who did not begin. */
    private static String month(int began, int earned, int all) {
        boolean told = all - began >= 5 && began - earned >= 5;
        return (told ? toTheNearestFive(began) : "-") + " " + toTheNearestFive(earned);
    }

    private static Map<String, String> toTheNearestFive(Map<String, Integer> numbers) {
        Map<String, String> rounded = new TreeMap<>();
        numbers.forEach((name, number) -> rounded.put(name, toTheNearestFive(number)));
        return rounded;
    }

    private static String toTheNearestFive(int number) {
        return number < 5 ? "-" : String.valueOf(5 * Math.round(number / 5.0));
    }

    /** 123 teachers have one to six of them: 83 have the three of the pathway, and of three two put their names in. */
    @Test
    void thePoolOfTeacherLeadersIsOfFiftySixNames() throws UnsupportedEncodingException {
        RoleProfileId role = context.getBean(RoleProfiles.class)
                .titlesOf(lived(Scenario.S4).district())
                .keySet()
                .iterator()
                .next();

        assertThat(page(Scenario.S4, "/admin/role-profiles/" + role + "/pool")).contains("56 names");
        assertThat(page(Scenario.S4, "/admin/role-profiles/" + role + "/pool.csv")
                        .lines())
                .hasSize(1 + 56);
    }
}
