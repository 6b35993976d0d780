package org.waymark.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.insights.questions.Barrier;
import org.waymark.settings.BadSetting;

/**
 * A programme that was told of, to the numbers that were told. Where nothing was told, such as who earned how many of the
 * sum, it is made up.
 */
enum Scenario {
    S1(
            "Kettle Moraine: pay for what is shown",
            "$200 more base pay for each micro-credential, up to $600.",
            new Size(List.of(10, 10, 10, 10), 6, 2),
            new Work(6, perEarner(20, i -> 4 - i % 4), 1, 2, 330)),
    S2(
            "Assessment Matters",
            "None: what is learned is the reward.",
            new Size(List.of(10, 10, 10, 10, 10), 4, 12),
            new Work(6, List.of(1, 1), 2, 2, 240),
            new Reasons(Barrier.NOT_REQUIRED, 27, Barrier.NO_INCENTIVE, 18)),
    S3(
            "Mineola: six areas of three",
            "$500 for good and a teacher-leader role for three areas.",
            new Size(List.of(4, 3, 3), 6, 1),
            new Work(18, List.of(18, 18, 8, 8, 7, 7, 6, 6, 5, 5), 1, 2, 365)),
    S4(
            "Teacher leaders of New York City",
            "Eligible for teacher-leader roles of up to $12,500.",
            new Size(
                    Stream.concat(IntStream.range(0, 18).mapToObj(n -> 10), Stream.of(11))
                            .toList(),
                    20,
                    5),
            new Work(18, spread(123, 414), 2, 3, 300),
            new Reasons(Barrier.TOO_MUCH_WORK, 48, Barrier.NEED_CREDIT, 38)),
    S5(
            "Micro-credentials in two systems",
            "Leadership roles, where there are any.",
            new Size(List.of(100, 54), 20, 5),
            new Work(18, spread(154, 546), 1, 2, 700)),
    S6(
            "A pilot in Tennessee",
            "Hours of in-service credit.",
            new Size(List.of(14, 12, 7, 4, 3), 4, 2),
            new Work(6, perEarner(20, i -> 2 - i % 2), 1, 2, 240)),
    S8(
            "Muskego-Norway: fifteen and fifteen",
            "A rise in pay as for an advanced degree, for 15 foundational and any 15 elective micro-credentials.",
            new Size(List.of(6, 6), 6, 1),
            new Work(33, List.of(30, 30, 29, 2), 1, 1, 540));

    static final String SETTING = "waymark.sandbox.scenario";

    /** @param schools how many members each has */
    record Size(List<Integer> schools, int readers, int coaches) {}

    /**
     * @param credentials how many micro-credentials there are
     * @param awards how many each earner has in the end
     * @param fewest attempts that an award takes
     * @param most attempts that an award takes
     * @param days that all of it takes
     */
    record Work(int credentials, List<Integer> awards, int fewest, int most, int days) {}

    /**
     * What kept those who earned nothing, if they were asked; several reasons may be one person's.
     *
     * @param more how many said the one
     * @param fewer how many said the other
     */
    record Reasons(Barrier one, int more, Barrier other, int fewer) {

        /** What the one of this number says, of so many. */
        List<String> of(int number, int all) {
            List<String> said = new ArrayList<>();
            if (number < more) {
                said.add(one.name());
            }
            if (number >= all - fewer) {
                said.add(other.name());
            }
            return said.isEmpty() ? List.of(Barrier.OTHER.name()) : said;
        }
    }

    private final String programme;
    private final String incentive;
    private final Size size;
    private final Work work;
    private final @Nullable Reasons reasons;

    Scenario(String programme, String incentive, Size size, Work work) {
        this(programme, incentive, size, work, null);
    }

    Scenario(String programme, String incentive, Size size, Work work, @Nullable Reasons reasons) {
        this.reasons = reasons;
        this.programme = programme;
        this.incentive = incentive;
        this.size = size;
        this.work = work;
    }

    /**
     * The one that was chosen; empty for the small course.
     *
     * @throws BadSetting for a word that names none
     */
    static Optional<Scenario> chosen(@Nullable String setting) {
        if (setting == null || setting.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(each -> each.name().equals(setting.strip()))
                .findFirst()
                .orElseThrow(() -> new BadSetting("WAYMARK_SANDBOX_SCENARIO=" + setting
                        + " names no scenario; there are "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))
                        + ", and the small course when it is not set.")));
    }

    String programme() {
        return programme;
    }

    String incentive() {
        return incentive;
    }

    Size size() {
        return size;
    }

    Work work() {
        return work;
    }

    Optional<Reasons> reasons() {
        return Optional.ofNullable(reasons);
    }

    int members() {
        return size.schools().stream().mapToInt(Integer::intValue).sum();
    }

    int awards() {
        return work.awards().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many attempts the award of this number takes: each fourth the most. */
    int attempts(int award) {
        return award % 4 == 0 ? work.most() : work.fewest();
    }

    /** How many were handed in, in the end. */
    int submissions() {
        return IntStream.range(0, awards()).map(this::attempts).sum();
    }

    /** Five to one each, and what is left to the first ones. */
    private static List<Integer> spread(int earners, int awards) {
        List<Integer> each = new ArrayList<>(perEarner(earners, i -> 5 - i % 5));
        int left = awards - each.stream().mapToInt(Integer::intValue).sum();
        for (int n = 0; n < left; n++) {
            each.set(n % earners, each.get(n % earners) + 1);
        }
        return List.copyOf(each);
    }

    private static List<Integer> perEarner(int earners, IntUnaryOperator each) {
        return IntStream.range(0, earners).map(each).boxed().toList();
    }
}
