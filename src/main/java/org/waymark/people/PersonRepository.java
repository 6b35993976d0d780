package org.waymark.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface PersonRepository extends JpaRepository<Person, PersonId> {

    Optional<Person> findByDistrictAndIssuerAndSub(DistrictId district, String issuer, String sub);

    Optional<Person> findByIdAndDistrict(PersonId id, DistrictId district);

    List<Person> findByDistrictAndIdIn(DistrictId district, Collection<PersonId> ids);

    Page<Person> findByDistrictAndSearchNameContaining(DistrictId district, String part, Pageable page);

    List<Person> findByDistrictAndSearchNameContainingOrderBySearchName(DistrictId district, String part, Limit most);

    /** All that a repeat launch needs, in one read. */
    @Query("select new org.waymark.people.KnownPerson(p.id, p.displayName, p.rosterName,"
            + " p.accessClosedAt, p.launchedFrom, p.launchedFromAt, p.sourcedid, d.zone)"
            + " from Person p join District d on d.id = p.district"
            + " where p.district = :district and p.issuer = :issuer and p.sub = :sub")
    Optional<KnownPerson> known(DistrictId district, String issuer, String sub);

    /** Takes the register's id away from whomever else the LMS gave it to: within one LMS it names one user. */
    @Modifying
    @NativeQuery("update person set sourcedid = null where district_id = :district and sourcedid = :sourcedid"
            + " and id <> :person and issuer = (select p.issuer from person p where p.id = :person"
            + " and p.district_id = :district)")
    void nobodyElseIsRegisteredAs(UUID person, UUID district, String sourcedid);

    /** Written without a version, as no entity writes it. */
    @Modifying
    @NativeQuery("update person set sourcedid = :sourcedid where id = :person and district_id = :district")
    void isRegisteredAs(UUID person, UUID district, String sourcedid);

    /** Adds a person unless the LMS user is known; two launches at once make one. */
    @Modifying
    @NativeQuery("insert into person"
            + " (id, version, district_id, issuer, sub, display_name, search_name, first_seen_at)"
            + " values (:id, 0, :district, :issuer, :sub, :name, :searchName, :at) on conflict do nothing")
    int add(UUID id, UUID district, String issuer, String sub, @Nullable String name, String searchName, Instant at);
}
