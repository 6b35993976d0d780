package org.waymark.catalog.stacks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EarnedCredentials;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** The stacks and pathways of a district: written, published as versions that stay, and how somebody stands with them. */
@Service
@Transactional
public class Stacks {

    private static final Logger log = LoggerFactory.getLogger(Stacks.class);

    private final StackRepository stacks;
    private final StackVersionRepository versions;
    private final Definitions definitions;
    private final EarnedCredentials earned;
    private final AuditLog audit;
    private final Clock clock;

    Stacks(
            StackRepository stacks,
            StackVersionRepository versions,
            Definitions definitions,
            EarnedCredentials earned,
            AuditLog audit,
            Clock clock) {
        this.stacks = stacks;
        this.versions = versions;
        this.definitions = definitions;
        this.earned = earned;
        this.audit = audit;
        this.clock = clock;
    }

    /** The present version of each that is published and not retired, by title. */
    @Transactional(readOnly = true)
    public List<StackView> of(DistrictId district) {
        return versions.current(district).stream()
                .map(StackVersionRepository.Row::view)
                .toList();
    }

    /** Whoever changes something, as the audit record names them. */
    public record By(DistrictId district, String actor, String role) {}

    /** Begins one that nobody sees yet; empty where the code is taken. */
    public Optional<StackId> begin(String code, boolean pathway, StackText text, By by) {
        if (stacks.findByCodeAndDistrict(code, by.district()).isPresent()) {
            return Optional.empty();
        }
        StackDefinition made = stacks.save(new StackDefinition(by.district(), code, pathway, text, clock.instant()));
        audit.record(by.district().id(), by.actor(), by.role(), "stack-made", code);
        return Optional.of(made.id());
    }

    /** By the code that files name it by. */
    @Transactional(readOnly = true)
    public Optional<StackId> byCode(String code, DistrictId district) {
        return stacks.findByCodeAndDistrict(code, district).map(StackDefinition::id);
    }

    /** Writes; what is published does not change. */
    public void write(StackId id, StackText text, By by) {
        StackDefinition stack = stacks.findByIdAndDistrict(id, by.district()).orElseThrow(StackNotFound::new);
        if (!stack.text().equals(text)) {
            stack.write(text, clock.instant());
            audit.record(by.district().id(), by.actor(), by.role(), "stack-changed", stack.code());
        }
    }

    /** @param edition what the author had before them; {@link StackConflict} where that is no longer so */
    void write(StackId id, StackText text, int edition, By by) {
        StackDefinition stack = stacks.findByIdAndDistrict(id, by.district()).orElseThrow(StackNotFound::new);
        if (stack.edition() != edition && !stack.text().equals(text)) {
            throw new StackConflict(stack.edition());
        }
        write(id, text, by);
    }

    /**
     * Makes what is written count from now on, here and in the stacks that have it in them.
     *
     * @return what stands in the way; empty where it was published
     */
    public List<RuleFault> publish(StackId id, By by) {
        List<StackDefinition> all = stacks.held(by.district());
        StackDefinition stack =
                all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(StackNotFound::new);
        List<RuleFault> faults = new StackRules(definitionsOf(by.district()), published(by.district()))
                .faults(id.id(), stack.isPathway(), stack.text().rule());
        if (!faults.isEmpty()) {
            return faults;
        }
        Map<UUID, StackText> last = texts(versions.last(by.district()));
        last.put(id.id(), stack.text());
        StackRules rules = new StackRules(Set.of(), last);
        versions.save(stack.publish(rules.expand(stack.text().rule()), clock.instant()));
        audit.record(
                by.district().id(),
                by.actor(),
                by.role(),
                "stack-published",
                stack.code() + " " + stack.currentNumber());
        log.info("Stack {} version {} published", id, stack.currentNumber());
        versions.current(by.district()).stream()
                .filter(row -> !row.stack().id().equals(id))
                .forEach(row -> follow(row, rules, by));
        return List.of();
    }

    /** Another stack may have this one in it: then it says something else from now on, too. */
    private void follow(StackVersionRepository.Row row, StackRules rules, By by) {
        Rule expanded = rules.expand(row.version().text().rule());
        if (!expanded.equals(row.version().expanded())) {
            versions.save(row.stack().follow(row.version().text(), expanded, clock.instant()));
            audit.record(
                    by.district().id(),
                    by.actor(),
                    by.role(),
                    "stack-published",
                    row.stack().code() + " " + row.stack().currentNumber());
        }
    }

    /** Nobody begins it any more; whoever did goes on by the rule they have. */
    public void retire(StackId id, By by) {
        StackDefinition stack = stacks.findByIdAndDistrict(id, by.district()).orElseThrow(StackNotFound::new);
        if (!stack.isRetired()) {
            stack.retire(clock.instant());
            audit.record(by.district().id(), by.actor(), by.role(), "stack-retired", stack.code());
        }
    }

    /** All that were ever begun, as those see them who write them; by title. */
    @Transactional(readOnly = true)
    List<StackDraft> drafts(DistrictId district) {
        Map<StackId, StackText> published = versions.current(district).stream()
                .collect(Collectors.toMap(
                        row -> row.stack().id(), row -> row.version().text()));
        return stacks.findByDistrictOrderByTitleAscCodeAsc(district).stream()
                .map(stack -> draft(stack, published.get(stack.id())))
                .toList();
    }

    @Transactional(readOnly = true)
    StackDraft draft(StackId id, DistrictId district) {
        return drafts(district).stream()
                .filter(draft -> draft.id().equals(id))
                .findFirst()
                .orElseThrow(StackNotFound::new);
    }

    private static StackDraft draft(StackDefinition stack, @Nullable StackText published) {
        return new StackDraft(
                stack.id(),
                stack.code(),
                stack.isPathway(),
                stack.text(),
                stack.edition(),
                stack.currentNumber(),
                stack.isRetired(),
                !stack.text().equals(published));
    }

    /** How somebody stands with all of them: those that can be begun, and those that they began. Three reads. */
    @Transactional(readOnly = true)
    List<MyStack> mine(PersonId person, DistrictId district) {
        Map<UUID, Instant> has = new HashMap<>();
        earned.of(person, district).forEach((definition, at) -> has.put(definition.id(), at));
        Map<StackId, List<StackVersion>> all = versions.findByDistrictOrderByNumber(district).stream()
                .collect(Collectors.groupingBy(StackVersion::stack));
        List<MyStack> mine = new ArrayList<>();
        for (StackDefinition stack : stacks.findByDistrictOrderByTitleAscCodeAsc(district)) {
            List<StackVersion> history = all.getOrDefault(stack.id(), List.of());
            if (history.isEmpty()) {
                continue;
            }
            StackVersion present = history.get(history.size() - 1);
            Standing.Counted counted = Standing.of(
                    history.stream()
                            .map(version ->
                                    new Standing.Ruled(version.number(), version.expanded(), version.publishedAt()))
                            .toList(),
                    has);
            if (!stack.isRetired() || counted.begun()) {
                mine.add(new MyStack(
                        new StackVersionRepository.Row(stack, present).view(),
                        counted.progress(),
                        counted.begun(),
                        counted.number() != present.number(),
                        stack.isRetired()));
            }
        }
        return mine;
    }

    private Map<UUID, StackText> published(DistrictId district) {
        return texts(versions.current(district));
    }

    private static Map<UUID, StackText> texts(List<StackVersionRepository.Row> rows) {
        Map<UUID, StackText> texts = new HashMap<>();
        rows.forEach(row -> texts.put(row.stack().id().id(), row.version().text()));
        return texts;
    }

    private Set<UUID> definitionsOf(DistrictId district) {
        Set<UUID> ids = new HashSet<>();
        definitions.named(district).forEach(each -> ids.add(each.id().id()));
        return ids;
    }
}
