package org.waymark.people.districts;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Policies as fields of a page, by {@link Policy#code()}. */
record PolicyFields(Map<String, String> fields) {

    static PolicyFields of(Policies policies) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Policy policy : Policy.values()) {
            fields.put(policy.code(), policy.typed(policies.value(policy)));
        }
        return new PolicyFields(fields);
    }

    /**
     * The numbers that were typed.
     *
     * @throws DistrictRefused where one is none, too small or too large, or where two do not fit together
     */
    Map<Policy, Integer> values() {
        Map<Policy, Integer> values = new EnumMap<>(Policy.class);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        for (Policy policy : Policy.values()) {
            policy.read(fields.getOrDefault(policy.code(), ""))
                    .ifPresentOrElse(
                            value -> values.put(policy, value), () -> problems.put(policy.code(), bounds(policy)));
        }
        notBefore(Policy.FIRST_DECISION_DAYS, Policy.PRE_CHECK_DAYS, "order.first", values, problems);
        notBefore(Policy.ESCALATION_DAYS, Policy.FIRST_DECISION_DAYS, "order.escalation", values, problems);
        notBefore(Policy.HARD_LIMIT_DAYS, Policy.ESCALATION_DAYS, "order.limit", values, problems);
        notBefore(Policy.COACH_ASKED_AFTER, Policy.COACH_OFFERED_AFTER, "order.coach", values, problems);
        videoOutlivesAppeals(values, problems);
        if (!problems.isEmpty()) {
            throw new DistrictRefused(problems);
        }
        return values;
    }

    private static void notBefore(
            Policy later,
            Policy earlier,
            String key,
            Map<Policy, Integer> values,
            Map<String, MessageSourceResolvable> problems) {
        Integer last = values.get(later);
        Integer first = values.get(earlier);
        if (last != null && first != null && last < first) {
            problems.put(later.code(), said("people.district.policy." + key, first));
        }
    }

    /** Business days are at most twice as many days where a school is closed for as long as it is open. */
    private static void videoOutlivesAppeals(
            Map<Policy, Integer> values, Map<String, MessageSourceResolvable> problems) {
        Integer video = values.get(Policy.VIDEO_DAYS);
        Integer filing = values.get(Policy.APPEAL_FILING_DAYS);
        Integer deciding = values.get(Policy.APPEAL_DECISION_DAYS);
        if (video != null && filing != null && deciding != null && video < filing + 2 * deciding) {
            problems.put(
                    Policy.VIDEO_DAYS.code(), said("people.district.policy.video-too-short", filing + 2 * deciding));
        }
    }

    private static MessageSourceResolvable bounds(Policy policy) {
        return policy.kind() == Policy.Kind.YES_NO
                ? said("people.district.policy.yes-or-no")
                : said("people.district.policy.bounds", policy.typed(policy.least()), policy.typed(policy.most()));
    }

    private static MessageSourceResolvable said(String key, Object... values) {
        return new DefaultMessageSourceResolvable(new String[] {key}, values);
    }
}
