package org.waymark.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RoleGrantRepository extends JpaRepository<RoleGrant, UUID> {

    Optional<RoleGrant> findByDistrictAndPersonAndRoleAndEndedAtIsNull(DistrictId district, PersonId person, Role role);

    List<RoleGrant> findByDistrictAndPersonInAndEndedAtIsNull(DistrictId district, Collection<PersonId> persons);

    @Query("select g.role from RoleGrant g where g.district = :district and g.person = :person and g.endedAt is null")
    Set<Role> held(PersonId person, DistrictId district);

    @Query("select g.person from RoleGrant g where g.district = :district and g.role = :role and g.endedAt is null"
            + " order by g.givenAt, g.id")
    List<PersonId> holders(Role role, DistrictId district);

    long countByDistrictAndRoleAndEndedAtIsNull(DistrictId district, Role role);

    List<RoleGrant> findByPersonAndDistrict(PersonId person, DistrictId district);
}
