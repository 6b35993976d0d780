package org.waymark.catalog.stacks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.waymark.catalog.Stage;
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

    /**
     * What a stack said from a moment on.
     *
     * @param rule expanded: other stacks stand in it with their own rules
     */
    public record Said(StackId stack, Rule rule, Instant since) {}

    /** All that some stacks ever said, oldest first; one read. */
    @Transactional(readOnly = true)
    public List<Said> said(Collection<StackId> some, DistrictId district) {
        return some.isEmpty()
                ? List.of()
                : versions.all(some, district).stream()
                        .map(version -> new Said(version.stack(), version.expanded(), version.publishedAt()))
                        .toList();
    }

    /** Whoever changes something, as the audit record names them. */
    public record By(DistrictId district, String actor, String role) {}

    /** Begins one that nobody sees yet; empty where the code is taken. */
    public Optional<StackId> begin(String code, boolean pathway, StackText text, By by) {
        if (stacks.findByCodeAndDistrict(code, by.district()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(made(code, pathway, text, by).id());
    }

    private StackDefinition made(String code, boolean pathway, StackText text, By by) {
        StackDefinition made = stacks.save(new StackDefinition(by.district(), code, pathway, text, clock.instant()));
        audit.record(by.district().id(), by.actor(), by.role(), "stack-made", code);
        return made;
    }

    /** All that there is of all of a district's, drafts and retired ones too; two reads. */
    @Transactional(readOnly = true)
    public List<StackState> everything(DistrictId district) {
        Map<UUID, StackText> published = texts(versions.last(district));
        return stacks.findByDistrictOrderByTitleAscCodeAsc(district).stream()
                .map(stack -> new StackState(
                        stack.id(),
                        stack.code(),
                        stack.isPathway(),
                        stack.text(),
                        published.get(stack.id().id()),
                        stack.isRetired()))
                .toList();
    }

    /** Writes; what is published does not change. */
    public void write(StackId id, StackText text, By by) {
        write(stacks.findByIdAndDistrict(id, by.district()).orElseThrow(StackNotFound::new), text, by);
    }

    private void write(StackDefinition stack, StackText text, By by) {
        if (!stack.text().equals(text)) {
            stack.write(text, clock.instant());
            audit.record(by.district().id(), by.actor(), by.role(), "stack-changed", stack.code());
        }
    }

    /** @param edition what the author had before them; {@link StackConflict} where that is no longer so */
    void write(StackId id, StackText text, int edition, By by) {
        StackDefinition stack = stacks.findByIdAndDistrict(id, by.district()).orElseThrow(StackNotFound::new);
        if (stack.edition() != edition && !stack.text().equals(text)) {
            throw new StackConflict();
        }
        write(id, text, by);
    }

    /**
     * Makes what is written count from now on, here and in the stacks that have it in them.
     *
     * @return what stands in the way; empty where it was published
     */
    public List<RuleFault> publish(StackId id, By by) {
        StackDefinition stack = stacks.held(by.district()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(StackNotFound::new);
        return publish(List.of(stack), by).getOrDefault(stack.code(), List.of());
    }

    /**
     * Writes and publishes several at once, in as many reads as for one; what was written of them before is gone.
     *
     * @param wishes none before one that it has in it
     * @return what stands in the way, by code; empty where all were published
     */
    public Map<String, List<RuleFault>> publishAll(List<StackWish> wishes, By by) {
        Map<String, StackDefinition> byCode = new HashMap<>();
        stacks.held(by.district()).forEach(stack -> byCode.put(stack.code(), stack));
        List<StackDefinition> changed = new ArrayList<>();
        for (StackWish wish : wishes) {
            StackText text = wish.text().apply(code -> found(byCode, code).id());
            StackDefinition known = byCode.get(wish.code());
            if (known == null) {
                StackDefinition made = made(wish.code(), wish.pathway(), text, by);
                byCode.put(wish.code(), made);
                changed.add(made);
            } else {
                write(known, text, by);
                changed.add(known);
            }
        }
        return publish(changed, by);
    }

    private static StackDefinition found(Map<String, StackDefinition> byCode, String code) {
        StackDefinition known = byCode.get(code);
        if (known == null) {
            throw new StackNotFound();
        }
        return known;
    }

    private Map<String, List<RuleFault>> publish(List<StackDefinition> changed, By by) {
        Set<UUID> known = definitionsOf(by.district());
        List<StackVersionRepository.Row> current = versions.current(by.district());
        Map<UUID, StackText> offered = texts(current);
        Map<UUID, StackText> last = texts(versions.last(by.district()));
        Map<String, List<RuleFault>> faults = new LinkedHashMap<>();
        for (StackDefinition stack : changed) {
            List<RuleFault> found = new StackRules(known, offered)
                    .faults(stack.id().id(), stack.isPathway(), stack.text().rule());
            if (!found.isEmpty()) {
                faults.put(stack.code(), found);
            }
            offered.put(stack.id().id(), stack.text());
            last.put(stack.id().id(), stack.text());
        }
        StackRules rules = new StackRules(Set.of(), last);
        Set<StackId> own = changed.stream().map(StackDefinition::id).collect(Collectors.toSet());
        List<StackVersionRepository.Row> others =
                current.stream().filter(row -> !own.contains(row.stack().id())).toList();
        if (faults.isEmpty()
                && others.stream()
                        .anyMatch(row -> rules.isTooMuch(row.version().text().rule()))) {
            faults.put(
                    changed.get(0).code(),
                    List.of(new RuleFault("", RuleFault.Kind.OTHERS_TOO_MANY, StackRules.MOST_EXPANDED)));
        }
        if (faults.isEmpty()) {
            changed.forEach(stack -> {
                versions.save(stack.publish(rules.expand(stack.text().rule()), clock.instant()));
                audit.record(
                        by.district().id(),
                        by.actor(),
                        by.role(),
                        "stack-published",
                        stack.code() + " " + stack.currentNumber());
                log.info("Stack {} version {} published", stack.id(), stack.currentNumber());
            });
            others.forEach(row -> follow(row, rules, by));
        }
        return faults;
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
        Map<StackId, StackVersion> published = versions.last(district).stream()
                .collect(Collectors.toMap(row -> row.stack().id(), StackVersionRepository.Row::version));
        Set<UUID> retired = definitions.named(district).stream()
                .filter(each -> each.stage() == Stage.RETIRED)
                .map(each -> each.id().id())
                .collect(Collectors.toSet());
        return stacks.findByDistrictOrderByTitleAscCodeAsc(district).stream()
                .map(stack -> draft(stack, published.get(stack.id()), retired))
                .toList();
    }

    @Transactional(readOnly = true)
    StackDraft draft(StackId id, DistrictId district) {
        return drafts(district).stream()
                .filter(draft -> draft.id().equals(id))
                .findFirst()
                .orElseThrow(StackNotFound::new);
    }

    /** The titles of those offered that have this one in them. */
    @Transactional(readOnly = true)
    List<String> holding(StackId id, DistrictId district) {
        return versions.current(district).stream()
                .map(row -> row.version().text())
                .filter(text -> StackRules.refersTo(text.rule()).contains(id.id()))
                .map(StackText::title)
                .toList();
    }

    private static StackDraft draft(StackDefinition stack, @Nullable StackVersion published, Set<UUID> retired) {
        return new StackDraft(
                stack.id(),
                stack.code(),
                stack.isPathway(),
                stack.text(),
                stack.edition(),
                stack.currentNumber(),
                stack.isRetired(),
                published == null || !stack.text().equals(published.text()),
                published != null && !stack.isRetired() && StackRules.cannotBeFinished(published.expanded(), retired));
    }

    /**
     * How somebody stands with all of them: those that can be begun, and those that they began. Three reads; a fourth where
     * they earned something before a present version came out, which an earlier one may count.
     */
    @Transactional(readOnly = true)
    List<MyStack> mine(PersonId person, DistrictId district) {
        Map<UUID, Instant> has = new HashMap<>();
        earned.of(person, district).forEach((definition, at) -> has.put(definition.id(), at));
        Map<StackId, List<StackVersion>> all = versions.last(district).stream()
                .collect(Collectors.toMap(row -> row.stack().id(), row -> List.of(row.version())));
        List<StackId> counted = all.values().stream()
                .map(present -> present.get(0))
                .filter(present -> present.number() > 1
                        && has.values().stream().anyMatch(at -> !at.isAfter(present.publishedAt())))
                .map(StackVersion::stack)
                .toList();
        if (!counted.isEmpty()) {
            all.putAll(versions.all(counted, district).stream().collect(Collectors.groupingBy(StackVersion::stack)));
        }
        List<MyStack> mine = new ArrayList<>();
        for (StackDefinition stack : stacks.findByDistrictOrderByTitleAscCodeAsc(district)) {
            List<StackVersion> history = all.getOrDefault(stack.id(), List.of());
            if (history.isEmpty()) {
                continue;
            }
            StackVersion present = history.get(history.size() - 1);
            Standing.Counted standing = Standing.of(
                    history.stream()
                            .map(version ->
                                    new Standing.Ruled(version.number(), version.expanded(), version.publishedAt()))
                            .toList(),
                    has);
            if (!stack.isRetired() || standing.begun()) {
                mine.add(new MyStack(
                        new StackVersionRepository.Row(stack, present).view(),
                        standing.progress(),
                        standing.begun(),
                        standing.number() != present.number(),
                        stack.isRetired()));
            }
        }
        return mine;
    }

    /** Those that somebody has completed; as many reads as for one. */
    @Transactional(readOnly = true)
    public Set<StackId> completed(PersonId person, DistrictId district) {
        return completedBy(person, district).stream().map(CompletedStack::id).collect(Collectors.toSet());
    }

    /** The same with what they say, by title. */
    @Transactional(readOnly = true)
    public List<CompletedStack> completedBy(PersonId person, DistrictId district) {
        return mine(person, district).stream()
                .filter(mine -> mine.progress().complete())
                .map(mine -> new CompletedStack(
                        mine.stack().id(),
                        mine.stack().pathway(),
                        mine.stack().title(),
                        mine.stack().summary(),
                        mine.progress().rule()))
                .toList();
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
