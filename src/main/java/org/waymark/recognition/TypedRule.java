package org.waymark.recognition;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.PlainText;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.Role;

/** A rule as a lead typed it: a sentence with gaps. */
final class TypedRule {

    /** How many conditions the page has room for. */
    static final int CONDITIONS = 3;

    private static final long MOST_CENTS = 10_000_000_00L;

    private static final List<String> FIELDS = Stream.of(
                    Stream.of("name"),
                    IntStream.rangeClosed(1, CONDITIONS)
                            .boxed()
                            .flatMap(at -> Stream.of("kind-", "credential-", "stack-", "count-", "role-")
                                    .map(field -> field + at)),
                    Stream.of("school", "group", "pay", "yearly", "credit", "time", "eligible"),
                    Stream.of("perYear", "yearBegins", "lifetime", "budget"),
                    Stream.of("from", "until", "earlierToo", "paidFrom", "agreement", "agreementOn"))
            .flatMap(fields -> fields)
            .toList();

    /** What a condition can be, as the page offers it. */
    enum Kind {
        NONE,
        CREDENTIAL,
        AWARDS,
        AWARDS_EACH,
        STACK,
        ANY,
        ROLE,
        REVIEWS,
        REVIEWS_EACH
    }

    private final MultiValueMap<String, String> typed;
    private final Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();

    TypedRule(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    /** What was typed in a field; for the page. */
    public String get(String field) {
        return PlainText.lines(PlainText.withoutControls(Objects.requireNonNullElse(typed.getFirst(field), "")))
                .strip();
    }

    /** Whether a tick was set; for the page. */
    public boolean has(String field, String value) {
        return typed.getOrDefault(field, List.of()).contains(value);
    }

    /** Whether something is chosen or amiss in this condition; for the page, which folds the others. */
    public boolean conditionIsIn(int slot) {
        String kind = get("kind-" + slot);
        return !kind.isEmpty() && !kind.equals(Kind.NONE.name())
                || problems.keySet().stream().anyMatch(field -> field.endsWith("-" + slot));
    }

    /** All that was typed; for the page that asks once more. */
    public Map<String, List<String>> all() {
        return typed.entrySet().stream()
                .filter(field ->
                        !field.getKey().startsWith("_") && !field.getKey().equals("save"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The number of the version that was seen when it was written anew; 0 where that is not said. */
    int edition() {
        return get("edition").matches("\\d{1,9}") ? Integer.parseInt(get("edition")) : 0;
    }

    /** The same, written over that version. */
    TypedRule over(int number) {
        MultiValueMap<String, String> over = new LinkedMultiValueMap<>(typed);
        over.set("edition", String.valueOf(number));
        return new TypedRule(over);
    }

    Map<String, MessageSourceResolvable> problems() {
        return problems;
    }

    /** As the fields stand on the page, and so in what is said above it. */
    static Map<String, MessageSourceResolvable> inOrder(Map<String, MessageSourceResolvable> problems) {
        Map<String, MessageSourceResolvable> ordered = new LinkedHashMap<>();
        Stream.concat(FIELDS.stream(), problems.keySet().stream()).forEach(field -> {
            MessageSourceResolvable problem = problems.get(field);
            if (problem != null) {
                ordered.put(field, problem);
            }
        });
        return ordered;
    }

    /** What it says; where something is wrong {@link #problems} tells, and this is not to be used. */
    RuleDraft draft() {
        problems.clear();
        String name = needed("name", 120);
        List<Condition> when = conditions();
        List<Grant> what = grants();
        PayLimits limits = new PayLimits(cents("perYear"), cents("lifetime"), cents("budget"));
        Integer begins = month("yearBegins");
        RuleContent content = new RuleContent(
                when,
                new Who(set("school"), set("group")),
                what,
                limits,
                begins == null ? 7 : begins,
                month("paidFrom"),
                has("earlierToo", "true"));
        LocalDate from = day("from");
        if (from == null && !problems.containsKey("from")) {
            problem("from", "day-needed");
        }
        String agreement = PlainText.line(get("agreement"));
        if (agreement.length() > 200) {
            problem("agreement", "long", 200);
        }
        return new RuleDraft(
                name, content, from == null ? LocalDate.EPOCH : from, day("until"), agreement, day("agreementOn"));
    }

    private List<Condition> conditions() {
        List<Condition> when = new ArrayList<>();
        for (int at = 1; at <= CONDITIONS; at++) {
            Condition condition = condition(at);
            if (condition != null) {
                when.add(condition);
            }
        }
        if (when.isEmpty() && problems.keySet().stream().noneMatch(field -> field.matches(".*-\\d"))) {
            problem("kind-1", "when-needed");
        }
        return when;
    }

    private @Nullable Condition condition(int at) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(get("kind-" + at)))
                .findFirst()
                .orElse(Kind.NONE);
        return switch (kind) {
            case NONE -> null;
            case CREDENTIAL -> {
                UUID id = id("credential-" + at);
                yield id == null ? null : new Condition.CredentialEarned(new DefinitionId(id));
            }
            case AWARDS, AWARDS_EACH -> {
                int count = count("count-" + at);
                yield count == 0 ? null : new Condition.AwardsCounted(count, kind == Kind.AWARDS_EACH);
            }
            case STACK -> {
                UUID id = id("stack-" + at);
                yield id == null ? null : new Condition.StackCompleted(new StackId(id));
            }
            case ANY -> {
                UUID id = id("stack-" + at);
                int count = count("count-" + at);
                yield id == null || count == 0 ? null : new Condition.AnyOfStack(count, new StackId(id));
            }
            case ROLE -> role(at);
            case REVIEWS, REVIEWS_EACH -> {
                int count = count("count-" + at);
                yield count == 0 ? null : new Condition.ReviewsDone(count, kind == Kind.REVIEWS_EACH);
            }
        };
    }

    private @Nullable Condition role(int at) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(get("role-" + at)))
                .findFirst()
                .map(Condition.RoleHeld::new)
                .orElseGet(() -> {
                    problem("role-" + at, "choose");
                    return null;
                });
    }

    private List<Grant> grants() {
        List<Grant> what = new ArrayList<>();
        Long pay = cents("pay");
        if (pay != null) {
            what.add(new Grant.Pay(pay, has("yearly", "true")));
        }
        String[] credit = get("credit").split(": ", 2);
        if (credit.length == 2) {
            what.add(new Grant.Credit(credit[0], credit[1]));
        }
        Long time = hundredths("time", 1_000_00);
        if (time != null) {
            what.add(new Grant.Time(Math.toIntExact(time)));
        }
        String role = PlainText.line(get("eligible"));
        if (role.length() > 120) {
            problem("eligible", "long", 120);
        } else if (!role.isEmpty()) {
            what.add(new Grant.Eligibility(role));
        }
        if (what.isEmpty() && !problems.containsKey("pay") && !problems.containsKey("time")) {
            problem("pay", "what-needed");
        }
        return what;
    }

    private Set<String> set(String field) {
        return Set.copyOf(typed.getOrDefault(field, List.of()));
    }

    private String needed(String field, int longest) {
        String text = PlainText.line(get(field));
        if (text.isEmpty()) {
            problem(field, field + "-needed");
        } else if (text.length() > longest) {
            problem(field, "long", longest);
        } else if (PlainText.fault(text).isPresent()) {
            problem(field, "markup");
        }
        return text;
    }

    private @Nullable UUID id(String field) {
        try {
            return UUID.fromString(get(field));
        } catch (IllegalArgumentException nothing) {
            problem(field, "choose");
            return null;
        }
    }

    private int count(String field) {
        if (get(field).matches("[1-9]\\d{0,2}")) {
            return Integer.parseInt(get(field));
        }
        problem(field, "count");
        return 0;
    }

    private @Nullable Long cents(String field) {
        return hundredths(field, MOST_CENTS);
    }

    private @Nullable Long hundredths(String field, long most) {
        String text = get(field);
        if (text.isBlank()) {
            return null;
        }
        Long hundredths = TypedAmount.hundredths(text).orElse(null);
        if (hundredths != null && hundredths > 0 && hundredths <= most) {
            return hundredths;
        }
        problem(field, TypedAmount.isUnclear(text) ? "amount.unclear" : "amount");
        return null;
    }

    private @Nullable Integer month(String field) {
        return get(field).matches("[1-9]|1[0-2]") ? Integer.valueOf(get(field)) : null;
    }

    private @Nullable LocalDate day(String field) {
        if (get(field).isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(get(field));
            if (day.getYear() >= 2000 && day.getYear() <= 2100) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        problem(field, "day");
        return null;
    }

    private void problem(String field, String key, Object... arguments) {
        problems.putIfAbsent(field, RuleSentence.phrase("recognition.problem." + key, arguments));
    }
}
