package org.waymark.recognition.roles;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

interface RoleProfileRepository extends JpaRepository<RoleProfile, RoleProfileId> {

    List<RoleProfile> findByDistrictOrderByTitleAscSlugAsc(DistrictId district);

    Optional<RoleProfile> findByIdAndDistrict(RoleProfileId id, DistrictId district);

    Optional<RoleProfile> findBySlugAndDistrict(String slug, DistrictId district);

    boolean existsByDistrict(DistrictId district);
}
