package org.waymark.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ConflictRepository extends Repository<Conflict, UUID> {

    @Modifying
    @NativeQuery("insert into review_conflict (id, district_id, definition_id, earner_id, person_id, since)"
            + " values (:id, :district, :definition, :earner, :person, :now) on conflict do nothing")
    int add(UUID id, UUID district, UUID definition, UUID earner, UUID person, Instant now);

    /** Of all of an earner's work. */
    @Modifying
    @NativeQuery("insert into review_conflict (id, district_id, definition_id, earner_id, person_id, since)"
            + " select p.id_, p.district_, null, p.earner_, p.person_, p.now_ from (select cast(:id as uuid) as id_,"
            + " cast(:district as uuid) as district_, cast(:earner as uuid) as earner_,"
            + " cast(:person as uuid) as person_, cast(:now as timestamp with time zone) as now_) p"
            + " where not exists (select 1 from review_conflict c where c.district_id = p.district_"
            + " and c.definition_id is null and c.earner_id = p.earner_ and c.person_id = p.person_)")
    int addForAll(UUID id, UUID district, UUID earner, UUID person, Instant now);

    @Query("select c.person from Conflict c where c.earner = :earner"
            + " and (c.definition.id = :#{#definition.id()} or c.definition.id is null) and c.district = :district")
    List<PersonId> ofEarner(PersonId earner, DefinitionId definition, DistrictId district);

    @Query("select count(c) from Conflict c"
            + " where (c.person = :person or c.earner = :person) and c.district = :district")
    long countOf(PersonId person, DistrictId district);

    @Query("select c from Conflict c where c.person = :person and c.district = :district order by c.since")
    List<Conflict> namesRead(PersonId person, DistrictId district);

    @Modifying
    @NativeQuery("delete from review_conflict"
            + " where (person_id = :person or earner_id = :person) and district_id = :district")
    int remove(UUID person, UUID district);
}
