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
import org.waymark.people.PersonId;

/** Brings the ledger of a whole district to what its rules say: a batch of people in each transaction, so memory stays the same. */
@Component
@Transactional
class SettlingRuns implements DueWork<SettlingRuns.Batch> {

    static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final AwardsInForce awards;
    private final Settling settling;
    private final Districts districts;
    private final DueJobs due;
    private final Clock clock;

    SettlingRuns(
            JdbcClient jdbc, AwardsInForce awards, Settling settling, Districts districts, DueJobs due, Clock clock) {
        this.jdbc = jdbc;
        this.awards = awards;
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

    /** Begins one, unless one is under way. */
    void begin(DistrictId district) {
        districts.hold(district);
        if (last(district).filter(run -> run.finishedAt() == null).isPresent()) {
            return;
        }
        UUID run = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql("insert into settling_run (id, district_id, begun_at, people, done, changed)"
                        + " values (:run, :district, :now, :people, 0, 0)")
                .param("run", run)
                .param("district", district.id())
                .param("now", now())
                .param("people", awards.countEarners(district))
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
        List<PersonId> people =
                awards.earners(district, batch.after() == null ? null : new PersonId(batch.after()), BATCH);
        int changed = settling.settle(people, district);
        jdbc.sql("update settling_run set done = done + :done, changed = changed + :changed, finished_at = :finished"
                        + " where id = :run and district_id = :district")
                .param("done", people.size())
                .param("changed", changed)
                .param("finished", people.size() < BATCH ? now() : null)
                .param("run", batch.run())
                .param("district", batch.district())
                .update();
        if (people.size() == BATCH) {
            UUID last = people.get(people.size() - 1).id();
            due.schedule(this, batch.run() + "|" + last, new Batch(batch.run(), batch.district(), last));
        }
    }

    /** So that another can begin. */
    @Override
    public void givenUp(Batch batch, String why) {
        jdbc.sql("update settling_run set finished_at = :now where id = :run and district_id = :district")
                .param("now", now())
                .param("run", batch.run())
                .param("district", batch.district())
                .update();
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
