package org.waymark.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface PersonOldIdRepository extends Repository<PersonOldId, UUID> {

    /** Whoever proved an old id first keeps it; every launch repeats the same. */
    @Modifying
    @NativeQuery("insert into person_old_id (id, district_id, person_id, consumer_key, user_id, proven_at)"
            + " values (:id, :district, :person, :key, :user, :now) on conflict do nothing")
    int add(UUID id, UUID district, UUID person, String key, String user, Instant now);

    Optional<PersonOldId> findByDistrictAndConsumerKeyAndUserId(DistrictId district, String consumerKey, String userId);

    List<PersonOldId> findByPersonAndDistrict(PersonId person, DistrictId district);

    void deleteByPersonAndDistrict(PersonId person, DistrictId district);
}
