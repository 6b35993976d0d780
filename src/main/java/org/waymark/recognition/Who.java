package org.waymark.recognition;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For whom a rule is; empty sets leave nobody out.
 *
 * @param schools by their codes in the staff list
 * @param contractGroups by their codes there
 */
public record Who(Set<String> schools, Set<String> contractGroups) {

    public static final Who EVERYBODY = new Who(Set.of(), Set.of());

    public Who {
        schools = new TreeSet<>(Objects.requireNonNullElse(schools, Set.of()));
        contractGroups = new TreeSet<>(Objects.requireNonNullElse(contractGroups, Set.of()));
    }

    boolean includes(@Nullable String school, @Nullable String contractGroup) {
        return (schools.isEmpty() || school != null && schools.contains(school))
                && (contractGroups.isEmpty() || contractGroup != null && contractGroups.contains(contractGroup));
    }

    /** Whether somebody who is in it was so on a day; what they did elsewhere before is not what it is for. */
    boolean includedOn(LocalDate day, Facts.Since since) {
        Facts.Stay before = since.on(day).orElse(null);
        if (before != null) {
            return includes(before.school(), before.contractGroup());
        }
        return (schools.isEmpty() || since.school() == null || !day.isBefore(since.school()))
                && (contractGroups.isEmpty() || since.contractGroup() == null || !day.isBefore(since.contractGroup()));
    }

    /** Whether somebody may be in both. */
    boolean meets(Who other) {
        return meet(schools, other.schools) && meet(contractGroups, other.contractGroups);
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }
}
