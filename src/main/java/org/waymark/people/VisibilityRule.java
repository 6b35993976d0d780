package org.waymark.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see what. The checks ask these rules, and the page "What leaders can and cannot see" is made of them, so that
 * neither says what the other does not.
 */
public enum VisibilityRule {
    DRAFT(Viewer.SELF, Viewer.INVITED_COACH, Viewer.INVITED_COLLEAGUE),
    SUBMITTED_WORK(Viewer.SELF, Viewer.INVITED_COACH, Viewer.REVIEWER, Viewer.THIRD_READER),
    NOT_YET(Viewer.SELF, Viewer.INVITED_COACH),
    COACHING(Viewer.SELF, Viewer.INVITED_COACH, Viewer.INVITED_COLLEAGUE),
    MY_TEACHERS(Viewer.COACH),
    OPEN_DOORS(Viewer.EVERYBODY),
    SELF_ASSESSMENT(Viewer.SELF),
    FEEDBACK_ANSWERS(Viewer.SELF),
    FEEDBACK_IN_GROUPS(Viewer.LEAD),
    AGREEMENT(Viewer.SELF, Viewer.LEAD),
    REVIEW_LOADS(Viewer.LEAD),
    SAMPLE_PIECES(Viewer.DESIGNER, Viewer.THIRD_READER, Viewer.LEAD),
    CERTIFICATES(Viewer.SELF, Viewer.LEAD),
    WISHES_TO_REVIEW(Viewer.SELF, Viewer.LEAD),
    READERS_NAMES(),
    APPEALS(Viewer.SELF, Viewer.LEAD),
    DECISION_RECORD(Viewer.SELF, Viewer.LEAD),
    GRADEBOOK_STANDING(Viewer.SELF, Viewer.INSTRUCTOR),
    WORK_FROM_A_GRADEBOOK(Viewer.SELF, Viewer.INSTRUCTOR),
    BADGE(Viewer.SELF, Viewer.WITH_THE_ADDRESS),
    AWARDS_FROM_ELSEWHERE(Viewer.SELF),
    AWARD_CASES(Viewer.SELF, Viewer.LEAD),
    ROLE_PROFILES(Viewer.LEAD),
    ROLE_READINESS(Viewer.SELF),
    ROLE_POOLS(Viewer.SELF, Viewer.LEAD),
    STRENGTHS(Viewer.SELF, Viewer.LEAD),
    PORTFOLIO(Viewer.SELF, Viewer.WITH_THE_ADDRESS),
    LEARNER_RECORD(Viewer.SELF, Viewer.WITH_THE_ADDRESS),
    BADGE_IDENTITIES(Viewer.SELF),
    BADGE_DIRECTORY(Viewer.EVERYBODY),
    BADGE_HOSTS(Viewer.SELF),
    GRADE_RECEIPTS(Viewer.SELF, Viewer.LEAD, Viewer.OPERATOR),
    OWN_GOAL(Viewer.SELF, Viewer.INVITED_COACH),
    PLAN(Viewer.SELF),
    TIME(Viewer.SELF),
    LOOKS(Viewer.SELF),
    OWN_DATA(Viewer.SELF),
    DELETION_REQUESTS(Viewer.SELF, Viewer.LEAD, Viewer.OPERATOR),
    ERASURE_CERTIFICATES(Viewer.LEAD, Viewer.OPERATOR, Viewer.WITH_THE_ADDRESS),
    PRE_CHECKS(Viewer.SELF, Viewer.PRE_CHECKER),
    CLASS_CONSENTS(Viewer.SELF),
    CHECKLIST(Viewer.SELF),
    RECORDING_HOLDS(Viewer.SELF, Viewer.LEAD),
    REVIEW_QUEUE(Viewer.REVIEWER, Viewer.THIRD_READER),
    READING_NOTES(Viewer.SELF),
    READING_TIMES(Viewer.LEAD),
    CONCERNS(Viewer.CONCERNS, Viewer.LEAD),
    PEOPLE_AND_ROLES(Viewer.LEAD, Viewer.OPERATOR),
    IDENTITIES(Viewer.SELF, Viewer.LEAD, Viewer.OPERATOR),
    AUDIENCE(Viewer.SELF, Viewer.LEAD, Viewer.OPERATOR),
    REGISTER(Viewer.SELF, Viewer.LEAD, Viewer.OPERATOR),
    OWN_ADDRESSES(Viewer.SELF),
    PROGRAMMES(Viewer.LEAD, Viewer.OPERATOR),
    CATALOGUE_STAGES(Viewer.LEAD),
    PROPOSALS(Viewer.SELF, Viewer.COMMITTEE, Viewer.LEAD),
    CATALOGUE_FILES(Viewer.DESIGNER, Viewer.LEAD),
    STANDARDS_AND_STACKS(Viewer.DESIGNER, Viewer.LEAD),
    GOALS(Viewer.LEAD),
    INSIGHTS(Viewer.LEAD),
    COACHED(Viewer.COACH),
    QUESTIONS(Viewer.SELF),
    PAYROLL(Viewer.PAYROLL, Viewer.LEAD),
    PRE_APPROVALS(Viewer.SELF, Viewer.PAYROLL, Viewer.LEAD),
    GOAL_SCHOOLS(Viewer.LEAD),
    HIDDEN_STORIES(Viewer.SELF, Viewer.LEAD),
    COHORT_THREADS(Viewer.COHORT, Viewer.LEAD),
    GUEST_INVITATIONS(Viewer.LEAD, Viewer.OPERATOR),
    STUDENTS(Viewer.COACH, Viewer.LEAD),
    GUARDIAN_CONSENTS(Viewer.SELF, Viewer.COACH, Viewer.LEAD),
    DISTRICT_DECISIONS(Viewer.LEAD, Viewer.OPERATOR),
    ROSTERS(Viewer.LEAD, Viewer.LMS_ADMIN, Viewer.OPERATOR),
    COURSE_LINKS(Viewer.LEAD, Viewer.OPERATOR),
    CONNECTIONS(Viewer.LMS_ADMIN, Viewer.OPERATOR),
    REWARD_RULES(Viewer.LEAD, Viewer.UNION),
    REWARDS(Viewer.SELF),
    AUDIT(Viewer.LEAD, Viewer.UNION),
    RULES(Viewer.EVERYBODY);

    /** Those whom a rule can name. */
    public enum Viewer {
        /** Whom it is about. */
        SELF(null),
        /** One of the two who read blind, of what is assigned to them. */
        REVIEWER(Role.REVIEWER),
        THIRD_READER(Role.THIRD_READER),
        /** Who sees first whether all of it is there, blind like the readers. */
        PRE_CHECKER(Role.PRE_CHECKER),
        /** Who arranges the course, by the LMS. */
        INSTRUCTOR(null),
        /** Those who decide on what colleagues propose. */
        COMMITTEE(Role.COMMITTEE),
        COACH(Role.COACH),
        /** Whom the earner chose as a coach, until one of the two ends it. */
        INVITED_COACH(null),
        /** Whom the earner asked to look at a draft, for some days. */
        INVITED_COLLEAGUE(null),
        /** Who is in the same cohort, and its coach. */
        COHORT(null),
        DESIGNER(Role.DESIGNER),
        /** Who hears what readers saw that no rating is for. */
        CONCERNS(Role.CONCERNS),
        /** Who approves what is paid. */
        PAYROLL(Role.PAYROLL),
        LEAD(Role.LEAD),
        UNION(Role.UNION),
        LMS_ADMIN(null),
        OPERATOR(null),
        /** Whoever has the address of what its owner shares. */
        WITH_THE_ADDRESS(null),
        /** Everyone who is signed in. */
        EVERYBODY(null);

        private final @Nullable Role role;

        Viewer(@Nullable Role role) {
            this.role = role;
        }

        public @Nullable Role role() {
            return role;
        }
    }

    private final EnumSet<Viewer> viewers = EnumSet.noneOf(Viewer.class);

    VisibilityRule(Viewer... viewers) {
        this.viewers.addAll(Arrays.asList(viewers));
    }

    public List<Viewer> viewers() {
        return List.copyOf(viewers);
    }

    public boolean isOpenTo(Viewer viewer) {
        return viewers.contains(viewer);
    }

    /** Whether one of the roles that somebody holds opens it. */
    public boolean isOpenTo(Set<Role> roles) {
        return viewers.stream().anyMatch(viewer -> viewer.role() != null && roles.contains(viewer.role()));
    }
}
