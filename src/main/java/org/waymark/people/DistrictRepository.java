package org.waymark.people;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface DistrictRepository extends JpaRepository<District, DistrictId> {

    Optional<District> findByName(String name);
}
