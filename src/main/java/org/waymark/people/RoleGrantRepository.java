package org.waymark.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Grants that count: neither ended nor run out. Only {@link #open} and what runs out also find what has run out. */
interface RoleGrantRepository extends JpaRepository<RoleGrant, UUID> {

    /** The one that nobody has ended, even if it has run out and this was not noticed yet. */
    @Query("select g from RoleGrant g where g.district = :district and g.person = :person and g.role = :role"
            + " and g.endedAt is null")
    Optional<RoleGrant> open(DistrictId district, PersonId person, Role role);

    /** What nobody has ended and what runs out before a moment, which may be past. */
    @Query("select g from RoleGrant g where g.district = :district and g.endedAt is null and g.untilAt <= :before"
            + " order by g.untilAt, g.id")
    List<RoleGrant> runningOut(DistrictId district, Instant before);

    @Query("select count(g) from RoleGrant g where g.district = :district and g.endedAt is null"
            + " and g.untilAt <= :before")
    long countRunningOut(DistrictId district, Instant before);

    @Query("select g from RoleGrant g where g.district = :district and g.person in :persons and g.endedAt is null"
            + " and (g.untilAt is null or g.untilAt > :now)")
    List<RoleGrant> ofAll(DistrictId district, Collection<PersonId> persons, Instant now);

    @Query("select g.person from RoleGrant g where g.district = :district and g.role = :role and g.endedAt is null"
            + " and (g.untilAt is null or g.untilAt > :now) order by g.givenAt, g.id")
    List<PersonId> holders(Role role, DistrictId district, Instant now);

    /** How many others hold a role now. */
    @Query("select count(g) from RoleGrant g where g.district = :district and g.role = :role and g.person <> :person"
            + " and g.endedAt is null and (g.untilAt is null or g.untilAt > :now)")
    long others(Role role, PersonId person, DistrictId district, Instant now);

    /** How many hold a role that does not run out by itself. */
    @Query("select count(g) from RoleGrant g where g.district = :district and g.role = :role"
            + " and g.endedAt is null and g.untilAt is null")
    long countForGood(DistrictId district, Role role);

    /** How many others hold a role that does not run out by itself. */
    @Query("select count(g) from RoleGrant g where g.district = :district and g.role = :role and g.person <> :person"
            + " and g.endedAt is null and g.untilAt is null")
    long othersForGood(Role role, PersonId person, DistrictId district);

    /** All there ever were, for the person and for whoever erases them. */
    List<RoleGrant> findByPersonAndDistrict(PersonId person, DistrictId district);
}
