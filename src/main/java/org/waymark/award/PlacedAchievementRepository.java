package org.waymark.award;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;

interface PlacedAchievementRepository extends Repository<PlacedAchievement, UUID> {

    boolean existsByDefinitionVersionAndDistrict(DefinitionVersionId version, DistrictId district);

    @Modifying
    @NativeQuery("insert into placed_achievement (id, district_id, definition_version_id, placed_at)"
            + " values (:id, :district, :version, :now) on conflict do nothing")
    int add(UUID id, UUID district, UUID version, Instant now);
}
