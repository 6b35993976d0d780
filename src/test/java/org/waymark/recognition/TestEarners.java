package org.waymark.recognition;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.award.AwardCard;
import org.waymark.award.Awards;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** People who earn and lose awards, without the reading before; found by the component scan of tests. */
@Component
public class TestEarners {

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Definitions definitions;
    private final Awards awards;
    private final JdbcClient jdbc;
    private final TestClock clock;

    TestEarners(
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Definitions definitions,
            Awards awards,
            JdbcClient jdbc,
            TestClock clock) {
        this.events = events;
        this.transaction = transaction;
        this.definitions = definitions;
        this.awards = awards;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void earns(PersonId person, DefinitionId definition, DistrictId district) {
        DefinitionVersion version = definitions.current(definition, district).orElseThrow();
        transaction.executeWithoutResult(status -> events.publishEvent(new DecisionMade(
                SubmissionId.fresh(), definition, version.id(), person, district, Outcome.AWARDED, clock.instant())));
    }

    public void loses(PersonId person, DefinitionId definition, DistrictId district) {
        awards.revoke(
                award(person, definition, district).id(),
                district,
                "operator",
                RevocationReason.values()[0],
                "Not their own work");
    }

    public AwardCard award(PersonId person, DefinitionId definition, DistrictId district) {
        String title = definitions.current(definition, district).orElseThrow().title();
        return awards.of(person, district).stream()
                .filter(card -> card.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Every course has taken them off its list. */
    public void leaves(PersonId person, DistrictId district) {
        jdbc.sql("update person set access_closed_at = current_timestamp where id = ? and district_id = ?")
                .params(person.id(), district.id())
                .update();
    }

    public void isMinor(PersonId person, DistrictId district) {
        jdbc.sql("update person set protected_until = date '9999-12-31' where id = ? and district_id = ?")
                .params(person.id(), district.id())
                .update();
    }

    /** The register says so of somebody of a school. */
    public void hasServed(int years, PersonId person, DistrictId district) {
        jdbc.sql("update staff_record set years_of_service = ? where district_id = ? and sourcedid ="
                        + " (select sourcedid from person where id = ?)")
                .params(years, district.id(), person.id())
                .update();
    }

    public long notices(String kind, PersonId person) {
        return jdbc.sql("select count(*) from notice where person = ? and kind = ?")
                .params(person.id(), kind)
                .query(Long.class)
                .single();
    }
}
