package org.waymark.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.award.AwardsInForce;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.districts.DistrictSettings;

/** What a rule would have brought in the year that has passed, had it been in force; in numbers, of nobody. */
@Component
@Transactional(readOnly = true)
class RuleTrial {

    private static final int BATCH = 500;
    private static final int MOST = 5_000;

    private final AwardsInForce awards;
    private final People people;
    private final KnownFacts known;
    private final RewardRules rules;
    private final CreditRules credits;
    private final DistrictSettings settings;

    RuleTrial(
            AwardsInForce awards,
            People people,
            KnownFacts known,
            RewardRules rules,
            CreditRules credits,
            DistrictSettings settings) {
        this.awards = awards;
        this.people = people;
        this.known = known;
        this.rules = rules;
        this.credits = credits;
        this.settings = settings;
    }

    /**
     * @param few whether so few would have had something that no number is told
     * @param sums what it would have brought, of each kind and unit
     * @param differences to what the rule brought as it stands; none for a new one, and where
     *     either is of so few that one of them could be told by it
     * @param more whether only the first were looked at
     * @param most how many of them
     */
    record Outcome(
            boolean few,
            int people,
            int times,
            List<MessageSourceResolvable> sums,
            List<MessageSourceResolvable> differences,
            boolean more,
            int most) {}

    /** @param own the rule that is written anew; null for a new one */
    Outcome of(RuleDraft draft, @Nullable RewardRuleId own, DistrictId district) {
        LocalDate today = rules.today(district);
        Count wished = count(draft.content(), district, today);
        Count before = own == null
                ? null
                : count(rules.one(own, district).last().draft().content(), district, today);
        int least = settings.of(district).policies().smallGroup();
        return new Outcome(
                wished.isFew(least),
                wished.people,
                wished.times,
                wished.said(),
                before == null || before.isFew(least) || wished.isFew(least)
                        ? List.of()
                        : wished.less(before).said(),
                (draft.content().asksOfAll() ? people.countEver(district) : awards.countEarners(district)) > MOST,
                MOST);
    }

    private static final class Count {
        int people;
        int times;
        final SortedMap<Brought, Long> sums = new TreeMap<>();

        boolean isFew(int least) {
            return people > 0 && people < least;
        }

        void add(EntitlementKind kind, String unit, long given) {
            sums.merge(new Brought(kind, unit), given, Long::sum);
        }

        long cents() {
            return sums.getOrDefault(new Brought(EntitlementKind.PAY, ""), 0L);
        }

        Count less(Count before) {
            Count difference = new Count();
            sums.forEach((what, given) -> difference.add(what.kind, what.unit, given));
            before.sums.forEach((what, given) -> difference.add(what.kind, what.unit, -given));
            return difference;
        }

        List<MessageSourceResolvable> said() {
            return sums.entrySet().stream()
                    .map(each -> RuleSentence.sum(each.getKey().kind, each.getValue(), each.getKey().unit))
                    .toList();
        }
    }

    private record Brought(EntitlementKind kind, String unit) implements Comparable<Brought> {

        @Override
        public int compareTo(Brought other) {
            int byKind = kind.compareTo(other.kind);
            return byKind == 0 ? unit.compareTo(other.unit) : byKind;
        }
    }

    private Count count(RuleContent content, DistrictId district, LocalDate today) {
        RuledVersion version = new RuledVersion(
                RewardRuleId.fresh(),
                1,
                PersonId.fresh(),
                content,
                today.minusYears(1).plusDays(1),
                null);
        List<RuledVersion> alone = List.of(version);
        Engine.Book book = new Engine.Book(alone, known.stacks(district, alone), credits.of(district), Map.of(), today);
        Count count = new Count();
        List<PersonId> batch = next(content, district, null);
        for (int seen = 0; !batch.isEmpty() && seen < MOST; seen += BATCH) {
            Set<PersonId> unpaid = known.unpaid(batch, district);
            for (Map.Entry<PersonId, Facts> each :
                    known.of(batch, district, alone).entrySet()) {
                Engine.Book left = Books.forOne(
                        book.with(Map.of(version.rule(), count.cents())), !unpaid.contains(each.getKey()), List.of());
                List<Line> lines = new ArrayList<>(Engine.lines(left, each.getValue(), List.of()));
                lines.removeIf(line -> line.given() == 0);
                count.people += lines.isEmpty() ? 0 : 1;
                count.times += lines.size();
                lines.forEach(line -> count.add(line.kind(), line.unit(), line.given()));
            }
            batch = next(content, district, batch.get(batch.size() - 1));
        }
        return count;
    }

    /** Those whom settling would look at. */
    private List<PersonId> next(RuleContent content, DistrictId district, @Nullable PersonId after) {
        return content.asksOfAll() ? people.ever(district, after, BATCH) : awards.earners(district, after, BATCH);
    }
}
