package org.waymark.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody searches the record for: verbs by how they begin. Each verb belongs to exactly one group. */
public enum AuditGroup {
    LOOKS("looked-", "evidence-opened", "work-opened"),
    ROLES("role-"),
    PEOPLE("access-", "identities-", "staff-", "guest-", "signed-", "address-", "audience-", "minor-", "guardian-"),
    PROGRAMMES("programme-", "cohort-", "invitation-", "insights-"),
    CATALOGUE("draft-", "catalogue-", "proposal-", "definition-"),
    COURSES("placement-", "roster-"),
    WORK(
            "work-shown",
            "work-hidden",
            "evidence-infected",
            "consent-",
            "recording-",
            "pre-check-",
            "reviewing-",
            "concern-",
            "award-",
            "appeal-",
            "coach-",
            "colleague-",
            "door-",
            "badge-",
            "portfolio-",
            "plan-"),
    PRIVACY("privacy-", "personal-", "person-"),
    SETTINGS("district-"),
    GOALS("goal-", "stack-", "standards-", "equivalent-", "endorsement-"),
    POSITIONS("position-", "strengths-"),
    REWARDS("reward-", "credit-", "pre-approval-"),
    RECORD("audit-");

    private final List<String> beginnings;

    AuditGroup(String... beginnings) {
        this.beginnings = List.of(beginnings);
    }

    public boolean has(String verb) {
        return beginnings.stream().anyMatch(verb::startsWith);
    }

    /** What an address names, if it names one. */
    public static Optional<AuditGroup> named(String text) {
        return Arrays.stream(values())
                .filter(group -> group.name().equals(text))
                .findFirst();
    }

    /** That a column has one of these verbs, as a query says it; the beginnings are constants of this type. */
    String condition(String column) {
        return beginnings.stream()
                .map(beginning -> column + " like '" + beginning + "%'")
                .collect(Collectors.joining(" or ", "(", ")"));
    }
}
