package org.waymark.placement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.waymark.people.DistrictId;

interface PlacementTemplateRepository extends Repository<PlacementTemplate, UUID> {

    List<PlacementTemplate> findByContextIdInAndRegistrationIdAndDistrictOrderByCopiedAtDesc(
            Collection<String> contexts, UUID registrationId, DistrictId district);

    /** Copying the same course twice brings nothing new. */
    @Modifying
    @NativeQuery("insert into placement_template"
            + " (id, district_id, registration_id, context_id, from_link_id, link_title, definition_id, copied_at)"
            + " values (:id, :district, :registration, :context, :link, :title, :definition, :now)"
            + " on conflict do nothing")
    int add(
            UUID id,
            UUID district,
            UUID registration,
            String context,
            String link,
            @Nullable String title,
            UUID definition,
            Instant now);
}
