package org.waymark.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.award.AwardCard;
import org.waymark.award.Awards;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** A ledger with rows in it, made as they are made. */
public final class TestLedger {

    private final ApplicationContext context;
    private final DistrictId district;

    public TestLedger(DistrictId district, ApplicationContext context) {
        this.district = district;
        this.context = context;
    }

    /** A rule that brings $200 for each award. */
    public RewardRuleId twoHundredEach(String name, PersonId by) {
        return context.getBean(RewardRules.class)
                .make(
                        new RuleDraft(
                                name,
                                TestRules.twoHundred(PayLimits.NONE),
                                LocalDate.parse("2020-01-01"),
                                null,
                                "",
                                null),
                        district,
                        by);
    }

    /** A rule that brings $200 for being a reviewer, and what it brings somebody. */
    public void twoHundredForReviewers(PersonId reviewer, PersonId by) {
        RuleContent content = TestRules.content(
                List.of(new Condition.RoleHeld(Role.REVIEWER)), PayLimits.NONE, new Grant.Pay(200_00, false));
        context.getBean(RewardRules.class)
                .make(
                        new RuleDraft("Pay for reviewers", content, LocalDate.parse("2020-01-01"), null, "", null),
                        district,
                        by);
        context.getBean(Settling.class).settle(List.of(reviewer), district);
    }

    /** The first award of somebody is looked into. */
    public void suspended(PersonId earner, PersonId by) {
        Awards awards = context.getBean(Awards.class);
        awards.suspend(awards.of(earner, district).get(0).id(), district, by.toString(), "Looked into");
    }

    /** Somebody earns one of the district's micro-credentials. */
    public void awarded(int which, PersonId earner) {
        DefinitionVersion version =
                context.getBean(Definitions.class).published(district).get(which);
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.publishEvent(new DecisionMade(
                        SubmissionId.fresh(),
                        version.definition(),
                        version.id(),
                        earner,
                        district,
                        Outcome.AWARDED,
                        context.getBean(Clock.class).instant())));
    }

    /** The first award of somebody is taken back. */
    public void revoked(PersonId earner, PersonId by) {
        Awards awards = context.getBean(Awards.class);
        AwardCard card = awards.of(earner, district).get(0);
        awards.revoke(card.id(), district, by.toString(), RevocationReason.OTHER, "Made by mistake");
    }

    public List<EntitlementRow> of(PersonId earner) {
        return context.getBean(Entitlements.class).of(earner, district);
    }

    public List<EntitlementId> ids(PersonId earner) {
        return of(earner).stream().map(EntitlementRow::id).toList();
    }
}
