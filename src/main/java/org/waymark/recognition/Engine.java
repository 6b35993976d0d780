package org.waymark.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.award.AwardId;
import org.waymark.catalog.DefinitionId;

/**
 * What rules bring one person: a function of facts, versions of rules and what was promised already. The same facts in any
 * order bring the same lines, and facts that brought their lines bring nothing more.
 */
final class Engine {

    /**
     * All that decides besides a person's own facts.
     *
     * @param spent cents that each rule has promised to others
     * @param today the district's day: yearly pay comes up to it
     */
    record Book(
            List<RuledVersion> versions,
            Stackbook stacks,
            List<CreditConversion> conversions,
            Map<RewardRuleId, Long> spent,
            LocalDate today) {

        Book with(Map<RewardRuleId, Long> others) {
            return new Book(versions, stacks, conversions, others, today);
        }

        Book on(LocalDate day) {
            return new Book(versions, stacks, conversions, spent, day);
        }
    }

    private static final String YEAR = "@";
    private static final String SERIES = "~";

    private final Book book;
    private final Facts facts;
    private final List<Kept> kept;
    private final List<Kept> used;
    private final Map<String, Long> given = new HashMap<>();
    private final Map<String, Integer> claimed = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();
    private final List<Counted> counted = new ArrayList<>();

    /** What a series of versions counted for something: another series of the rule does not count it again. */
    private record Counted(RewardRuleId rule, int series, EntitlementKind kind, Set<DefinitionId> by, int reviews) {}

    private Engine(Book book, Facts facts, List<Kept> kept) {
        this.book = book;
        this.facts = facts;
        this.kept = kept;
        this.used = new ArrayList<>(kept);
        kept.forEach(row -> count(
                row.rule(),
                series(row.rule(), row.version()),
                row.kind(),
                row.reason().grounds(),
                row.reason().reviews()));
    }

    /** Every line, those that bring nothing more and say why included, in the order in which they came about. */
    static List<Line> lines(Book book, Facts facts, List<Kept> kept) {
        return new Engine(book, facts.counting(), kept).lines();
    }

    /**
     * Which of what is kept still rests on something, by the version that promised it; for whom rules are, and when, is not
     * asked again.
     */
    static Set<Kept> standing(Book book, Facts facts, List<Kept> kept) {
        return grounds(book, facts, kept, List.of()).keySet();
    }

    /**
     * The same, each with the awards that it rests on as things are. What is in force, and counted by no other series
     * meanwhile, stays what a row rests on, unless others of its series have to be counted anew beside it.
     *
     * @param added those of them that came to the others just now
     */
    static Map<Kept, List<Reason.Ground>> grounds(Book book, Facts facts, List<Kept> kept, Collection<Kept> added) {
        Map<Kept, Kept> now = new LinkedHashMap<>();
        kept.forEach(row -> now.put(row, row));
        Map<Kept, List<Reason.Ground>> standing = new HashMap<>();
        for (List<Kept> group : together(book, facts, kept)) {
            Engine engine = new Engine(book, facts, List.copyOf(now.values()));
            Map<Kept, List<Reason.Ground>> met = new LinkedHashMap<>();
            group.forEach(row -> engine.meeting(row).ifPresent(each -> met.put(row, each.grounds())));
            boolean asBefore = apart(met.keySet())
                    && met.keySet().stream()
                            .noneMatch(row -> added.contains(row)
                                    || !engine.left(row.rule(), row.version(), row.kind())
                                            .facts()
                                            .have(row.reason()));
            for (Kept row : group) {
                List<Reason.Ground> grounds = met.get(row);
                if (grounds == null) {
                    now.remove(row);
                } else {
                    standing.put(row, asBefore ? row.reason().grounds() : grounds);
                    now.put(row, row.on(standing.get(row)));
                }
            }
        }
        return standing;
    }

    /** Whether none rests on what one for something else rests on. */
    private static boolean apart(Collection<Kept> some) {
        Map<AwardId, String> causes = new HashMap<>();
        return some.stream()
                .allMatch(row -> row.reason().grounds().stream()
                        .allMatch(ground -> base(row.cause())
                                .equals(causes.merge(ground.award(), base(row.cause()), (first, next) -> first))));
    }

    /** Rows that are counted together, those of earlier versions first: none of them takes what another rests on. */
    private static List<List<Kept>> together(Book book, Facts facts, List<Kept> kept) {
        Engine engine = new Engine(book, facts, List.of());
        Map<String, List<Kept>> groups = new TreeMap<>();
        for (Kept row : kept) {
            int series = engine.series(row.rule(), row.version());
            groups.computeIfAbsent(
                            row.rule() + " " + row.kind() + " " + String.format(Locale.ROOT, "%06d", series),
                            any -> new ArrayList<>())
                    .add(row);
        }
        return List.copyOf(groups.values());
    }

    private Optional<Occurrence> meeting(Kept row) {
        return book.versions().stream()
                .filter(version -> version.rule().equals(row.rule()) && version.number() == row.version())
                .flatMap(version -> met(version, row.kind()).stream())
                .filter(met -> cause(row.kind(), met).equals(base(row.cause())))
                .findFirst();
    }

    private List<Occurrence> met(RuledVersion version, EntitlementKind kind) {
        return numbered(
                left(version.rule(), version.number(), kind)
                        .met(version.content().when()),
                version,
                kind);
    }

    /** What a late award makes the first, and was promised as the second, stays what it was promised as. */
    private List<Occurrence> numbered(List<Occurrence> met, RuledVersion version, EntitlementKind kind) {
        if (!version.content().isNumbered()) {
            return met;
        }
        int series = series(version.rule(), version.number());
        Map<String, Integer> promised = new TreeMap<>();
        kept.stream()
                .filter(row -> row.rule().equals(version.rule())
                        && row.kind() == kind
                        && series(row.rule(), row.version()) == series)
                .forEach(row -> promised.put(base(row.cause()), row.version()));
        Map<String, Integer> without = new TreeMap<>(promised);
        met.forEach(each -> without.remove(cause(kind, each)));
        return without.isEmpty()
                ? met
                : met.stream()
                        .map(each -> promised.containsKey(cause(kind, each)) ? each : as(without, each, version, kind))
                        .toList();
    }

    /** The first of the numbers without an occurrence whose version decides on this one. */
    private Occurrence as(Map<String, Integer> without, Occurrence met, RuledVersion version, EntitlementKind kind) {
        for (Map.Entry<String, Integer> each : List.copyOf(without.entrySet())) {
            boolean decides = book.versions().stream()
                    .anyMatch(other -> other.rule().equals(version.rule())
                            && other.number() == each.getValue()
                            && applies(other, on(other, met)));
            if (decides) {
                without.remove(each.getKey());
                return met.as(each.getKey().substring((kind + " ").length()));
            }
        }
        return met;
    }

    /** What no other series of a version's rule has counted for the same kind. */
    private Conditions left(RewardRuleId rule, int number, EntitlementKind kind) {
        int series = series(rule, number);
        Set<DefinitionId> elsewhere = new HashSet<>();
        int reviews = 0;
        for (Counted each : counted) {
            if (each.rule().equals(rule) && each.kind() == kind && each.series() != series) {
                elsewhere.addAll(each.by());
                reviews = each.series() < series ? Math.max(reviews, each.reviews()) : reviews;
            }
        }
        return new Conditions(
                facts.without(elsewhere, reviews), book.stacks(), series == 1 ? "" : SERIES + series, reviews);
    }

    /** The first of the versions in a row that ask for the same as this one: they go on counting where it began. */
    private int series(RewardRuleId rule, int number) {
        List<RuledVersion> versions = book.versions().stream()
                .filter(version -> version.rule().equals(rule) && version.number() <= number)
                .sorted(Comparator.comparing(RuledVersion::number).reversed())
                .toList();
        int first = number;
        for (RuledVersion version : versions) {
            if (!version.content().asksTheSameAs(versions.get(0).content())) {
                break;
            }
            first = version.number();
        }
        return first;
    }

    private void count(RewardRuleId rule, int series, EntitlementKind kind, List<Reason.Ground> by, int reviews) {
        counted.add(new Counted(
                rule, series, kind, by.stream().map(Reason.Ground::definition).collect(Collectors.toSet()), reviews));
    }

    private List<Line> lines() {
        for (Kept row : kept) {
            claimed.put(row.rule() + " " + base(row.cause()), row.version());
            given.merge(row.rule() + " " + row.cause(), row.amount(), Long::sum);
            days.putIfAbsent(row.rule() + " " + row.cause(), row.on());
        }
        List<Candidate> candidates = new ArrayList<>();
        book.versions().stream()
                .sorted(Comparator.comparing(
                                (RuledVersion version) -> version.rule().id())
                        .thenComparing(RuledVersion::number))
                .forEach(version -> candidates.addAll(candidates(version)));
        candidates.sort(Comparator.comparing(Candidate::on)
                .thenComparing(candidate -> candidate.version().rule().id())
                .thenComparing(Candidate::cause));
        return candidates.stream().map(this::line).toList();
    }

    private record Candidate(RuledVersion version, Grant grant, Occurrence met, String cause, LocalDate on) {}

    private List<Candidate> candidates(RuledVersion version) {
        List<Candidate> candidates = new ArrayList<>();
        for (Grant grant : version.content().what()) {
            for (Occurrence met : met(version, grant.kind())) {
                String cause = cause(grant.kind(), met);
                String claim = version.rule() + " " + cause;
                LocalDate on = on(version, met);
                boolean mine = Integer.valueOf(version.number()).equals(claimed.get(claim));
                if (!mine && (claimed.containsKey(claim) || !applies(version, on))) {
                    continue;
                }
                claimed.put(claim, version.number());
                count(
                        version.rule(),
                        series(version.rule(), version.number()),
                        grant.kind(),
                        met.grounds(),
                        met.reviews());
                candidates.add(candidate(version, grant, met, cause, on));
                if (grant instanceof Grant.Pay pay && pay.yearly() && !facts.left()) {
                    for (int year = 1; !on.plusYears(year).isAfter(book.today()); year++) {
                        candidates.add(candidate(version, grant, met, cause + YEAR + year, on.plusYears(year)));
                    }
                }
            }
        }
        return candidates;
    }

    /** What was promised keeps its day, whatever it rests on now: on another it would fall under other limits. */
    private Candidate candidate(RuledVersion version, Grant grant, Occurrence met, String cause, LocalDate on) {
        return new Candidate(version, grant, met, cause, days.getOrDefault(version.rule() + " " + cause, on));
    }

    private static LocalDate on(RuledVersion version, Occurrence met) {
        return version.content().earlierToo() && met.on().isBefore(version.from()) ? version.from() : met.on();
    }

    private boolean applies(RuledVersion version, LocalDate on) {
        return version.decidesOn(on)
                && !on.isAfter(book.today())
                && version.content().who().includes(facts.school(), facts.contractGroup())
                && (version.content().earlierToo() || version.content().who().includedOn(on, facts.since()));
    }

    private Line line(Candidate candidate) {
        RuledVersion version = candidate.version();
        Grant grant = candidate.grant();
        long asked = asked(grant, candidate);
        long before = given.getOrDefault(version.rule() + " " + candidate.cause(), 0L);
        long more = Math.max(0, asked - before);
        Room room = room(version, grant, candidate.on());
        long brought = Math.min(more, room.left());
        Reason reason = new Reason(
                candidate.met().grounds(),
                candidate.met().reviews(),
                asked,
                before,
                brought < more ? room.cap() : null,
                brought < more ? room.most() : 0,
                brought < more ? room.most() - room.left() : 0);
        Kept row = new Kept(
                version.rule(),
                version.number(),
                grant.kind(),
                grant.unit(),
                candidate.cause(),
                candidate.on(),
                brought,
                reason);
        used.add(row);
        return new Line(
                version,
                grant.kind(),
                grant.unit(),
                candidate.cause(),
                candidate.on(),
                version.content().dueFrom(candidate.on()),
                brought,
                reason,
                grant instanceof Grant.Credit
                        ? conversion(grant.unit(), candidate.on())
                                .map(CreditConversion::by)
                                .orElse(null)
                        : null);
    }

    private long asked(Grant grant, Candidate candidate) {
        if (grant instanceof Grant.Pay pay) {
            return pay.cents();
        } else if (grant instanceof Grant.Time time) {
            return time.hundredthsOfHours();
        } else if (grant instanceof Grant.Credit) {
            int awards = Math.max(1, candidate.met().grounds().size());
            return conversion(grant.unit(), candidate.on())
                    .map(conversion -> (long) conversion.hundredths() * awards)
                    .orElse(0L);
        }
        return 1;
    }

    private Optional<CreditConversion> conversion(String unit, LocalDate day) {
        return book.conversions().stream()
                .filter(conversion -> conversion.unit().equals(unit) && conversion.countsOn(day))
                .max(Comparator.comparing(CreditConversion::from));
    }

    /** How much is left by the narrowest limit. */
    private record Room(long left, Reason.@Nullable Cap cap, long most) {

        static final Room ENDLESS = new Room(Long.MAX_VALUE, null, 0);

        Room within(Reason.Cap limit, @Nullable Long most, long used) {
            if (most == null || most - used >= left) {
                return this;
            }
            return new Room(Math.max(0, most - used), limit, most);
        }
    }

    private Room room(RuledVersion version, Grant grant, LocalDate on) {
        if (grant instanceof Grant.Pay) {
            PayLimits limits = version.content().limits();
            long paid = paid(version.rule());
            return Room.ENDLESS
                    .within(Reason.Cap.YEAR, limits.perYear(), usedInYear(version, on))
                    .within(Reason.Cap.LIFETIME, limits.lifetime(), paid)
                    .within(Reason.Cap.BUDGET, limits.budget(), book.spent().getOrDefault(version.rule(), 0L) + paid);
        }
        return grant instanceof Grant.Credit
                ? conversion(grant.unit(), on)
                        .map(conversion ->
                                Room.ENDLESS.within(Reason.Cap.CYCLE, conversion.most(), usedInCycle(conversion, on)))
                        .orElse(Room.ENDLESS)
                : Room.ENDLESS;
    }

    private long paid(RewardRuleId rule) {
        return used.stream()
                .filter(row -> row.kind() == EntitlementKind.PAY && row.rule().equals(rule))
                .mapToLong(Kept::amount)
                .sum();
    }

    private long usedInYear(RuledVersion version, LocalDate on) {
        LocalDate year = version.content().yearOf(on);
        return used.stream()
                .filter(row -> row.kind() == EntitlementKind.PAY
                        && row.rule().equals(version.rule())
                        && version.content().yearOf(row.on()).equals(year))
                .mapToLong(Kept::amount)
                .sum();
    }

    /** A new amount begins no new cycle: all that counted in it counts, whatever was said of it then. */
    private long usedInCycle(CreditConversion conversion, LocalDate on) {
        LocalDate first = book.conversions().stream()
                .filter(other -> other.unit().equals(conversion.unit()))
                .map(CreditConversion::from)
                .min(Comparator.naturalOrder())
                .orElse(conversion.from());
        return used.stream()
                .filter(row -> row.kind() == EntitlementKind.CREDIT
                        && row.unit().equals(conversion.unit())
                        && conversion.cycleOf(row.on(), first).equals(conversion.cycleOf(on, first)))
                .mapToLong(Kept::amount)
                .sum();
    }

    private static String cause(EntitlementKind kind, Occurrence met) {
        return kind + " " + met.cause();
    }

    /** The cause without the year in which it came again. */
    private static String base(String cause) {
        int year = cause.lastIndexOf(YEAR);
        return year < 0 ? cause : cause.substring(0, year);
    }
}
