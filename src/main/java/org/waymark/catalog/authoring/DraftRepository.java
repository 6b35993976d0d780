package org.waymark.catalog.authoring;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface DraftRepository extends JpaRepository<DefinitionDraft, DraftId> {

    /** A draft in a list. */
    record Row(
            DraftId id,
            PersonId author,
            @Nullable DefinitionId revises,
            String code,
            String title,
            DraftState state,
            Instant changedAt) {}

    Optional<DefinitionDraft> findByIdAndDistrict(DraftId id, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from DefinitionDraft d where d.id = :id and d.district = :district")
    Optional<DefinitionDraft> hold(DraftId id, DistrictId district);

    /** Those that somebody may write, the latest first. */
    @Query("""
            select new org.waymark.catalog.authoring.DraftRepository$Row(
                d.id, d.author, d.revises, d.code, d.title, d.state, d.changedAt)
            from DefinitionDraft d
            where d.district = :district and d.code <> ''
              and (d.author.id = :person
                or exists (select 1 from d.editors e where e.person = :person))
            order by d.changedAt desc, d.id.id
            """)
    List<Row> writtenBy(UUID person, DistrictId district);

    @Query("""
            select count(d) > 0 from DefinitionDraft d
            where d.district = :district and d.code <> ''
              and (d.author.id = :person
                or exists (select 1 from d.editors e where e.person = :person))
            """)
    boolean existsWrittenBy(UUID person, DistrictId district);

    @Query("""
            select new org.waymark.catalog.authoring.DraftRepository$Row(
                d.id, d.author, d.revises, d.code, d.title, d.state, d.changedAt)
            from DefinitionDraft d
            where d.district = :district and d.state in :states
            order by d.changedAt desc, d.id.id
            """)
    List<Row> in(Collection<DraftState> states, DistrictId district);

    @Query("select d from DefinitionDraft d join d.editors e where e.person = :person and d.district = :district")
    List<DefinitionDraft> writtenAlong(UUID person, DistrictId district);

    List<DefinitionDraft> findByAuthorAndDistrictOrderByMadeAt(PersonId author, DistrictId district);

    List<DefinitionDraft> findByRevisesAndStateInAndDistrict(
            DefinitionId revises, Collection<DraftState> states, DistrictId district);

    Optional<DefinitionDraft> findFirstByAuthorAndRevisesAndStateAndDistrict(
            PersonId author, DefinitionId revises, DraftState state, DistrictId district);
}
