package org.waymark.review;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.review.agreement.ReviewingPaused;
import org.waymark.review.agreement.ReviewingResumed;
import org.waymark.review.agreement.TestAgreement;
import org.waymark.review.appeals.TestAppeals;
import org.waymark.review.assigning.GivenBackWhy;
import org.waymark.review.assigning.TestAssigning;
import org.waymark.review.certification.TestAnchors;
import org.waymark.submission.Drafts;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.TestSubmissions;
import org.waymark.submission.coaching.TestCoaching;
import org.waymark.submission.precheck.TestPreChecks;

/**
 * A year of a programme, lived through the services with a clock that is set: who hands in what and when, who reads how fast and
 * how well, who coaches, leads, is kept apart from or shares work with whom. How good each work is is known here and nowhere
 * else, and so is all that decides who may read what: what Waymark does is held against that.
 */
final class SimulatedYear {

    /** @param teams of how many earners two share what they made */
    record Size(int members, int readers, int earners, int awards, int daysToBegin, int teams) {}

    static final LocalDate BEGINS = LocalDate.of(2027, 8, 2);

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final int SCHOOLS = 10;
    private static final int DEFINITIONS = 8;
    private static final List<String> CRITERIA = List.of("C1", "C2", "C3", "C4");
    private static final RubricLevel[] LEVELS = RubricLevel.values();
    private static final int TOP = LEVELS.length - 1;

    /** A reader with what is true of them. */
    static final class Reader {
        final PersonId id;
        final int number;
        final String name;
        final double error;
        final int slowest;
        final Set<Role> roles;
        boolean paused;
        boolean drifts;
        boolean steady = true;
        double expected;
        int given;

        Reader(PersonId id, int number, String name, double error, int slowest, Set<Role> roles) {
            this.id = id;
            this.number = number;
            this.name = name;
            this.error = error;
            this.slowest = slowest;
            this.roles = roles;
        }
    }

    /** That somebody held a place of some work. */
    static final class Hold {
        final String slot;
        final Instant given;
        final LocalDate due;
        LocalDate ended;
        boolean beforeReading;

        Hold(String slot, Instant given, LocalDate due) {
            this.slot = slot;
            this.given = given;
            this.due = due;
        }
    }

    /** Something handed in, with how good it is. */
    static final class Work {
        final SubmissionId id;
        final Plan plan;
        final int attempt;
        final int[] truth;
        final List<Hold> holds = new ArrayList<>();
        LocalDate handedIn;
        LocalDate appealedOn;
        boolean cameBack;
        final Set<String> metBefore;
        final Map<String, PersonId> holders = new TreeMap<>();
        final Set<PersonId> gaveBack = new HashSet<>();
        final Map<String, Instant> givenAt = new TreeMap<>();
        final Map<String, Instant> recordedAt = new TreeMap<>();
        final Map<String, Map<String, Integer>> levels = new TreeMap<>();
        final Map<String, PersonId> readBy = new TreeMap<>();
        boolean withdrawn;
        Outcome outcome;
        Instant decidedAt;
        Outcome afterAppeal;

        Work(SubmissionId id, Plan plan, int attempt, int[] truth, LocalDate handedIn, Set<String> metBefore) {
            this.id = id;
            this.plan = plan;
            this.attempt = attempt;
            this.truth = truth;
            this.handedIn = handedIn;
            this.metBefore = metBefore;
        }

        @Override
        public String toString() {
            return id + " of plan " + plan.number + ", handed in on " + handedIn + ", held by " + holders
                    + ", held before by " + readBy + ", given back by " + gaveBack + ", " + levels + ", " + outcome;
        }
    }

    /** What an earner means to do about one micro-credential. */
    static final class Plan {
        final int number;
        final PersonId earner;
        final DefinitionVersion version;
        final int attempts;
        final boolean givesUp;
        LocalDate next;
        boolean appeals;
        boolean withdraws;
        int[] truth;
        Work last;
        int attempt;
        boolean ended;

        Plan(int number, PersonId earner, DefinitionVersion version, int attempts, boolean givesUp, LocalDate next) {
            this.number = number;
            this.earner = earner;
            this.version = version;
            this.attempts = attempts;
            this.givesUp = givesUp;
            this.next = next;
        }
    }

    private final Size size;
    private final long seed;
    private final Random random;
    private final ApplicationContext context;
    private final TestClock clock;
    private final TestPeople people;
    private final JdbcClient jdbc;
    private final Reviews reviews;

    final DistrictId district;
    final PersonId lead;
    final Map<PersonId, Reader> readers = new LinkedHashMap<>();
    final Map<SubmissionId, Work> works = new LinkedHashMap<>();
    final List<Plan> plans = new ArrayList<>();
    final List<DefinitionVersion> versions = new ArrayList<>();
    final List<String> violations = new ArrayList<>();
    final List<String> figures = new ArrayList<>();
    final Set<LocalDate> closed = new HashSet<>();
    int held;
    int pauses;
    int taken;
    int passed;
    int sentBack;
    int lapsed;
    int renewed;
    int named;
    LocalDate today = BEGINS;

    private int lived = -1;
    private LocalDate compared = BEGINS;

    private final List<PersonId> members = new ArrayList<>();
    private final Map<PersonId, Integer> school = new HashMap<>();
    private final Map<PersonId, PersonId> manager = new HashMap<>();
    private final Map<PersonId, Set<PersonId>> coaches = new HashMap<>();
    private final Set<List<PersonId>> apart = new HashSet<>();
    private final Set<List<Object>> known = new HashSet<>();
    private final Map<PersonId, Set<String>> links = new HashMap<>();
    private final Map<Plan, String> sharedLink = new HashMap<>();
    private final Map<PersonId, List<LocalDate[]>> away = new HashMap<>();
    private final Map<List<Object>, Set<PersonId>> hadAHand = new HashMap<>();
    private final Map<List<Object>, LocalDate> readOn = new HashMap<>();
    private final Map<ReviewId, Work> workOf = new HashMap<>();
    private final Map<PersonId, LocalDate> goOn = new HashMap<>();
    private final Map<List<Object>, Instant> certified = new HashMap<>();
    private final Map<DefinitionVersion, UUID> samples = new HashMap<>();
    private boolean asksCertificates;
    private boolean reading;
    private SignedInPerson checker;
    private final List<PersonId> coachPool = new ArrayList<>();

    SimulatedYear(Size size, long seed, ApplicationContext context) {
        this.size = size;
        this.seed = seed;
        this.random = new Random(seed);
        this.context = context;
        this.clock = context.getBean(TestClock.class);
        this.people = context.getBean(TestPeople.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.reviews = context.getBean(Reviews.class);
        setClock();
        district = people.district();
        lead = people.person(district, "Lena Lead", Role.LEAD);
    }

    /** Lives through the year, and on until nothing is open any more. */
    void live() {
        ReviewWatch watch = context.getBean(ReviewWatch.class);
        calendar();
        catalogue();
        persons();
        plans();
        watch.of(district, this::told);
        try {
            LocalDate last = BEGINS.plusDays(600);
            for (; !isOver() && today.isBefore(last); today = today.plusDays(1)) {
                setClock();
                if (today.getDayOfWeek() != DayOfWeek.SATURDAY && today.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    day();
                }
            }
            today = today.withDayOfMonth(1).plusMonths(1);
            setClock();
            TestAgreement.lookAfter(district, context);
            compareFigures();
        } finally {
            watch.end();
        }
    }

    private boolean isOver() {
        return plans.stream().allMatch(plan -> plan.ended)
                && works.values().stream().allMatch(work -> work.withdrawn || work.outcome != null)
                && works.values().stream().noneMatch(work -> work.holders.containsKey("APPEAL"));
    }

    private void day() {
        reading = false;
        happenings();
        boolean newMonth = today.getMonthValue() != compared.getMonthValue();
        TestAssigning.lookAfter(district, context);
        TestAppeals.lookAfter(district, context);
        reading = true;
        if (isBusinessDay(today)) {
            nobodyWaitsBesideWhoCouldRead();
        }
        if (today.getDayOfWeek() == DayOfWeek.MONDAY) {
            TestAssigning.lookAhead(district, context);
        }
        if (newMonth || today.getDayOfWeek() == DayOfWeek.MONDAY || today.getDayOfWeek() == DayOfWeek.THURSDAY) {
            TestAgreement.lookAfter(district, context);
        }
        if (newMonth) {
            compared = today;
            compareFigures();
        }
        for (Plan plan : List.copyOf(plans)) {
            if (!plan.ended && plan.next != null && !plan.next.isAfter(today)) {
                plan.next = null;
                goesOn(plan);
            }
        }
        if (isBusinessDay(today)) {
            checksWhatWaits();
            for (Reader reader : List.copyOf(readers.values())) {
                reads(reader);
            }
        }
    }

    // What there is at the beginning.

    private void calendar() {
        closes(LocalDate.of(2027, 9, 6), LocalDate.of(2027, 9, 6), "Labor Day");
        closes(LocalDate.of(2027, 11, 25), LocalDate.of(2027, 11, 26), "Thanksgiving");
        closes(LocalDate.of(2027, 12, 20), LocalDate.of(2027, 12, 31), "Winter recess");
        closes(LocalDate.of(2028, 4, 3), LocalDate.of(2028, 4, 7), "Spring recess");
        closes(LocalDate.of(2028, 5, 29), LocalDate.of(2028, 5, 29), "Memorial Day");
    }

    private void closes(LocalDate from, LocalDate to, String name) {
        TestPolicies.close(district, from, to, name, context);
        from.datesUntil(to.plusDays(1)).forEach(closed::add);
    }

    private void catalogue() {
        Definitions definitions = context.getBean(Definitions.class);
        for (int n = 0; n < DEFINITIONS; n++) {
            String title = "Practice " + n;
            versions.add(definitions.version(
                    definitions.publish(
                            district,
                            "Y-" + n,
                            "1.0.0",
                            n < DEFINITIONS - 2 ? TestContents.titled(title) : TestContents.forOneReader(title),
                            Stage.LIVE),
                    district));
        }
    }

    private void persons() {
        for (int n = 0; n < SCHOOLS; n++) {
            jdbc.sql("insert into staff_school (district_id, code, name) values (?, ?, ?)")
                    .params(district.id(), "school-" + n, "School " + n)
                    .update();
        }
        List<PersonId> principals = new ArrayList<>();
        for (int n = 0; n < SCHOOLS; n++) {
            PersonId principal = people.person(district, "Principal " + n);
            principals.add(principal);
            works(principal, n, null);
        }
        for (int n = 0; n < size.members(); n++) {
            PersonId member = people.person(district, "Member " + n);
            members.add(member);
            works(member, n % SCHOOLS, principals.get(n % SCHOOLS));
        }
        // Some of those who read earn as well; the last two lead people.
        for (int n = 0; n < size.readers(); n++) {
            PersonId person = n < size.readers() * 2 / 5 ? members.get(n * 7) : people.person(district, "Reader " + n);
            if (!school.containsKey(person)) {
                works(person, (n * 3) % SCHOOLS, null);
            }
            reader(person, n);
        }
        List<PersonId> all = List.copyOf(readers.keySet());
        for (int n = 0; n < 6; n++) {
            PersonId led = people.person(district, "Led " + n);
            members.set(members.size() - 1 - n, led);
            works(led, 9 - n, all.get(all.size() - 1 - n % 2));
        }
        for (int n = 0; n < 5; n++) {
            coachPool.add(people.person(district, "Coach " + n, Role.COACH));
        }
        for (int n = 0; n < 3; n++) {
            PersonId both = all.get(all.size() - 3 - n);
            people.gives(Role.COACH, both, district);
            coachPool.add(both);
        }
    }

    private void reader(PersonId person, int n) {
        Set<Role> roles = n % 3 == 0 ? Set.of(Role.REVIEWER, Role.THIRD_READER) : Set.of(Role.REVIEWER);
        Reader reader = new Reader(
                person, n, "Reader " + n, 0.04 + 0.004 * (n % 10), n % 10 == 4 ? 17 : 4, new HashSet<>(roles));
        reader.steady = n % 10 != 4;
        readers.put(person, reader);
        jdbc.sql("update person set display_name = ? where id = ?")
                .params(reader.name, person.id())
                .update();
        roles.stream().sorted().forEach(role -> people.gives(role, person, district));
    }

    private void works(PersonId person, int place, PersonId under) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        school.put(person, place);
        if (under != null) {
            manager.put(person, under);
        }
        jdbc.sql(
                        "insert into staff_record (id, district_id, sourcedid, school_code, manager_sourcedid, given_at, changed_at)"
                                + " values (:id, :district, :sourcedid, :school, :manager, :now, :now)")
                .param("id", UUID.randomUUID())
                .param("district", district.id())
                .param("sourcedid", "s-" + person)
                .param("school", "school-" + place)
                .param("manager", under == null ? null : "s-" + under)
                .param("now", now)
                .update();
        people.isRegisteredAs("s-" + person, person, district);
    }

    /** So many awards among so many, each of theirs begun on some day of the year. */
    private void plans() {
        List<PersonId> some = new ArrayList<>(members);
        Collections.shuffle(some, random);
        int[] each = new int[size.earners()];
        Arrays.fill(each, 1);
        for (int left = size.awards() - size.earners(); left > 0; ) {
            int one = random.nextInt(size.earners());
            if (each[one] < DEFINITIONS) {
                each[one]++;
                left--;
            }
        }
        for (int n = 0; n < size.earners(); n++) {
            List<DefinitionVersion> mine = new ArrayList<>(versions);
            Collections.shuffle(mine, random);
            for (int which = 0; which < each[n]; which++) {
                int attempts = 1 + (random.nextInt(100) < 75 ? 1 : 0) + (random.nextInt(100) < 40 ? 1 : 0);
                plans.add(new Plan(plans.size(), some.get(n), mine.get(which), attempts, false, dayToBegin()));
            }
        }
        // Two who made something together.
        for (int n = 0; n < size.teams(); n++) {
            sharedLink.put(plans.get(n * 2), "https://files.example.org/together/" + n);
            sharedLink.put(plans.get(n * 2 + 1), "https://files.example.org/together/" + n);
        }
        // Those who read bring something that others bring, too.
        readers.keySet().stream()
                .limit(3)
                .forEach(reader -> plans.stream()
                        .filter(plan -> plan.earner.equals(reader))
                        .findFirst()
                        .ifPresent(plan -> {
                            sharedLink.put(plan, "https://files.example.org/with/" + reader);
                            sharedLink.put(
                                    plans.get(random.nextInt(plans.size())),
                                    "https://files.example.org/with/" + reader);
                        }));
        int others = (size.members() - size.earners()) * 2 / 5;
        for (int n = 0; n < others; n++) {
            Plan plan = new Plan(
                    plans.size(),
                    some.get(size.earners() + n),
                    versions.get(n % (DEFINITIONS - 2)),
                    2,
                    true,
                    dayToBegin());
            plan.appeals = n % 4 == 0;
            plan.withdraws = n % 9 == 1;
            plans.add(plan);
        }
    }

    private LocalDate dayToBegin() {
        return BEGINS.plusDays(1 + random.nextInt(size.daysToBegin()));
    }

    // What happens on its day.

    private void happenings() {
        int day = (int) (today.toEpochDay() - BEGINS.toEpochDay());
        int before = lived;
        lived = day;
        List<Reader> all = List.copyOf(readers.values());
        Random drawn = drawn("happens", day);
        if ((day + 22) / 30 > (before + 22) / 30) {
            List<Reader> working =
                    all.stream().filter(reader -> !reader.roles.isEmpty()).toList();
            Reader going = working.get(drawn.nextInt(working.size()));
            LocalDate from = today.plusDays(5);
            LocalDate to = from.plusDays(3 + drawn.nextInt(9));
            away.computeIfAbsent(going.id, any -> new ArrayList<>()).add(new LocalDate[] {from, to});
            TestAssigning.away(going.id, from, to, district, context);
        }
        if ((day + 12) / 22 > (before + 12) / 22) {
            PersonId reader = all.get(drawn.nextInt(all.size())).id;
            PersonId member = members.get(drawn.nextInt(members.size()));
            if (!reader.equals(member)) {
                apart.add(List.of(reader, member));
                apart.add(List.of(member, reader));
                boolean readerSays = drawn.nextBoolean();
                TestAssigning.apart(readerSays ? reader : member, readerSays ? member : reader, district, context);
            }
        }
        if (isDue(size.daysToBegin() / 4, before, day)) {
            asksForCertificates(all);
        }
        if (isDue(size.daysToBegin() * 2 / 5, before, day)) {
            checker = TestPeople.signedIn(people.person(district, "Paula Checker", Role.PRE_CHECKER), district);
        }
        if (isDue(size.daysToBegin() * 4 / 5, before, day)) {
            context.getBean(People.class).withdraw(Role.PRE_CHECKER, checker.id(), district, null);
        }
        if (isDue(size.daysToBegin() / 2, before, day)) {
            Reader leaves = all.get(11 % all.size());
            leaves.steady = false;
            Set<Role> roles = Set.copyOf(leaves.roles);
            leaves.roles.clear();
            roles.stream()
                    .sorted()
                    .forEach(role -> context.getBean(People.class).withdraw(role, leaves.id, district, null));
        }
        if (isDue(size.daysToBegin() / 2 + 10, before, day)) {
            PersonId fresh = people.person(district, "Fresh Reader");
            works(fresh, 4, null);
            reader(fresh, all.size());
            readers.get(fresh).steady = false;
            versions.forEach(version -> certify(readers.get(fresh), version));
        }
        if (isDue(size.daysToBegin() / 3, before, day)) {
            Reader drifting = all.get(8 % all.size());
            drifting.drifts = true;
            drifting.steady = false;
        }
        for (Reader reader : all) {
            LocalDate looked = goOn.get(reader.id);
            if (looked != null && !looked.isAfter(today)) {
                goOn.remove(reader.id);
                reader.drifts = false;
                TestAgreement.goOn(reader.id, lead, district, context);
                versions.forEach(version -> certify(reader, version));
            }
        }
    }

    /** Each reader is certified for three in four micro-credentials, and goes on being so. */
    private void asksForCertificates(List<Reader> all) {
        versions.forEach(version -> samples.put(version, TestAnchors.frozen(version, lead, district, context)));
        asksCertificates = true;
        // All at once, so that all end at once: what comes meanwhile waits.
        all.forEach(reader -> versions.forEach(version -> certify(reader, version, Duration.ofDays(70))));
        TestPolicies.decide(district, "certified-readers", "1", context);
    }

    private void certify(Reader reader, DefinitionVersion version) {
        int days = drawn("certified", reader.number, versions.indexOf(version)).nextInt(200);
        certify(reader, version, Duration.ofDays(60L + days));
    }

    private void certify(Reader reader, DefinitionVersion version, Duration holds) {
        if (asksCertificates && (reader.number + versions.indexOf(version)) % 4 != 0) {
            TestAnchors.certificate(version, samples.get(version), reader.id, holds, district, context);
            certified.put(List.of(reader.id, version), clock.instant().plus(holds));
        }
    }

    private static boolean isDue(int on, int before, int day) {
        return before < on && on <= day;
    }

    // What earners do.

    private void goesOn(Plan plan) {
        step();
        if (plan.last == null) {
            begins(plan);
        } else if (plan.last.cameBack) {
            plan.last.cameBack = false;
            plan.last.handedIn = today;
            context.getBean(Drafts.class).submit(plan.last.id, plan.earner, district, true);
        } else if (plan.last.outcome == Outcome.NOT_YET && plan.appeals) {
            plan.appeals = false;
            plan.last.appealedOn = today;
            TestAppeals.file(plan.last.id, plan.earner, district, context);
        } else if (!plan.givesUp) {
            triesAgain(plan);
        }
    }

    private void begins(Plan plan) {
        SubmissionId id = TestSubmissions.begun(plan.version.definition(), plan.earner, district, context);
        Random drawn = drawn("begins", plan.number);
        if (drawn.nextInt(2) == 0 && !coaches.containsKey(plan.earner) && firstOf(plan)) {
            PersonId coach = coachPool.get(drawn.nextInt(coachPool.size()));
            if (!coach.equals(plan.earner)) {
                coaches.computeIfAbsent(plan.earner, any -> new HashSet<>()).add(coach);
                new TestCoaching(context).coach(id, coach, plan.earner, district);
            }
        }
        TestSubmissions.complete(id, plan.earner, district, context);
        String link = sharedLink.get(plan);
        if (link != null) {
            links.computeIfAbsent(plan.earner, any -> new HashSet<>()).add(link);
            TestSubmissions.link(id, link, plan.earner, district, context);
        }
        plan.attempt = 1;
        plan.truth = quality(plan);
        Work work = handsIn(id, plan, Set.of());
        if (plan.withdraws) {
            work.withdrawn = true;
            plan.ended = true;
            TestSubmissions.withdraw(id, plan.earner, district, context);
        }
    }

    private boolean firstOf(Plan plan) {
        return works.values().stream().noneMatch(work -> work.plan.earner.equals(plan.earner));
    }

    private void triesAgain(Plan plan) {
        Work before = plan.last;
        Set<String> met = met(before);
        SubmissionId next = context.getBean(Drafts.class).resubmit(before.id, plan.earner, district);
        TestSubmissions.sayWhatChanged(next, plan.earner, district, context);
        plan.attempt++;
        plan.truth = quality(plan);
        handsIn(next, plan, met);
    }

    private Work handsIn(SubmissionId id, Plan plan, Set<String> metBefore) {
        Work work = new Work(id, plan, plan.attempt, plan.truth.clone(), today, metBefore);
        works.put(id, work);
        plan.last = work;
        context.getBean(Drafts.class).submit(id, plan.earner, district, true);
        return work;
    }

    private int[] quality(Plan plan) {
        Random drawn = drawn("quality", plan.number, plan.attempt);
        int[] truth = new int[CRITERIA.size()];
        Arrays.fill(truth, TOP);
        if (plan.givesUp) {
            truth[0] = 0;
            truth[1] = 0;
            truth[2] = 0;
        } else if (plan.attempt < plan.attempts) {
            int weakest = drawn.nextInt(truth.length);
            for (int n = 0; n < truth.length; n++) {
                boolean below = n == weakest || drawn.nextInt(100) < 35;
                int level = below ? drawn.nextInt(TOP) : TOP;
                truth[n] = plan.truth == null ? level : Math.max(plan.truth[n], level);
            }
        }
        return truth;
    }

    // What readers do.

    /** Whoever looks whether work is complete passes most of it, gives some back once, and does not come to all. */
    private void checksWhatWaits() {
        for (TestPreChecks.Waiting check :
                checker == null ? List.<TestPreChecks.Waiting>of() : TestPreChecks.waiting(district, context)) {
            step();
            Work work = works.get(check.submission());
            int chance = drawn("checks", work.plan.number, work.attempt, work.handedIn)
                    .nextInt(100);
            boolean there = today.isBefore(BEGINS.plusDays(size.daysToBegin() * 4L / 5));
            if (!check.due().isAfter(clock.instant())) {
                lapsed++;
                TestPreChecks.lapse(check.id(), district, context);
            } else if (there && chance < 70) {
                passed++;
                TestPreChecks.pass(check.id(), checker, context);
            } else if (there && chance < 80) {
                sentBack++;
                TestPreChecks.giveBack(check.id(), checker, context);
                work.cameBack = true;
                work.plan.next = today.plusDays(2);
            }
        }
    }

    /** Sample pieces again, some days after a certificate has ended. */
    private boolean rates(Reader reader) {
        int before = renewed;
        versions.forEach(version -> {
            Instant until = certified.get(List.of(reader.id, version));
            if (until != null
                    && until.plus(Duration.ofDays(3)).isBefore(clock.instant())
                    && !reader.paused
                    && !reader.roles.isEmpty()) {
                renewed++;
                certify(reader, version);
            }
        });
        return renewed > before;
    }

    private void reads(Reader reader) {
        if (isAway(reader.id, today)) {
            return;
        }
        boolean fresh = rates(reader);
        if (!reader.roles.isEmpty()
                && (fresh || drawn("takes", reader.number, today).nextInt(3) == 0)) {
            taken += context.getBean(ReviewAssignments.class)
                            .takeNext(reader.id, district)
                            .isPresent()
                    ? 1
                    : 0;
        }
        for (ReviewId review : reviews.assignedTo(reader.id, district)) {
            step();
            Work work = workOf.computeIfAbsent(
                    review,
                    any -> works.get(
                            reviews.workRead(review, reader.id, district).submission()));
            Random drawn = drawn("reads", work.plan.number, work.attempt, reader.number, today);
            if (!readOn.containsKey(List.of(review, reader.id))) {
                int days = drawn.nextInt(100) < 3 ? 6 + drawn.nextInt(3) : 1 + drawn.nextInt(reader.slowest);
                readOn.put(List.of(review, reader.id), businessDay(today, days - 1));
            }
            if (drawn.nextInt(1000) < 12) {
                declines(reader, review, work);
            } else if (!readOn.get(List.of(review, reader.id)).isAfter(today)) {
                readOn.remove(List.of(review, reader.id));
                records(reader, review, work);
            }
        }
    }

    private void declines(Reader reader, ReviewId review, Work work) {
        boolean knows =
                drawn("knows", work.plan.number, work.attempt, reader.number).nextInt(3) == 0;
        if (knows) {
            known.add(List.of(reader.id, work.plan.earner, work.plan.version.definition()));
        }
        readOn.remove(List.of(review, reader.id));
        TestAssigning.giveBack(
                review.id(), knows ? GivenBackWhy.KNOWN : GivenBackWhy.NO_TIME, reader.id, district, context);
    }

    private void records(Reader reader, ReviewId review, Work work) {
        String slot = work.holders.entrySet().stream()
                .filter(each -> each.getValue().equals(reader.id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        reviews.open(review, reader.id, district);
        Map<String, Integer> levels = new TreeMap<>();
        reviews.criteriaOf(review, reader.id, district)
                .forEach(criterion -> levels.put(criterion, seen(reader, work, CRITERIA.indexOf(criterion), slot)));
        work.levels.put(slot, levels);
        work.recordedAt.put(slot, clock.instant());
        work.readBy.put(slot, reader.id);
        ends(work, slot);
        reviews.record(
                review,
                TestReviews.ratings(levels.keySet(), criterion -> LEVELS[levels.get(criterion)]),
                reader.id,
                district);
    }

    private int seen(Reader reader, Work work, int criterion, String slot) {
        Random drawn = drawn("sees", work.plan.number, work.attempt, reader.number, criterion);
        int truth = work.truth[criterion];
        if (reader.drifts && (slot.equals("FIRST") || slot.equals("SECOND"))) {
            return drawn.nextInt(LEVELS.length);
        }
        if (drawn.nextDouble() >= reader.error) {
            return truth;
        }
        return truth == 0 ? 1 : truth == TOP ? TOP - 1 : truth + (drawn.nextBoolean() ? 1 : -1);
    }

    /** What is drawn for one thing is drawn for it alone: who happened to be given what changes nothing elsewhere. */
    private Random drawn(Object... what) {
        return new Random(seed * 1_000_003 + Arrays.toString(what).hashCode());
    }

    private void nobodyWaitsBesideWhoCouldRead() {
        jdbc.sql("select d.submission_id, r.slot from review r join double_review d on d.id = r.double_review_id"
                        + " where d.district_id = ? and r.reader_id is null order by d.submitted_at, r.slot")
                .param(district.id())
                .query((row, n) -> Map.entry(new SubmissionId(row.getObject(1, UUID.class)), row.getString(2)))
                .list()
                .forEach(waiting -> {
                    Work work = works.get(waiting.getKey());
                    String slot = waiting.getValue();
                    readers.values().stream()
                            .filter(reader -> conflict(reader, slot, work) == null)
                            .forEach(reader -> violations.add(
                                    today + " " + slot + " of " + work.id + " waits and " + reader.name + " is free"));
                    LocalDate since = slot.equals("APPEAL") ? work.appealedOn : work.handedIn;
                    if (businessDay(since, 12).isBefore(today)) {
                        namesAnother(slot, work);
                    }
                });
    }

    /** Leads were told long ago that nobody is there for it: they make one of the readers a third reader as well. */
    private void namesAnother(String slot, Work work) {
        for (Reader reader : readers.values()) {
            if (reader.roles.contains(Role.REVIEWER) && reader.roles.add(Role.THIRD_READER)) {
                if (conflict(reader, slot, work) == null) {
                    named++;
                    people.gives(Role.THIRD_READER, reader.id, district);
                    return;
                }
                reader.roles.remove(Role.THIRD_READER);
            }
        }
    }

    // What Waymark tells.

    private void told(Object event) {
        if (event instanceof ReviewStep step) {
            stepTold(step);
        } else if (event instanceof DecisionMade made) {
            decided(works.get(made.submission()), made.outcome(), made.at());
        } else if (event instanceof AppealRead read) {
            Work work = works.get(read.submission());
            work.afterAppeal = read.outcome();
            plan(work.plan, read.outcome() == Outcome.AWARDED);
        } else if (event instanceof ReviewingPaused paused) {
            pauses++;
            Reader reader = readers.get(paused.reader());
            reader.paused = true;
            versions.forEach(version -> certified.remove(List.of(reader.id, version)));
            goOn.put(reader.id, today.plusDays(reader.drifts ? 20 : 1));
        } else if (event instanceof ReviewingResumed resumed) {
            readers.get(resumed.reader()).paused = false;
        }
    }

    private void stepTold(ReviewStep step) {
        Work work = works.get(step.submission());
        switch (step.kind()) {
            case GIVEN -> given(work, step.place(), readers.get(step.by()));
            case GIVEN_BACK -> {
                ends(work, step.place());
                work.gaveBack.add(step.by());
            }
            default -> {
                // Nothing of this is held against anything.
            }
        }
    }

    private void given(Work work, String slot, Reader reader) {
        String problem = conflict(reader, slot, work);
        if (problem != null) {
            violations.add(today + " " + slot + " of " + work.id + " to " + reader.name + ": " + problem);
        }
        List<Reader> could = readers.values().stream()
                .filter(each -> conflict(each, slot, work) == null)
                .toList();
        could.forEach(each -> each.expected += 1.0 / could.size());
        reader.given++;
        work.holders.put(slot, reader.id);
        work.givenAt.put(slot, clock.instant());
        work.holds.add(new Hold(slot, clock.instant(), due(work, slot)));
        hadAHand.computeIfAbsent(List.of(work.plan.earner, work.plan.version.definition()), any -> new HashSet<>())
                .add(reader.id);
    }

    private void ends(Work work, String slot) {
        work.holders.remove(slot);
        work.holds.stream()
                .filter(hold -> hold.slot.equals(slot) && hold.ended == null)
                .forEach(hold -> {
                    hold.ended = today;
                    hold.beforeReading = !reading;
                });
    }

    /** As promised, but a day for each reader, and never longer than promised from today. */
    private LocalDate due(Work work, String slot) {
        boolean anew = slot.equals("APPEAL");
        int most = anew ? 10 : 5;
        LocalDate promised = businessDay(anew ? work.appealedOn : work.handedIn, most);
        LocalDate last = businessDay(today, most);
        LocalDate first = businessDay(today, 1);
        return promised.isBefore(first) ? first : promised.isBefore(last) ? promised : last;
    }

    /** Why this reader must not be given this place of this work; null where they may. */
    private String conflict(Reader reader, String slot, Work work) {
        PersonId earner = work.plan.earner;
        PersonId id = reader.id;
        boolean anew = slot.equals("APPEAL");
        if (id.equals(earner)) {
            return "their own";
        } else if (!reader.roles.contains(anew || slot.equals("THIRD") ? Role.THIRD_READER : Role.REVIEWER)) {
            return "without the role";
        } else if (school.get(id).equals(school.get(earner))) {
            return "of the same school";
        } else if (id.equals(manager.get(earner)) || earner.equals(manager.get(id))) {
            return "one leads the other";
        } else if (coaches.getOrDefault(earner, Set.of()).contains(id)) {
            return "their coach";
        } else if (apart.contains(List.of(id, earner))) {
            return "kept apart";
        } else if (known.contains(List.of(id, earner, work.plan.version.definition()))) {
            return "knows whose it is";
        } else if (links.getOrDefault(id, Set.of()).stream().anyMatch(linksOf(work)::contains)) {
            return "made part of it";
        } else if (work.holders.containsValue(id) || work.readBy.containsValue(id)) {
            return "reads it already";
        } else if (work.gaveBack.contains(id)) {
            return "gave it back";
        } else if (reader.paused) {
            return "paused";
        } else if (asksCertificates
                && !certified
                        .getOrDefault(List.of(id, work.plan.version), Instant.MIN)
                        .isAfter(clock.instant())) {
            return "without a certificate";
        } else if (isAway(id, today) || isAway(id, businessDay(today, 1))) {
            return "away";
        } else if (anew
                && hadAHand.getOrDefault(List.of(earner, work.plan.version.definition()), Set.of())
                        .contains(id)) {
            return "had a hand in it";
        }
        return null;
    }

    private Set<String> linksOf(Work work) {
        String link = sharedLink.get(work.plan);
        return link == null ? Set.of() : Set.of(link);
    }

    private void decided(Work work, Outcome outcome, Instant at) {
        if (work.outcome == null) {
            work.outcome = outcome;
            work.decidedAt = at;
        }
        plan(work.plan, outcome == Outcome.AWARDED);
    }

    private void plan(Plan plan, boolean awarded) {
        if (awarded || plan.givesUp && !plan.appeals) {
            plan.ended = true;
            return;
        }
        Work last = plan.last;
        Random drawn = drawn("goes on", plan.number, plan.attempt);
        if (!plan.givesUp && last.afterAppeal == null && isAllThere(last.truth) && drawn.nextInt(3) == 0) {
            plan.appeals = true;
        }
        plan.next = today.plusDays(plan.appeals ? 2 : 5 + drawn.nextInt(16));
    }

    // What is counted here, and nowhere else.

    static boolean isAllThere(int[] truth) {
        return Arrays.stream(truth).allMatch(level -> level == TOP);
    }

    /** The criteria met after this attempt, by what its readers said. */
    Set<String> met(Work work) {
        Set<String> met = new HashSet<>(work.metBefore);
        work.levels.get("FIRST").keySet().stream()
                .filter(criterion -> merged(work, criterion) == TOP)
                .forEach(met::add);
        work.levels.getOrDefault("APPEAL", Map.of()).forEach((criterion, level) -> {
            if (level == TOP) {
                met.add(criterion);
            }
        });
        return met;
    }

    /** What readers of a criterion came to before any appeal. */
    int merged(Work work, String criterion) {
        int first = work.levels.get("FIRST").get(criterion);
        Integer second = work.levels.getOrDefault("SECOND", Map.of()).get(criterion);
        Integer third = work.levels.getOrDefault("THIRD", Map.of()).get(criterion);
        return third != null ? third : second == null ? first : Math.min(first, second);
    }

    boolean isAwarded(Work work) {
        Set<String> met = new HashSet<>(work.metBefore);
        work.levels.get("FIRST").keySet().stream()
                .filter(criterion -> merged(work, criterion) == TOP)
                .forEach(met::add);
        return met.containsAll(CRITERIA);
    }

    /** Holds each figure of each page about agreement against what is counted here. */
    private void compareFigures() {
        LocalDate end = today.withDayOfMonth(1);
        Instant from = end.minusMonths(12).atStartOfDay(ZONE).toInstant();
        Instant until = end.atStartOfDay(ZONE).toInstant();
        List<Work> pairs = works.values().stream()
                .filter(work -> work.recordedAt.containsKey("FIRST") && work.recordedAt.containsKey("SECOND"))
                .filter(work -> {
                    Instant at = Collections.max(List.of(work.recordedAt.get("FIRST"), work.recordedAt.get("SECOND")));
                    return !at.isBefore(from) && at.isBefore(until);
                })
                .toList();
        Map<String, CountedAgreement> all = byTitle(pairs, null);
        compare("all versions", all, TestAgreement.versions(lead, district, context));
        Map<String, CountedAgreement> byReader = new TreeMap<>();
        readers.values().stream().filter(reader -> !reader.roles.isEmpty()).forEach(reader -> {
            Map<String, CountedAgreement> own = byTitle(pairs, reader.id);
            if (own.get(TestAgreement.ALL).pairs() > 0) {
                byReader.put(reader.name, own.get(TestAgreement.ALL));
            }
            compare("own of " + reader.name, own, TestAgreement.own(reader.id, district, context));
        });
        Map<String, Optional<TestAgreement.Shown>> shown =
                new TreeMap<>(TestAgreement.readers(lead, district, context));
        shown.remove(TestAgreement.ALL);
        compare("readers", byReader, shown);
        versions.forEach(version -> {
            List<Work> some =
                    pairs.stream().filter(work -> work.plan.version == version).toList();
            if (!some.isEmpty()) {
                Map<String, CountedAgreement> criteria = new TreeMap<>();
                criteria.put(TestAgreement.ALL, new CountedAgreement());
                CRITERIA.forEach(criterion -> criteria.put(criterion, new CountedAgreement()));
                some.forEach(work -> add(work, null, (criterion, x, y) -> {
                    criteria.get(criterion).add(x, y);
                    criteria.get(TestAgreement.ALL).add(x, y);
                }));
                compare(
                        "criteria of " + version.title(),
                        criteria,
                        TestAgreement.criteria(version.id(), district, context));
            }
        });
    }

    /** By title, and all together. */
    private static Map<String, CountedAgreement> byTitle(List<Work> pairs, PersonId reader) {
        Map<String, CountedAgreement> all = new TreeMap<>();
        all.put(TestAgreement.ALL, new CountedAgreement());
        pairs.forEach(work -> add(work, reader, (criterion, x, y) -> {
            all.computeIfAbsent(work.plan.version.title(), any -> new CountedAgreement())
                    .add(x, y);
            all.get(TestAgreement.ALL).add(x, y);
        }));
        return all;
    }

    private interface Pair {
        void of(String criterion, int one, int other);
    }

    /** The pairs of a work as this reader sees them, theirs first; as they stand for none. */
    private static void add(Work work, PersonId reader, Pair pair) {
        boolean turned = reader != null && reader.equals(work.readBy.get("SECOND"));
        if (reader != null && !turned && !reader.equals(work.readBy.get("FIRST"))) {
            return;
        }
        work.levels.get("FIRST").forEach((criterion, first) -> {
            int second = work.levels.get("SECOND").get(criterion);
            pair.of(criterion, turned ? second : first, turned ? first : second);
        });
    }

    private void compare(
            String where, Map<String, CountedAgreement> counted, Map<String, Optional<TestAgreement.Shown>> shown) {
        if (!counted.keySet().equals(shown.keySet())) {
            figures.add(today + " " + where + ": rows " + shown.keySet() + " instead of " + counted.keySet());
            return;
        }
        counted.forEach((name, mine) -> {
            held++;
            TestAgreement.Shown theirs = shown.get(name).orElse(null);
            if ((theirs != null) != (mine.pairs() >= 30)) {
                figures.add(today + " " + where + " " + name + ": " + theirs + " of " + mine.pairs() + " pairs");
            } else if (theirs != null && !isSame(mine, theirs)) {
                figures.add(today + " " + where + " " + name + ": " + theirs + " instead of kappa "
                        + (mine.hasKappa() ? mine.kappa() + " within " + mine.kappaWithin() : "none") + ", exact "
                        + mine.exact() + ", adjacent " + mine.adjacent() + ", AC1 " + mine.ac1() + " of "
                        + mine.pairs());
            }
        });
    }

    private static boolean isSame(CountedAgreement mine, TestAgreement.Shown theirs) {
        boolean kappa = mine.hasKappa() == (theirs.kappa() != null);
        if (kappa && theirs.kappa() != null) {
            double within = mine.kappaWithin();
            kappa = near(mine.kappa(), theirs.kappa().value(), 1e-9)
                    && near(Math.max(-1, mine.kappa() - within), theirs.kappa().low(), 1e-6)
                    && near(Math.min(1, mine.kappa() + within), theirs.kappa().high(), 1e-6);
        }
        return kappa
                && mine.pairs() == theirs.pairs()
                && near(mine.exact(), theirs.exact(), 1e-9)
                && near(mine.adjacent(), theirs.adjacent(), 1e-9)
                && near(mine.ac1(), theirs.ac1(), 1e-9);
    }

    private static boolean near(double one, double other, double within) {
        return Math.abs(one - other) <= within;
    }

    // Days.

    boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !closed.contains(day);
    }

    /** So many business days later. */
    LocalDate businessDay(LocalDate day, int later) {
        LocalDate reached = day;
        for (int left = later; left > 0; ) {
            reached = reached.plusDays(1);
            left -= isBusinessDay(reached) ? 1 : 0;
        }
        return reached;
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    private boolean isAway(PersonId reader, LocalDate day) {
        return away.getOrDefault(reader, List.of()).stream()
                .anyMatch(gone -> !day.isBefore(gone[0]) && !day.isAfter(gone[1]));
    }

    private void setClock() {
        clock.set(today.atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant());
    }

    private void step() {
        clock.advance(Duration.ofSeconds(3));
    }
}
