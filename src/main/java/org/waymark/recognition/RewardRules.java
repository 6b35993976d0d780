package org.waymark.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.DistrictSettings;

/** The reward rules of a district: written, and written anew as versions that each decide from a day on. */
@Service
@Transactional
public class RewardRules {

    private static final Logger log = LoggerFactory.getLogger(RewardRules.class);

    private final RewardRuleRepository rules;
    private final RewardRuleVersionRepository versions;
    private final WrittenRules written;
    private final DistrictSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    RewardRules(
            RewardRuleRepository rules,
            RewardRuleVersionRepository versions,
            WrittenRules written,
            DistrictSettings settings,
            AuditLog audit,
            Clock clock) {
        this.rules = rules;
        this.versions = versions;
        this.written = written;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A rule with all that it ever said.
     *
     * @param endedOn the last day on which it promises anything new; null for no end
     * @param versions oldest first; at least one
     */
    public record Ruled(
            RewardRuleId id, String name, @Nullable LocalDate endedOn, List<Written> versions) {

        public Written last() {
            return versions.get(versions.size() - 1);
        }

        /** With later versions of the same rule. */
        Ruled and(Ruled later) {
            return new Ruled(
                    id,
                    name,
                    endedOn,
                    Stream.concat(versions.stream(), later.versions.stream()).toList());
        }
    }

    /** A version as it was written, by whom and when. */
    public record Written(int number, RuleDraft draft, PersonId by, java.time.Instant at) {}

    /** All rules of a district by name, those that have ended too; one read. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Ruled> of(DistrictId district) {
        return written.of(district);
    }

    @Transactional(readOnly = true)
    public Ruled one(RewardRuleId id, DistrictId district) {
        return of(district).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(RewardRuleNotFound::new);
    }

    /** The roles that rules of a district name. */
    @Transactional(readOnly = true)
    public SortedSet<String> roleNames(DistrictId district) {
        SortedSet<String> names = new TreeSet<>();
        contents(district)
                .flatMap(content -> content.what().stream())
                .filter(Grant.Eligibility.class::isInstance)
                .forEach(grant -> names.add(grant.unit()));
        return names;
    }

    /** Makes a rule; its first version may begin in the past, and then counts what happened since. */
    public RewardRuleId make(RuleDraft draft, DistrictId district, PersonId by) {
        RewardRule rule = rules.save(new RewardRule(district, draft.name(), clock.instant()));
        versions.saveAndFlush(new RewardRuleVersion(rule, 1, draft, by, clock.instant()));
        audit.record(
                district.id(),
                by.toString(),
                Role.LEAD.name(),
                "reward-rule-made",
                rule.id().toString());
        log.info("Reward rule {} made", rule.id());
        return rule.id();
    }

    /**
     * Writes a rule anew: what it promised before stays promised.
     *
     * @param seen the number of the version that the writer saw
     * @throws OptimisticLockingFailureException where it is not the last any more
     * @throws IllegalStateException for one that would decide over days that have passed, or that has ended
     */
    public void write(RewardRuleId id, RuleDraft draft, int seen, DistrictId district, PersonId by) {
        RewardRule rule = held(id, district);
        if (rule.endedOn() != null) {
            throw new IllegalStateException("Rule " + id + " has ended");
        }
        if (draft.from().isBefore(today(district))) {
            throw new IllegalStateException("Rule " + id + " would be written anew for days that have passed");
        }
        int last = versions.countByRuleAndDistrict(id, district);
        if (last != seen) {
            throw new OptimisticLockingFailureException("Rule " + id + " was written anew by somebody else");
        }
        rule.rename(draft.name());
        versions.saveAndFlush(new RewardRuleVersion(rule, last + 1, draft, by, clock.instant()));
        audit.record(
                district.id(),
                by.toString(),
                Role.LEAD.name(),
                "reward-rule-changed",
                rule.id().toString());
        log.info("Reward rule {} changed", rule.id());
    }

    /** From tomorrow on it promises nothing new; one that has ended stays as it ended. */
    public void end(RewardRuleId id, DistrictId district, PersonId by) {
        RewardRule rule = held(id, district);
        if (!rule.end(today(district))) {
            return;
        }
        rules.flush();
        audit.record(
                district.id(),
                by.toString(),
                Role.LEAD.name(),
                "reward-rule-ended",
                rule.id().toString());
        log.info("Reward rule {} ended", rule.id());
    }

    /** Whether any rule ever asked for this. */
    @Transactional(readOnly = true)
    boolean asks(Class<? extends Condition> kind, DistrictId district) {
        return contents(district).anyMatch(content -> content.when().stream().anyMatch(kind::isInstance));
    }

    /** What any version ever said. */
    private Stream<RuleContent> contents(DistrictId district) {
        return of(district).stream()
                .flatMap(rule -> rule.versions().stream())
                .map(version -> version.draft().content());
    }

    /** The versions with the days on which each decides. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    List<RuledVersion> deciding(DistrictId district) {
        return of(district).stream().flatMap(rule -> deciding(rule).stream()).toList();
    }

    static List<RuledVersion> deciding(Ruled rule) {
        List<RuledVersion> deciding = new ArrayList<>();
        LocalDate end = rule.endedOn();
        for (int at = rule.versions().size() - 1; at >= 0; at--) {
            Written version = rule.versions().get(at);
            LocalDate until = earlier(version.draft().until(), end);
            deciding.add(
                    0,
                    new RuledVersion(
                            rule.id(),
                            version.number(),
                            version.by(),
                            version.draft().content(),
                            version.draft().from(),
                            until));
            end = earlier(end, version.draft().from().minusDays(1));
        }
        return deciding;
    }

    /** Until the transaction ends nobody else promises anything by these. */
    void hold(Collection<RewardRuleId> some, DistrictId district) {
        if (!some.isEmpty()) {
            rules.hold(some.stream().map(RewardRuleId::id).toList(), district.id());
        }
    }

    LocalDate today(DistrictId district) {
        return LocalDate.ofInstant(clock.instant(), settings.of(district).zone());
    }

    private RewardRule held(RewardRuleId id, DistrictId district) {
        rules.hold(List.of(id.id()), district.id());
        return rules.findByIdAndDistrict(id, district).orElseThrow(RewardRuleNotFound::new);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
