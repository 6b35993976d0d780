package org.waymark.recognition.roles;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What is done about eligibility without anybody's doing, some hundred people in a transaction. */
@Service
class EligibilityRounds {

    private static final int SOME = 500;

    private final EligibilityPools pools;
    private final RoleProfileRepository profiles;
    private final RoleLook look;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    EligibilityRounds(
            EligibilityPools pools,
            RoleProfileRepository profiles,
            RoleLook look,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.pools = pools;
        this.profiles = profiles;
        this.look = look;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void follow(DistrictId district) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> letSomeGo(district)));
        }
        more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> pools.tellOfWindows(district) > 0));
        }
    }

    /** Where there is a position at all. */
    void lookThrough(DistrictId district) {
        transaction.executeWithoutResult(status -> {
            if (profiles.existsByDistrict(district)) {
                look.schedule(district);
            }
        });
    }

    private boolean letSomeGo(DistrictId district) {
        List<PersonId> left = jdbc.sql("select distinct e.person_id from eligibility e join person p"
                        + " on p.id = e.person_id and p.district_id = e.district_id where e.district_id = :district"
                        + " and e.ended_at is null and p.access_closed_at is not null limit :some")
                .param("district", district.id())
                .param("some", SOME)
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
        if (!left.isEmpty()) {
            pools.left(left, district);
        }
        return !left.isEmpty();
    }
}
