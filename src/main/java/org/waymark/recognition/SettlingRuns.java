package org.waymark.recognition;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.award.AwardsInForce;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/** Brings the ledger of a whole district to what its rules say: a batch of people in each transaction, so memory stays the same. */
@Component
@Transactional
class SettlingRuns implements DueWork<SettlingRuns.Batch> {

    static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final AwardsInForce awards;
    private final People people;
    private final RewardRules rules;
    private final Settling settling;
    private final Districts districts;
    private final DueJobs due;
    private final Clock clock;

    SettlingRuns(
            JdbcClient jdbc,
            AwardsInForce awards,
            People people,
            RewardRules rules,
            Settling settling,
            Districts districts,
            DueJobs due,
            Clock clock) {
        this.jdbc = jdbc;
        this.awards = awards;
        this.people = people;
        this.rules = rules;
        this.settling = settling;
        this.districts = districts;
        this.due = due;
        this.clock = clock;
    }

    /** @param after the last person of the batch before; null for the first */
    record Batch(UUID run, UUID district, @Nullable UUID after) {}

    /** How far one is. */
    record Run(
            UUID id,
            Instant begunAt,
            int people,
            int done,
            int changed,
            @Nullable Instant finishedAt) {}

    /** Begins one; where one is under way another follows it, since that may have passed by who is meant. */
    void begin(DistrictId district) {
        districts.hold(district);
        if (!isToFollow(district)) {
            start(district);
        }
    }

    /** One that ends meanwhile is asked no more: whether another followed it is looked up again. */
    private boolean isToFollow(DistrictId district) {
        Optional<Run> underWay = underWay(district);
        while (underWay.isPresent()) {
            int told = jdbc.sql("update settling_run set again = true where id = :run and district_id = :district"
                            + " and finished_at is null")
                    .param("run", underWay.get().id())
                    .param("district", district.id())
                    .update();
            if (told > 0) {
                return true;
            }
            underWay = underWay(district);
        }
        return false;
    }

    private Optional<Run> underWay(DistrictId district) {
        return last(district).filter(run -> run.finishedAt() == null);
    }

    private void start(DistrictId district) {
        UUID run = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql("insert into settling_run (id, district_id, begun_at, people, done, changed)"
                        + " values (:run, :district, :now, :people, 0, 0)")
                .param("run", run)
                .param("district", district.id())
                .param("now", now())
                .param("people", asksOfAll(district) ? people.countEver(district) : awards.countEarners(district))
                .update();
        due.schedule(this, run + "|", new Batch(run, district.id(), null));
    }

    @Transactional(readOnly = true)
    Optional<Run> last(DistrictId district) {
        return jdbc.sql("select id, begun_at, people, done, changed, finished_at from settling_run"
                        + " where district_id = :district order by begun_at desc, id desc limit 1")
                .param("district", district.id())
                .query((row, n) -> run(row))
                .optional();
    }

    @Override
    public String name() {
        return "recognition-settle";
    }

    @Override
    public Class<Batch> dataType() {
        return Batch.class;
    }

    @Override
    public void run(Batch batch) {
        DistrictId district = new DistrictId(batch.district());
        List<PersonId> some = next(district, batch.after() == null ? null : new PersonId(batch.after()));
        int changed = settling.settle(some, district);
        Optional<Boolean> again = held(batch);
        if (again.isEmpty()) {
            return;
        }
        boolean last = some.size() < BATCH;
        jdbc.sql("update settling_run set done = done + :done, changed = changed + :changed, finished_at = :finished"
                        + " where id = :run and district_id = :district")
                .param("done", some.size())
                .param("changed", changed)
                .param("finished", last ? now() : null)
                .param("run", batch.run())
                .param("district", batch.district())
                .update();
        if (!last) {
            UUID after = some.get(some.size() - 1).id();
            due.schedule(this, batch.run() + "|" + after, new Batch(batch.run(), batch.district(), after));
        } else if (again.get()) {
            start(district);
        }
    }

    /** Those who were ever awarded anything; everybody where a rule asks for what nobody has to be awarded for. */
    private List<PersonId> next(DistrictId district, @Nullable PersonId after) {
        return asksOfAll(district) ? people.ever(district, after, BATCH) : awards.earners(district, after, BATCH);
    }

    private boolean asksOfAll(DistrictId district) {
        return rules.asks(Condition.ReviewsDone.class, district) || rules.asks(Condition.RoleHeld.class, district);
    }

    /**
     * Whether another is wanted after this one; nothing where it has ended. Who begins one waits until the transaction ends.
     * It is the run that is held, and not the district: who closes a period holds that and then asks for the rows of the
     * ledger, which are held here.
     */
    private Optional<Boolean> held(Batch batch) {
        return jdbc.sql("select again from settling_run where id = :run and district_id = :district"
                        + " and finished_at is null for update")
                .param("run", batch.run())
                .param("district", batch.district())
                .query(Boolean.class)
                .optional();
    }

    /** So that another can begin, at once where it was asked for meanwhile. */
    @Override
    public void givenUp(Batch batch, String why) {
        Optional<Boolean> again = held(batch);
        jdbc.sql("update settling_run set finished_at = :now where id = :run and district_id = :district"
                        + " and finished_at is null")
                .param("now", now())
                .param("run", batch.run())
                .param("district", batch.district())
                .update();
        if (again.orElse(false)) {
            start(new DistrictId(batch.district()));
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Run run(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getInt("people"),
                row.getInt("done"),
                row.getInt("changed"),
                finished == null ? null : finished.toInstant());
    }
}
