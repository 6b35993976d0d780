package org.waymark.insights.api;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.recognition.Entitlements;
import org.waymark.recognition.InForce;

/** What is there at this moment, to the number: for the operator, who runs the database anyway. */
@Service
@Transactional(readOnly = true)
class LiveCounts {

    private static final String IN_FORCE =
            " from award a where a.district_id = :district and a.revoked_at is null and a.suspended_at is null"
                    + " and (a.valid_until is null or a.valid_until > :now)";

    private final Entitlements entitlements;
    private final JdbcClient jdbc;
    private final Clock clock;

    LiveCounts(Entitlements entitlements, JdbcClient jdbc, Clock clock) {
        this.clock = clock;
        this.entitlements = entitlements;
        this.jdbc = jdbc;
    }

    /**
     * @param joined members of programmes that run
     * @param earners people with an award in force
     * @param awards in force, one of each person and micro-credential: one that was earned anew before it ended counts once
     * @param submissions attempts that were handed in; drafts are none, and what came back as incomplete used none up
     * @param entitlements rows of the ledger in force
     * @param entitlementCents what they add up to
     */
    record Summary(long joined, long earners, long awards, long submissions, long entitlements, long entitlementCents) {

        Summary plus(Summary other) {
            return new Summary(
                    joined + other.joined,
                    earners + other.earners,
                    awards + other.awards,
                    submissions + other.submissions,
                    entitlements + other.entitlements,
                    entitlementCents + other.entitlementCents);
        }

        static Summary nothing() {
            return new Summary(0, 0, 0, 0, 0, 0);
        }
    }

    Summary of(DistrictId district) {
        InForce ledger = entitlements.inForce(district);
        return new Summary(
                one(
                        "select count(distinct m.person_id) from programme_member m join programme p on p.id = m.programme_id"
                                + " and p.ended_at is null where m.district_id = :district and m.ended_at is null"
                                + " and not exists (select 1 from person_link l where l.district_id = :district"
                                + " and l.other_id = m.person_id and l.undone_at is null)",
                        district),
                one("select count(distinct a.earner_id)" + IN_FORCE, district),
                one(
                        "select count(*) from (select distinct a.earner_id, a.definition_id" + IN_FORCE + ") held",
                        district),
                one(
                        "select count(*) from submission s where s.district_id = :district"
                                + " and s.status in ('SUBMITTED', 'IN_REVIEW', 'NOT_YET', 'AWARDED')",
                        district),
                ledger.rows(),
                ledger.cents());
    }

    private long one(String sql, DistrictId district) {
        return jdbc.sql(sql)
                .param("district", district.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
