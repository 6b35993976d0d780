package org.waymark.people.districts;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a district decided on the ways of its programme; whatever it did not decide is as shipped. Days are business days in
 * the turnaround of reviews and appeals, calendar days elsewhere.
 */
public record Policies(Map<Policy, Integer> decided) {

    /** As shipped. */
    public static final Policies SHIPPED = new Policies(Map.of());

    public Policies {
        decided = Map.copyOf(decided);
    }

    /** From what is stored: a name that this release does not know is left alone, a missing one is as shipped. */
    static Policies of(Map<String, Integer> stored) {
        Map<Policy, Integer> decided = new EnumMap<>(Policy.class);
        for (Policy policy : Policy.values()) {
            Integer value = stored.get(policy.name());
            if (value != null) {
                decided.put(policy, value);
            }
        }
        return new Policies(decided);
    }

    public int value(Policy policy) {
        return decided.getOrDefault(policy, policy.shipped());
    }

    /** How long an enrolment lasts. */
    public int enrolmentDays() {
        return value(Policy.ENROLMENT_DAYS);
    }

    /** How long its one free extension lasts; 0 where there is none. */
    public int extensionDays() {
        return value(Policy.EXTENSION_DAYS);
    }

    /** Hours a week that an earner's own budget starts with. */
    public int weeklyHours() {
        return value(Policy.WEEKLY_HOURS);
    }

    /** How often one micro-credential may be handed in; empty for as often as it takes. */
    public OptionalInt mostAttempts() {
        int most = value(Policy.MOST_ATTEMPTS);
        return most == 0 ? OptionalInt.empty() : OptionalInt.of(most);
    }

    /** After this many not-yets a coach is offered. */
    public int coachOfferedAfter() {
        return value(Policy.COACH_OFFERED_AFTER);
    }

    /** After this many not-yets a talk with a coach is asked for, never forced. */
    public int coachAskedAfter() {
        return value(Policy.COACH_ASKED_AFTER);
    }

    /** Whether what brings pay is begun only with approval that somebody gave beforehand. */
    public boolean preApproval() {
        return value(Policy.PRE_APPROVAL) == 1;
    }

    public int preCheckDays() {
        return value(Policy.PRE_CHECK_DAYS);
    }

    public int firstDecisionDays() {
        return value(Policy.FIRST_DECISION_DAYS);
    }

    public int escalationDays() {
        return value(Policy.ESCALATION_DAYS);
    }

    public int hardLimitDays() {
        return value(Policy.HARD_LIMIT_DAYS);
    }

    /** Readers of work that no pay, role or licence hangs on; two always read the rest. */
    public int readersOtherwise() {
        return value(Policy.READERS_OTHERWISE);
    }

    /** The share of singly read work that a second reader reads as well. */
    public int sampledPercent() {
        return value(Policy.SAMPLED_PERCENT);
    }

    /** Whether people of the earner's own school may read. */
    public boolean readersOfSameSchool() {
        return value(Policy.READERS_OF_SAME_SCHOOL) == 1;
    }

    /** Whether new work goes only to readers who hold a certificate for it. */
    public boolean certifiedReaders() {
        return value(Policy.CERTIFIED_READERS) == 1;
    }

    /** Whether what is live may be read by anyone, signed in or not. */
    public boolean openRubrics() {
        return value(Policy.OPEN_RUBRICS) == 1;
    }

    /** Whether proposing a micro-credential is left to designers; otherwise all staff may. */
    public boolean designersOnlyPropose() {
        return value(Policy.DESIGNERS_ONLY_PROPOSE) == 1;
    }

    /** How many of the committee must approve a proposal. */
    public int approvalsNeeded() {
        return value(Policy.APPROVALS_NEEDED);
    }

    /** Whether a new micro-credential is tried by a few before it is open to everyone. */
    public boolean pilotFirst() {
        return value(Policy.PILOT_FIRST) == 1;
    }

    public int certificationAnchors() {
        return value(Policy.CERTIFICATION_ANCHORS);
    }

    public int exactAgreementPercent() {
        return value(Policy.EXACT_AGREEMENT_PERCENT);
    }

    /** From 0 to 1. */
    public double weightedKappa() {
        return value(Policy.WEIGHTED_KAPPA) / 100.0;
    }

    public int certificationMonths() {
        return value(Policy.CERTIFICATION_MONTHS);
    }

    public int appealFilingDays() {
        return value(Policy.APPEAL_FILING_DAYS);
    }

    public int appealDecisionDays() {
        return value(Policy.APPEAL_DECISION_DAYS);
    }

    /** Nothing is shown of fewer people than this. */
    public int smallGroup() {
        return value(Policy.SMALL_GROUP);
    }

    /** No kappa is shown of fewer pairs than this. */
    public int pairedScores() {
        return value(Policy.PAIRED_SCORES);
    }

    /** How long video outlives the last decision on it. */
    public int videoDays() {
        return value(Policy.VIDEO_DAYS);
    }

    /** How long the record of pay and credit is kept. */
    public int ledgerYears() {
        return value(Policy.LEDGER_YEARS);
    }

    /** Within how many days a wish for deletion is answered. */
    public int deletionAnswerDays() {
        return value(Policy.DELETION_ANSWER_DAYS);
    }
}
