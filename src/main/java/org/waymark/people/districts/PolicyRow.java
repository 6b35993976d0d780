package org.waymark.people.districts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy as the settings page shows it.
 *
 * @param counts whether anything acts on it in this release
 */
record PolicyRow(String code, boolean yesNo, String shipped, String least, String most, boolean counts) {

    /** All of them under their headings. */
    static Map<Policy.Group, List<PolicyRow>> grouped() {
        Map<Policy.Group, List<PolicyRow>> groups = new LinkedHashMap<>();
        for (Policy.Group group : Policy.Group.values()) {
            groups.put(
                    group,
                    Arrays.stream(Policy.values())
                            .filter(policy -> policy.group() == group)
                            .map(PolicyRow::of)
                            .toList());
        }
        return groups;
    }

    private static PolicyRow of(Policy policy) {
        return new PolicyRow(
                policy.code(),
                policy.kind() == Policy.Kind.YES_NO,
                policy.typed(policy.shipped()),
                policy.typed(policy.least()),
                policy.typed(policy.most()),
                policy.counts());
    }
}
