package org.waymark.catalog;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface DefinitionRepository extends JpaRepository<CredentialDefinition, DefinitionId> {

    /** A definition with one of its versions. */
    record Row(CredentialDefinition definition, PublishedVersion version) {

        DefinitionVersion view() {
            return version.of(definition);
        }
    }

    /** One version and how its definition stands, without the long content. */
    record Head(
            DefinitionId definition,
            String code,
            String slug,
            Stage stage,
            @Nullable DefinitionVersionId current,
            DefinitionVersionId version,
            String number) {}

    /** A version's title. */
    record Title(DefinitionVersionId version, String title, String number) {}

    @Query("""
            select new org.waymark.catalog.DefinitionRepository$Row(d, v)
            from CredentialDefinition d join PublishedVersion v on v.id = d.currentVersion
            where d.district = :district and v.district = :district and d.stage = org.waymark.catalog.Stage.LIVE
            order by v.title, d.code
            """)
    List<Row> published(DistrictId district);

    @Query("""
            select new org.waymark.catalog.DefinitionRepository$Row(d, v)
            from CredentialDefinition d join PublishedVersion v on v.id = d.currentVersion
            where d.district = :district and v.district = :district order by d.code
            """)
    List<Row> all(DistrictId district);

    @Query("select d.slug from CredentialDefinition d where d.district = :district")
    List<String> slugs(DistrictId district);

    /** All of a district's, for a change of many. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from CredentialDefinition d where d.district = :district order by d.id.id")
    List<CredentialDefinition> holdAll(DistrictId district);

    @Query("""
            select new org.waymark.catalog.DefinitionRepository$Row(d, v)
            from CredentialDefinition d join PublishedVersion v on v.id = d.currentVersion
            where d.id in :definitions and d.district = :district and v.district = :district order by v.title, d.code
            """)
    List<Row> current(Collection<DefinitionId> definitions, DistrictId district);

    @Query("select count(d) = 0 from CredentialDefinition d where d.slug = :slug and d.district = :district")
    boolean slugIsFree(String slug, DistrictId district);

    @Query("""
            select new org.waymark.catalog.DefinitionRepository$Row(d, v)
            from CredentialDefinition d join PublishedVersion v on v.id = d.currentVersion
            where d.id = :definition and d.district = :district and v.district = :district
            """)
    Optional<Row> current(DefinitionId definition, DistrictId district);

    @Query("""
            select new org.waymark.catalog.DefinitionRepository$Row(d, v)
            from CredentialDefinition d join PublishedVersion v on v.id = d.currentVersion
            where d.code = :code and d.district = :district and v.district = :district
            """)
    Optional<Row> byCode(String code, DistrictId district);

    /** For a change: of two at once the second waits and then sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from CredentialDefinition d where d.id = :id and d.district = :district")
    Optional<CredentialDefinition> hold(DefinitionId id, DistrictId district);

    /** Ids of the pilots that are tried by one of these cohorts. */
    @Query("""
            select distinct d.id.id from CredentialDefinition d join d.pilotCohorts c
            where d.stage = org.waymark.catalog.Stage.PILOT and d.district = :district and c.cohort in :cohorts
            """)
    List<UUID> pilotsOf(Collection<UUID> cohorts, DistrictId district);

    Optional<CredentialDefinition> findByIdAndDistrict(DefinitionId id, DistrictId district);

    @Query("select d from CredentialDefinition d where d.id in :ids and d.district = :district")
    List<CredentialDefinition> those(Collection<DefinitionId> ids, DistrictId district);

    @Query("""
            select new org.waymark.catalog.DefinitionRepository$Head(d.id, d.code, d.slug, d.stage, d.currentVersion,
            v.id, v.number)
            from CredentialDefinition d join PublishedVersion v on v.definition = d.id
            where v.id = :version and d.district = :district and v.district = :district
            """)
    Optional<Head> version(DefinitionVersionId version, DistrictId district);

    @Query("select v from PublishedVersion v where v.district = :district and v.id in :versions")
    List<PublishedVersion> versions(Collection<DefinitionVersionId> versions, DistrictId district);

    @Query("""
            select new org.waymark.catalog.DefinitionRepository$Title(v.id, v.title, v.number)
            from PublishedVersion v where v.district = :district and v.id in :versions
            """)
    List<Title> titles(Collection<DefinitionVersionId> versions, DistrictId district);

    @Query("""
            select new org.waymark.catalog.NamedDefinition(d.id, v.title, d.slug, d.stage)
            from CredentialDefinition d join PublishedVersion v on v.id = d.currentVersion
            where d.id in :definitions and d.district = :district and v.district = :district
            """)
    List<NamedDefinition> named(Collection<DefinitionId> definitions, DistrictId district);

    @Query("""
            select new org.waymark.catalog.NamedDefinition(d.id, v.title, d.slug, d.stage)
            from CredentialDefinition d join PublishedVersion v on v.id = d.currentVersion
            where d.district = :district and v.district = :district order by v.title, d.code
            """)
    List<NamedDefinition> named(DistrictId district);
}
