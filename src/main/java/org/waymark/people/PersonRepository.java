package org.waymark.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PersonRepository extends JpaRepository<Person, PersonId> {

    Optional<Person> findByDistrictAndIssuerAndSub(DistrictId district, String issuer, String sub);

    Optional<Person> findByIdAndDistrict(PersonId id, DistrictId district);

    List<Person> findByDistrictAndIdIn(DistrictId district, Collection<PersonId> ids);

    @Query("select p.id from Person p where p.district = :district and p.issuer <> 'x'")
    List<PersonId> all(DistrictId district);
}
