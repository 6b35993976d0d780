package org.waymark.people;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface PersonRepository extends JpaRepository<Person, PersonId> {

    String FOUND = "select p from Person p where p.district = :district and p.protectedUntil is null"
            + " and p.erasedAt is null";

    Optional<Person> findByDistrictAndIssuerAndSub(DistrictId district, String issuer, String sub);

    Optional<Person> findByIdAndDistrict(PersonId id, DistrictId district);

    List<Person> findByDistrictAndSub(DistrictId district, String sub);

    List<Person> findByDistrictAndIdIn(DistrictId district, Collection<PersonId> ids);

    /** Those who are protected as minors are found by nobody, and those who are erased are nobody. */
    @Query(FOUND + " and (:part = '' or locate(:part, p.searchName) > 0)")
    Page<Person> findByDistrictAndSearchNameContaining(DistrictId district, String part, Pageable page);

    /** The same, each person once: not by the identities that are linked to another. */
    @Query(FOUND + " and (:part = '' or locate(:part, p.searchName) > 0) and not exists (select 1 from PersonLink l"
            + " where l.other = p.id and l.district = :district and l.undoneAt is null)")
    Page<Person> peopleNamed(DistrictId district, String part, Pageable page);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Person p where p.id = :id and p.district = :district")
    Optional<Person> hold(PersonId id, DistrictId district);

    /** How many people are protected as minors. */
    @Query(
            "select count(p) from Person p where p.district = :district and p.protectedUntil is not null and p.erasedAt is null"
                    + " and not exists (select 1 from PersonLink l where l.other = p.id and l.district = :district"
                    + " and l.undoneAt is null)")
    long hidden(DistrictId district);

    /** Whom someone signs in as: the main identity where this one is linked to it. */
    @Query("select l.main from PersonLink l where l.other = :person and l.district = :district and l.undoneAt is null")
    Optional<PersonId> main(PersonId person, DistrictId district);

    /** The open links of these, on either side, oldest first. */
    @Query("select new org.waymark.people.LinkedIds(l.main, l.other) from PersonLink l where l.district = :district"
            + " and l.undoneAt is null and (l.main in :persons or l.other in :persons) order by l.linkedAt, l.id")
    List<LinkedIds> links(Collection<PersonId> persons, DistrictId district);

    @Query("select p from Person p where p.district = :district and p.id in (select l.other from PersonLink l"
            + " where l.main = :main and l.district = :district and l.undoneAt is null) order by p.firstSeenAt")
    List<Person> linkedTo(PersonId main, DistrictId district);

    /** Written without a version, as no entity writes it. */
    @Modifying
    @NativeQuery("update person set language = :language where id = :person and district_id = :district")
    int speaks(UUID person, UUID district, String language);

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
