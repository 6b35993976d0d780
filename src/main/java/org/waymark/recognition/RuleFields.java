package org.waymark.recognition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.waymark.recognition.TypedRule.Kind;

/** A rule put back into the form that it is written with. */
final class RuleFields {

    private final MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();

    private RuleFields() {}

    static TypedRule of(RuleDraft draft) {
        RuleFields fields = new RuleFields();
        fields.put(draft);
        return new TypedRule(fields.fields);
    }

    private void put(RuleDraft draft) {
        RuleContent content = draft.content();
        put("name", draft.name());
        for (int at = 1; at <= content.when().size(); at++) {
            put(at, content.when().get(at - 1));
        }
        content.who().schools().forEach(code -> fields.add("school", code));
        content.who().contractGroups().forEach(code -> fields.add("group", code));
        content.what().forEach(this::put);
        money("perYear", content.limits().perYear());
        money("lifetime", content.limits().lifetime());
        money("budget", content.limits().budget());
        put("yearBegins", content.yearBegins());
        put("paidFrom", content.paidFrom());
        put("earlierToo", content.earlierToo() ? "true" : null);
        put("from", draft.from());
        put("until", draft.until());
        put("agreement", draft.agreement());
        put("agreementOn", draft.agreementOn());
    }

    private void put(int at, Condition condition) {
        if (condition instanceof Condition.CredentialEarned earned) {
            put("kind-" + at, Kind.CREDENTIAL);
            put("credential-" + at, earned.definition());
        } else if (condition instanceof Condition.AwardsCounted counted) {
            put("kind-" + at, counted.each() ? Kind.AWARDS_EACH : Kind.AWARDS);
            put("count-" + at, counted.count());
        } else if (condition instanceof Condition.StackCompleted completed) {
            put("kind-" + at, Kind.STACK);
            put("stack-" + at, completed.stack());
        } else if (condition instanceof Condition.AnyOfStack any) {
            put("kind-" + at, Kind.ANY);
            put("stack-" + at, any.stack());
            put("count-" + at, any.count());
        } else if (condition instanceof Condition.RoleHeld held) {
            put("kind-" + at, Kind.ROLE);
            put("role-" + at, held.role());
        } else if (condition instanceof Condition.ReviewsDone done) {
            put("kind-" + at, done.each() ? Kind.REVIEWS_EACH : Kind.REVIEWS);
            put("count-" + at, done.count());
        }
    }

    private void put(Grant grant) {
        if (grant instanceof Grant.Pay pay) {
            money("pay", pay.cents());
            put("yearly", pay.yearly() ? "true" : null);
        } else if (grant instanceof Grant.Time time) {
            money("time", (long) time.hundredthsOfHours());
        } else {
            put(grant instanceof Grant.Credit ? "credit" : "eligible", grant.unit());
        }
    }

    private void money(String field, @Nullable Long hundredths) {
        put(field, hundredths == null ? null : TypedAmount.shown(hundredths));
    }

    private void put(String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, List.of(value.toString()));
        }
    }
}
