package org.waymark.notices;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Notices and addresses for tests; found by the component scan of tests. */
@Component
public class TestNotices {

    private final Notices notices;
    private final NoticeWishesRepository wishes;
    private final TransactionTemplate transaction;
    private final JdbcTemplate sql;
    private final TestClock clock;

    TestNotices(
            Notices notices,
            NoticeWishesRepository wishes,
            TransactionTemplate transaction,
            JdbcTemplate sql,
            TestClock clock) {
        this.notices = notices;
        this.wishes = wishes;
        this.transaction = transaction;
        this.sql = sql;
        this.clock = clock;
    }

    /** Gives a person a proved address of their own, which nobody else has. */
    public String address(PersonId person, DistrictId district) {
        String address = UUID.randomUUID() + "@school.example.org";
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.update(
                "insert into person_email (id, version, district_id, person_id, address, address_key, added_at,"
                        + " verified_at) values (?, 0, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                district.id(),
                person.id(),
                address,
                address,
                now,
                now);
        return address;
    }

    /** As if the mail server had refused this address. */
    void refused(PersonId person, DistrictId district, String address) {
        transaction.executeWithoutResult(status -> {
            wishes.add(person.id(), district.id());
            wishes.findByPersonAndDistrict(person.id(), district.id())
                    .orElseThrow()
                    .refused(address, clock.instant());
        });
    }

    /** Tells someone that a decision on this was made. */
    public void tell(PersonId person, DistrictId district, String title) {
        transaction.executeWithoutResult(status ->
                notices.send(new Notice(district.id(), person.id(), "decision-made", List.of(title), "/record")));
    }

    /** The kinds of everything a person was told, newest first. */
    public List<String> told(PersonId person, DistrictId district) {
        return StreamSupport.stream(notices.told(person.id(), district.id()).spliterator(), false)
                .map(Notices.Told::kind)
                .toList();
    }
}
