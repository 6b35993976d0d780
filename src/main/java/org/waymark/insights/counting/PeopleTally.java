package org.waymark.insights.counting;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.insights.groups.Counted;

/** Counts while rows come by, one at a time: nothing of a row is kept but how far each person came. */
class PeopleTally {

    /** Of those of whom the register says nothing. */
    static final String UNKNOWN = "";

    private final List<Instant> before;
    private final YearMonth now;
    private final Map<UUID, Person> people = new HashMap<>();
    private final Map<String, int[]> credentials = new HashMap<>();
    private final Map<String, List<UUID>> cohorts = new HashMap<>();
    private final Set<UUID> outside = new HashSet<>();

    /** @param before the moments by which it is looked who had earned */
    PeopleTally(List<Instant> before, YearMonth now) {
        this.before = before;
        this.now = now;
    }

    private static final class Person {
        private final String school;
        private final String job;
        private final String contract;
        private String programme = UNKNOWN;
        private @Nullable Instant joined;
        private Stages stage = Stages.ELIGIBLE;
        private @Nullable Instant earned;

        /** The months in which they began something, and those of what they earned of it: a bit each, this month's the last. */
        private long began;

        private long fulfilled;

        private Person(String school, String job, String contract) {
            this.school = school;
            this.job = job;
            this.contract = contract;
        }
    }

    void person(UUID id, @Nullable String school, @Nullable String job, @Nullable String contract) {
        people.put(id, new Person(known(school), known(job), known(contract)));
    }

    private static String known(@Nullable String text) {
        return text == null ? UNKNOWN : text.intern();
    }

    /** Somebody counts in the programme they joined first, so that nobody is in two groups. */
    void joined(UUID id, String programme, @Nullable Instant at) {
        Person person = people.get(id);
        if (person != null && at != null && (person.joined == null || at.isBefore(person.joined))) {
            person.joined = at;
            person.programme = programme.intern();
        }
    }

    /** @param month in which they began; null for who only looked */
    void came(UUID id, String credential, Stages stage, @Nullable YearMonth month, @Nullable Instant earned) {
        Person person = people.get(id);
        if (person == null) {
            // The way is that of members; whoever else holds an award is told beside it.
            if (stage == Stages.EARNED) {
                outside.add(id);
            }
            return;
        }
        add(credentials, credential, Stages.OF_CREDENTIALS, stage);
        if (month != null) {
            person.began |= bit(month);
            person.fulfilled |= stage == Stages.EARNED ? bit(month) : 0;
        }
        if (stage.compareTo(person.stage) > 0) {
            person.stage = stage;
        }
        if (earned != null && (person.earned == null || earned.isBefore(person.earned))) {
            person.earned = earned;
        }
    }

    /** In however many: a cohort's numbers stand by themselves. */
    void gathered(UUID id, String cohort) {
        cohorts.computeIfAbsent(cohort, none -> new ArrayList<>()).add(id);
    }

    int outside() {
        return outside.size();
    }

    private static void add(Map<String, int[]> all, String key, List<Stages> stages, Stages stage) {
        int[] reached = all.computeIfAbsent(key, none -> new int[stages.size()]);
        for (int i = 0; i < reached.length; i++) {
            if (stages.get(i).compareTo(stage) <= 0) {
                reached[i]++;
            }
        }
    }

    List<Counted> credentials() {
        return counted(credentials);
    }

    /** Whoever began several in a month is one of those who began in it; what is older than five years is in none. */
    List<Counted> months() {
        Map<String, int[]> months = new HashMap<>();
        for (Person person : people.values()) {
            for (long left = person.began; left != 0; left &= left - 1) {
                long bit = Long.lowestOneBit(left);
                Stages stage = (person.fulfilled & bit) == 0 ? Stages.ENROLLED : Stages.EARNED;
                add(months, now.minusMonths(Long.numberOfTrailingZeros(bit)).toString(), Stages.OF_MONTHS, stage);
            }
        }
        return counted(months);
    }

    private long bit(YearMonth month) {
        long ago = Math.max(0, ChronoUnit.MONTHS.between(month, now));
        return ago < Long.SIZE ? 1L << ago : 0;
    }

    Counted everybody() {
        int stages = Stages.OF_PEOPLE.size();
        return Counted.together("", by(person -> "", stages), stages);
    }

    List<Counted> schools() {
        return by(person -> person.school, Stages.OF_PEOPLE.size() + before.size());
    }

    List<Counted> programmes() {
        return by(person -> person.programme, Stages.OF_PEOPLE.size());
    }

    List<Counted> jobs() {
        return by(person -> person.job, Stages.OF_PEOPLE.size());
    }

    /** Of each cohort those who are counted at all. */
    List<Counted> cohorts() {
        Map<String, int[]> all = new HashMap<>();
        cohorts.forEach((cohort, members) -> members.forEach(id -> {
            Person person = people.get(id);
            if (person != null) {
                add(all, cohort, Stages.OF_PEOPLE, person.stage);
            }
        }));
        return counted(all);
    }

    List<Counted> contracts() {
        return by(person -> person.contract, Stages.OF_PEOPLE.size());
    }

    private List<Counted> by(Function<Person, String> group, int stages) {
        Map<String, int[]> all = new HashMap<>();
        for (Person person : people.values()) {
            int[] reached = all.computeIfAbsent(group.apply(person), none -> new int[stages]);
            int reach = Math.min(last(person), stages - 1);
            for (int stage = 0; stage <= reach; stage++) {
                reached[stage]++;
            }
        }
        return counted(all);
    }

    /** The last stage somebody reached; whoever had earned by an earlier day reached more of them. */
    private int last(Person person) {
        int stage = person.stage.ordinal();
        if (person.stage == Stages.EARNED && person.earned != null) {
            for (Instant day : before) {
                if (person.earned.isBefore(day)) {
                    stage++;
                }
            }
        }
        return stage;
    }

    private static List<Counted> counted(Map<String, int[]> all) {
        List<Counted> counted = new ArrayList<>();
        all.forEach((key, reached) ->
                counted.add(new Counted(key, Arrays.stream(reached).boxed().toList())));
        counted.sort(Comparator.comparing(Counted::key));
        return counted;
    }
}
