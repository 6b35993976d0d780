package org.waymark.recognition.roles;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Looks through all who hold an award for those who have become eligible by something else than an award: a position that is
 * new, a stack that changed, a year of service. Some hundred at a time, each some due work of its own.
 */
@Component
class RoleLook implements DueWork<RoleLook.From> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int SOME = 200;

    private final ObjectProvider<EligibilityPools> pools;
    private final ObjectProvider<DueJobs> jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RoleLook(
            ObjectProvider<EligibilityPools> pools,
            ObjectProvider<DueJobs> jobs,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.pools = pools;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Where it goes on: behind this person. */
    record From(UUID district, UUID person) {}

    @Override
    public String name() {
        return "recognition-look-who-is-eligible";
    }

    @Override
    public Class<From> dataType() {
        return From.class;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void schedule(DistrictId district) {
        next(new From(district.id(), BEFORE_ALL));
    }

    @Override
    public void run(From from) {
        List<UUID> persons = jdbc.sql("select distinct earner_id from award where district_id = :district"
                        + " and revoked_at is null and earner_id > :after order by earner_id limit :some")
                .param("district", from.district())
                .param("after", from.person())
                .param("some", SOME)
                .query(UUID.class)
                .list();
        DistrictId district = new DistrictId(from.district());
        // One by one: what is found of one stays found, whatever happens with the next.
        persons.forEach(person ->
                transaction.executeWithoutResult(status -> pools.getObject().look(new PersonId(person), district)));
        if (persons.size() == SOME) {
            transaction.executeWithoutResult(
                    status -> next(new From(from.district(), persons.get(persons.size() - 1))));
        }
    }

    private void next(From from) {
        jobs.getObject().schedule(this, from.district() + "|" + from.person(), from);
    }
}
