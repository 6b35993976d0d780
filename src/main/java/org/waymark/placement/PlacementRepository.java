package org.waymark.placement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface PlacementRepository extends JpaRepository<Placement, PlacementId> {

    Optional<Placement> findByIdAndDistrict(PlacementId id, DistrictId district);

    List<Placement> findByDistrictAndDefinitionIsNotNullOrderByFirstSeenAtDesc(DistrictId district);

    boolean existsByDefinitionAndRegistrationIdAndDistrict(
            DefinitionId definition, UUID registration, DistrictId district);

    /** The place, the learner's line in its gradebook and the author's in one query: every launch asks this. */
    @Query("""
            select p as placement, e as entry, a as author
            from Placement p left join GradebookEntry e on e.placement = p.id and e.person = :person
              left join CourseAuthor a on a.district = p.district and a.person = :person
                and a.registrationId = p.registrationId and a.contextId = p.contextId
            where p.registrationId = :registration and p.deploymentId = :deployment and p.contextId = :context
              and p.resourceLinkId = :link and p.district = :district
            """)
    List<Object[]> find(
            UUID registration, String deployment, String context, String link, DistrictId district, PersonId person);

    /** The same without a learner: what somebody else's gradebook points at. */
    Optional<Placement> findByRegistrationIdAndDeploymentIdAndContextIdAndResourceLinkIdAndDistrict(
            UUID registrationId, String deploymentId, String contextId, String resourceLinkId, DistrictId district);

    List<Placement> findByRegistrationIdAndLineItemAndDistrict(
            UUID registrationId, String lineItem, DistrictId district);

    /** What the links that a copy was made from stand for, in whichever course. */
    @Query("""
            select p from Placement p
            where p.district = :district and p.registrationId = :registration and p.definition is not null
              and (p.resourceLinkId in :links or p.oldResourceLinkId in :links)
            """)
    List<Placement> originals(Collection<String> links, UUID registration, DistrictId district);

    /** All that is placed in some courses. */
    @Query("""
            select p from Placement p
            where p.district = :district and p.registrationId = :registration and p.definition is not null
              and p.contextId in :contexts
            order by p.firstSeenAt, p.id.id
            """)
    List<Placement> placedIn(Collection<String> contexts, UUID registration, DistrictId district);

    /** What was not named by the links themselves. */
    @Query("""
            select p from Placement p
            where p.district = :district and p.source in :sources
            order by p.firstSeenAt desc, p.id.id desc limit 200
            """)
    List<Placement> withSource(Collection<PlacementSource> sources, DistrictId district);

    /** Two tabs may open the same new link at once: one makes the row, the other finds it. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into placement (id, version, district_id, registration_id, deployment_id, context_id,
                        resource_link_id, scopes, first_seen_at)
                    values (:id, 0, :#{#district.id()}, :registration, :deployment, :context, :link, '', :now)
                    on conflict do nothing
                    """)
    void insertIfAbsent(
            UUID id,
            DistrictId district,
            UUID registration,
            String deployment,
            String context,
            String link,
            Instant now);
}
