package org.waymark.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.award.AwardId;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.PersonId;

/** Rules and facts to test with. */
final class TestRules {

    static final LocalDate START = LocalDate.parse("2026-07-01");
    static final LocalDate TODAY = LocalDate.parse("2027-06-30");
    static final PersonId LEAD = PersonId.fresh();

    private TestRules() {}

    static RuleContent content(List<Condition> when, PayLimits limits, Grant... what) {
        return new RuleContent(when, Who.EVERYBODY, List.of(what), limits, 7, null, false);
    }

    /** $200 for each award. */
    static RuleContent twoHundred(PayLimits limits) {
        return content(List.of(new Condition.AwardsCounted(1, true)), limits, new Grant.Pay(200_00, false));
    }

    static PayLimits perYear(long cents) {
        return new PayLimits(cents, null, null);
    }

    static PayLimits lifetime(long cents) {
        return new PayLimits(null, cents, null);
    }

    static RuledVersion version(RuleContent content) {
        return version(RewardRuleId.fresh(), 1, content, START, null);
    }

    static RuledVersion version(
            RewardRuleId rule, int number, RuleContent content, LocalDate from, @Nullable LocalDate until) {
        return new RuledVersion(rule, number, LEAD, content, from, until);
    }

    static Engine.Book book(RuledVersion... versions) {
        return book(new Stackbook(Map.of()), versions);
    }

    static Engine.Book book(Stackbook stacks, RuledVersion... versions) {
        return new Engine.Book(List.of(versions), stacks, List.of(), Map.of(), TODAY);
    }

    static List<DefinitionId> definitions(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new DefinitionId(UUID.randomUUID()))
                .toList();
    }

    static Facts.Earned earned(DefinitionId definition, String on) {
        return new Facts.Earned(AwardId.fresh(), definition, LocalDate.parse(on), false);
    }

    /** One award a month from September on. */
    static List<Facts.Earned> monthly(List<DefinitionId> definitions) {
        List<Facts.Earned> earned = new ArrayList<>();
        for (int n = 0; n < definitions.size(); n++) {
            earned.add(new Facts.Earned(
                    AwardId.fresh(),
                    definitions.get(n),
                    LocalDate.parse("2026-09-10").plusDays(9L * n),
                    false));
        }
        return earned;
    }

    static Facts facts(List<Facts.Earned> awards) {
        return new Facts(awards, List.of(), Map.of(), "north", "teachers", false);
    }

    static Stackbook stack(StackId id, Rule... versions) {
        List<Stackbook.Version> said = new ArrayList<>();
        for (int n = 0; n < versions.length; n++) {
            said.add(new Stackbook.Version(versions[n], START.plusMonths(6L * n)));
        }
        return new Stackbook(Map.of(id, said));
    }

    static Rule all(List<DefinitionId> definitions) {
        return Rule.all(definitions.stream().map(Rule::credential).toList());
    }

    static List<Long> given(List<Line> lines) {
        return lines.stream().map(Line::given).toList();
    }

    static long paid(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.kind() == EntitlementKind.PAY)
                .mapToLong(Line::given)
                .sum();
    }

    /** $200 for what was promised by a version. */
    static Kept kept(RuledVersion version, String cause) {
        return new Kept(
                version.rule(),
                version.number(),
                EntitlementKind.PAY,
                "",
                cause,
                START,
                200_00,
                new Reason(List.of(), 0, 200_00, 0, null, 0, 0));
    }

    static List<Kept> kept(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.given() > 0)
                .map(line -> new Kept(
                        line.version().rule(),
                        line.version().number(),
                        line.kind(),
                        line.unit(),
                        line.cause(),
                        line.on(),
                        line.given(),
                        line.reason()))
                .toList();
    }
}
