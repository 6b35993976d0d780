package org.waymark.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** The pages of those who look after a district, in few groups: each is there for whom its rule names. */
final class LookedAfter {

    /** A page; its label is a message key. */
    record Page(String href, String label, VisibilityRule rule) {

        boolean isOpenTo(Set<Role> roles, SignedInPerson person) {
            return rule.isOpenTo(roles) || person.lmsAdmin() && rule.isOpenTo(VisibilityRule.Viewer.LMS_ADMIN);
        }
    }

    /** Pages under one heading. */
    record Group(String label, List<Page> pages) {

        boolean has(String path) {
            return pages.stream().anyMatch(page -> path.startsWith(page.href()));
        }
    }

    static final String ALL = "/manage";

    static final String PROGRESS = "/insights";

    private static final List<Group> GROUPS = List.of(
            new Group("insights.group", List.of(new Page(PROGRESS, "insights.title", VisibilityRule.INSIGHTS))),
            new Group(
                    "page.manage.people",
                    List.of(
                            new Page("/admin/people", "page.people", VisibilityRule.PEOPLE_AND_ROLES),
                            new Page("/admin/staff", "people.staff.title", VisibilityRule.REGISTER),
                            new Page("/coaching", "coaching.title", VisibilityRule.MY_TEACHERS),
                            new Page("/insights/coached", "insights.coached.title", VisibilityRule.COACHED),
                            new Page("/students", "page.students", VisibilityRule.STUDENTS),
                            new Page("/admin/guests", "page.guests", VisibilityRule.GUEST_INVITATIONS))),
            new Group(
                    "page.manage.programmes",
                    List.of(
                            new Page("/admin/programmes", "programmes.title", VisibilityRule.PROGRAMMES),
                            new Page("/admin/placements", "page.placements", VisibilityRule.COURSE_LINKS),
                            new Page("/admin/credentials", "page.stages", VisibilityRule.CATALOGUE_STAGES),
                            new Page("/admin/feedback", "review.feedback.title", VisibilityRule.FEEDBACK_IN_GROUPS),
                            new Page("/admin/reviews", "review.loads.title", VisibilityRule.REVIEW_LOADS),
                            new Page("/admin/agreement", "review.agreement.title", VisibilityRule.AGREEMENT),
                            new Page("/admin/samples", "review.samples.title", VisibilityRule.SAMPLE_PIECES),
                            new Page("/admin/reviewers", "review.admission.title", VisibilityRule.WISHES_TO_REVIEW),
                            new Page("/admin/reading-times", "review.times.title", VisibilityRule.READING_TIMES),
                            new Page("/admin/appeals", "review.appeal.all", VisibilityRule.APPEALS),
                            new Page("/admin/decisions", "review.record.find", VisibilityRule.DECISION_RECORD),
                            new Page("/admin/awards", "award.case.title", VisibilityRule.AWARD_CASES),
                            new Page("/design/proposals", "page.proposals", VisibilityRule.PROPOSALS),
                            new Page("/admin/catalogue", "catalog.exchange.title", VisibilityRule.CATALOGUE_FILES),
                            new Page(
                                    "/admin/standards", "catalog.standards.title", VisibilityRule.STANDARDS_AND_STACKS),
                            new Page("/admin/stacks", "catalog.stacks.manage", VisibilityRule.STANDARDS_AND_STACKS),
                            new Page(
                                    "/admin/equivalents",
                                    "award.equivalents.title",
                                    VisibilityRule.STANDARDS_AND_STACKS),
                            new Page(
                                    "/admin/endorsements",
                                    "award.endorsements.title",
                                    VisibilityRule.STANDARDS_AND_STACKS),
                            new Page("/admin/goals", "catalog.goals.manage", VisibilityRule.GOALS))),
            new Group(
                    "page.manage.recognition",
                    List.of(
                            new Page("/rules", "recognition.rules.title", VisibilityRule.REWARD_RULES),
                            new Page("/recognition", "recognition.approve", VisibilityRule.PAYROLL),
                            new Page("/recognition/periods", "recognition.periods", VisibilityRule.PAYROLL),
                            new Page(
                                    "/recognition/pre-approvals",
                                    "recognition.pre-approvals",
                                    VisibilityRule.PRE_APPROVALS),
                            new Page("/admin/role-profiles", "roles.manage", VisibilityRule.ROLE_PROFILES),
                            new Page("/strengths", "strengths.title", VisibilityRule.STRENGTHS))),
            new Group(
                    "page.manage.accounts",
                    List.of(
                            new Page("/admin/passback", "page.passback", VisibilityRule.GRADE_RECEIPTS),
                            new Page("/concerns", "review.concern.heard", VisibilityRule.CONCERNS),
                            new Page("/recordings", "page.recordings", VisibilityRule.RECORDING_HOLDS),
                            new Page("/admin/privacy", "page.privacy", VisibilityRule.DELETION_REQUESTS),
                            new Page("/admin/audit", "page.audit", VisibilityRule.AUDIT))),
            new Group(
                    "page.manage.district",
                    List.of(
                            new Page("/admin/district", "page.district", VisibilityRule.DISTRICT_DECISIONS),
                            new Page("/admin/platforms", "page.connections", VisibilityRule.CONNECTIONS),
                            new Page("/admin/doctor", "page.doctor", VisibilityRule.CONNECTIONS),
                            new Page("/admin/rosters", "people.rosters.title", VisibilityRule.ROSTERS))));

    private LookedAfter() {}

    static List<Group> of(Set<Role> roles, SignedInPerson person) {
        return GROUPS.stream()
                .map(group -> new Group(
                        group.label(),
                        group.pages().stream()
                                .filter(page -> page.isOpenTo(roles, person))
                                .toList()))
                .filter(group -> !group.pages().isEmpty())
                .toList();
    }

    static Stream<String> addresses() {
        return GROUPS.stream().flatMap(group -> group.pages().stream()).map(Page::href);
    }
}
