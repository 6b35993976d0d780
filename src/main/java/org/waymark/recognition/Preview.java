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
        Set<String> before = causes(own.lines());
        List<Later> later = later(own);
        for (DefinitionId definition : wanted) {
            List<MessageSourceResolvable> lines =
                    held.contains(definition) ? List.of() : lines(definition, own, before, later);
            if (!lines.isEmpty()) {
                brings.put(definition, lines);
            }
        }
        return brings;
    }

    private List<MessageSourceResolvable> lines(
            DefinitionId definition, Books.Own own, Set<String> before, List<Later> later) {
        Facts then = with(definition, own.book().today(), own);
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
        later.forEach(each -> lines.addAll(later(each, definition, own)));
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
        if (line.given() == 0 || !line.version().decidesOn(own.book().today())) {
            return line(line);
        }
        LocalDate until = last(line.version(), own.book().versions()).until();
        return until == null ? line(line) : dated("until", line, until);
    }

    /** The last of the versions that say the same one after the other. */
    private static RuledVersion last(RuledVersion version, List<RuledVersion> versions) {
        return versions.stream()
                .filter(version::goesOnAs)
                .findFirst()
                .map(next -> last(next, versions))
                .orElse(version);
    }

    /** A limit that leaves only a part takes words after the amount: the day then comes first. */
    private static MessageSourceResolvable dated(String when, Line line, LocalDate day) {
        String place = line.reason().cap() == null ? "" : "capped.";
        return RuleSentence.phrase("recognition.benefit." + place + when, line(line), RuleSentence.day(day));
    }

    /**
     * A version that does not decide yet.
     *
     * @param book as it is on its first day
     * @param before what is brought then without one award more
     */
    private record Later(RuledVersion version, Engine.Book book, Set<String> before) {

        List<Line> brings(Facts facts, List<Kept> kept) {
            return Engine.lines(book, facts, kept).stream()
                    .filter(line -> line.version().equals(version) && line.given() > 0 && !before.contains(cause(line)))
                    .toList();
        }
    }

    private static List<Later> later(Books.Own own) {
        List<RuledVersion> versions = own.book().versions();
        return versions.stream()
                .filter(version -> version.from().isAfter(own.book().today())
                        && versions.stream().noneMatch(earlier -> earlier.goesOnAs(version)))
                .map(version -> {
                    Engine.Book book = own.book().on(version.from());
                    return new Later(version, book, causes(Engine.lines(book, own.facts(), own.kept())));
                })
                .toList();
    }

    /** What it brings for an award of today, if it looks back; and what for one of its first day only. */
    private static List<MessageSourceResolvable> later(Later later, DefinitionId definition, Books.Own own) {
        LocalDate from = later.version().from();
        List<Line> already = later.brings(with(definition, own.book().today(), own), own.kept());
        Set<String> said = causes(already);
        List<MessageSourceResolvable> lines = new ArrayList<>();
        already.forEach(line -> lines.add(dated("earlier-too", line, from)));
        later.brings(with(definition, from, own), own.kept()).stream()
                .filter(line -> !said.contains(cause(line)))
                .forEach(line -> lines.add(dated("from", line, from)));
        return lines;
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
        List<RuledVersion> ofKind = rules.deciding(district).stream()
                .filter(version -> version.content().what().stream()
                        .anyMatch(grant -> grant.kind().name().equals(kind.name())))
                .toList();
        if (ofKind.isEmpty()) {
            return Set.of();
        }
        LocalDate today = rules.today(district);
        List<RuledVersion> versions =
                ofKind.stream().filter(version -> version.decidesFrom(today)).toList();
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
