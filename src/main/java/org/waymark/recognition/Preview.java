package org.waymark.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.award.AwardId;
import org.waymark.catalog.Benefits;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.stacks.Progress;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;

/**
 * What an award would bring somebody if they had it today, limits and what is still missing included; and the days of rules
 * that end, or begin later, since nobody earns it today.
 */
@Component
@Transactional(readOnly = true)
class Preview implements Benefits {

    private final Books books;
    private final RewardRules rules;
    private final KnownFacts known;
    private final Definitions definitions;

    Preview(Books books, RewardRules rules, KnownFacts known, Definitions definitions) {
        this.books = books;
        this.rules = rules;
        this.known = known;
        this.definitions = definitions;
    }

    @Override
    public Map<DefinitionId, List<MessageSourceResolvable>> forEarner(
            Collection<DefinitionId> wanted, SignedInPerson me) {
        Books.Own own = books.own(me.id(), me.district());
        Map<DefinitionId, List<MessageSourceResolvable>> brings = new LinkedHashMap<>();
        if (own.book().versions().isEmpty()) {
            return brings;
        }
        Set<DefinitionId> held =
                own.facts().awards().stream().map(Facts.Earned::definition).collect(Collectors.toSet());
        for (DefinitionId definition : wanted) {
            List<MessageSourceResolvable> lines = held.contains(definition) ? List.of() : lines(definition, own);
            if (!lines.isEmpty()) {
                brings.put(definition, lines);
            }
        }
        return brings;
    }

    private List<MessageSourceResolvable> lines(DefinitionId definition, Books.Own own) {
        LocalDate today = own.book().today();
        Facts then = with(definition, today, own);
        Set<String> before = causes(own.lines());
        List<MessageSourceResolvable> lines = new ArrayList<>();
        Set<RewardRuleId> said = new HashSet<>();
        for (Line line : Engine.lines(own.book(), then, own.kept())) {
            if (line.given() > 0 || !before.contains(cause(line))) {
                lines.add(until(line, own));
                said.add(line.version().rule());
            }
        }
        own.book().versions().stream()
                .filter(version -> !said.contains(version.rule()) && isFor(version, own))
                .forEach(version -> lines.addAll(towards(version, definition, then.counting(), own)));
        own.book().versions().stream()
                .filter(version -> version.from().isAfter(today))
                .forEach(version -> lines.addAll(later(version, definition, own)));
        return lines;
    }

    private static Facts with(DefinitionId definition, LocalDate on, Books.Own own) {
        return own.facts().with(new Facts.Earned(AwardId.fresh(), definition, on, false));
    }

    private static Set<String> causes(List<Line> lines) {
        return lines.stream().map(Preview::cause).collect(Collectors.toSet());
    }

    private static String cause(Line line) {
        return line.version().rule() + line.cause();
    }

    private static MessageSourceResolvable until(Line line, Books.Own own) {
        LocalDate until = line.version().until();
        return until == null
                        || until.isBefore(own.book().today())
                        || own.book().versions().stream().anyMatch(next -> goesOn(line.version(), next))
                ? line(line)
                : RuleSentence.phrase("recognition.benefit.until", line(line), RuleSentence.day(until));
    }

    /** What a version brings that does not decide yet, to who has it on its first day. */
    private static List<MessageSourceResolvable> later(RuledVersion version, DefinitionId definition, Books.Own own) {
        if (own.book().versions().stream().anyMatch(earlier -> goesOn(earlier, version))) {
            return List.of();
        }
        Engine.Book book = own.book().on(version.from());
        Set<String> before = causes(Engine.lines(book, own.facts(), own.kept()));
        return Engine.lines(book, with(definition, version.from(), own), own.kept()).stream()
                .filter(line -> line.version().equals(version) && line.given() > 0 && !before.contains(cause(line)))
                .map(line -> RuleSentence.phrase(
                        "recognition.benefit." + (version.content().earlierToo() ? "earlier-too" : "from"),
                        line(line),
                        RuleSentence.day(version.from())))
                .toList();
    }

    /** Whether a version says the same from the day after another's last. */
    private static boolean goesOn(RuledVersion one, RuledVersion next) {
        return next.rule().equals(one.rule())
                && one.until() != null
                && next.from().equals(one.until().plusDays(1))
                && next.content().equals(one.content());
    }

    private static boolean isFor(RuledVersion version, Books.Own own) {
        return version.decidesOn(own.book().today())
                && version.content()
                        .who()
                        .includes(own.facts().school(), own.facts().contractGroup())
                && own.kept().stream().noneMatch(row -> row.rule().equals(version.rule()));
    }

    private static MessageSourceResolvable line(Line line) {
        MessageSourceResolvable asked =
                RuleSentence.amount(line.kind(), line.reason().asked(), line.unit());
        if (line.reason().cap() == null) {
            boolean yearly = line.version().content().paysYearly() && line.kind() == EntitlementKind.PAY;
            return yearly
                    ? RuleSentence.phrase("recognition.benefit.yearly", asked)
                    : RuleSentence.phrase("recognition.benefit", asked);
        }
        return RuleSentence.phrase(
                "recognition.benefit.cap." + line.reason().cap(),
                RuleSentence.amount(line.kind(), line.given(), line.unit()),
                asked,
                RuleSentence.amount(line.kind(), line.reason().most(), line.unit()));
    }

    /** How far they would be with a rule that asks for more than this one award. */
    private static List<MessageSourceResolvable> towards(
            RuledVersion version, DefinitionId definition, Facts then, Books.Own own) {
        List<MessageSourceResolvable> towards = new ArrayList<>();
        Stackbook stacks = own.book().stacks();
        for (Condition condition : version.content().when()) {
            int have = 0;
            int need = 0;
            if (condition instanceof Condition.AwardsCounted counted) {
                need = counted.count();
                have = counted.each()
                        ? then.awards().size() % need
                        : then.awards().size();
            } else if (condition instanceof Condition.AnyOfStack any
                    && stacks.members(any.stack()).contains(definition.id())) {
                need = any.count();
                have = (int) then.awards().stream()
                        .filter(earned -> stacks.members(any.stack())
                                .contains(earned.definition().id()))
                        .count();
            } else if (condition instanceof Condition.StackCompleted completed
                    && stacks.members(completed.stack()).contains(definition.id())) {
                Progress progress =
                        stacks.progress(completed.stack(), then.awards()).orElseThrow();
                int earned = (int) then.awards().stream()
                        .filter(each -> stacks.members(completed.stack())
                                .contains(each.definition().id()))
                        .count();
                need = earned + progress.remaining();
                have = earned;
            }
            if (have > 0 && have < need) {
                for (Grant grant : version.content().what()) {
                    towards.add(
                            RuleSentence.phrase("recognition.benefit.towards", RuleSentence.grant(grant), have, need));
                }
            }
        }
        return towards;
    }

    @Override
    public Set<DefinitionId> bringing(Kind kind, DistrictId district) {
        List<RuledVersion> versions = rules.deciding(district).stream()
                .filter(version -> version.decidesOn(rules.today(district))
                        && version.content().what().stream()
                                .anyMatch(grant -> grant.kind().name().equals(kind.name())))
                .toList();
        if (versions.isEmpty()) {
            return Set.of();
        }
        Stackbook stacks = known.stacks(district, versions);
        Set<DefinitionId> bringing = new HashSet<>();
        for (RuledVersion version : versions) {
            for (Condition condition : version.content().when()) {
                if (condition instanceof Condition.CredentialEarned earned) {
                    bringing.add(earned.definition());
                } else if (condition instanceof Condition.AwardsCounted) {
                    definitions.named(district).forEach(each -> bringing.add(each.id()));
                } else {
                    condition
                            .looksAt()
                            .ifPresent(
                                    stack -> stacks.members(stack).forEach(id -> bringing.add(new DefinitionId(id))));
                }
            }
        }
        return bringing;
    }
}
