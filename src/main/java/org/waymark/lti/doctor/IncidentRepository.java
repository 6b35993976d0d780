package org.waymark.lti.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface IncidentRepository extends JpaRepository<Incident, UUID>, JpaSpecificationExecutor<Incident> {

    List<Incident> findByReferenceOrderByAtDesc(String reference);

    @Query("select distinct i.code from Incident i order by i.code")
    List<String> codes();

    @Query("select distinct i.code from Incident i where i.registration = :registration order by i.code")
    List<String> codes(UUID registration);

    @Query("""
            select distinct i.code from Incident i
            where i.registration = :registration
                and (i.deploymentId in :deployments or :unnamed = true and i.deploymentId is null)
            order by i.code""")
    List<String> codes(UUID registration, Set<String> deployments, boolean unnamed);

    @Modifying
    @Query(
            "update Incident i set i.times = :times, i.lastAt = :lastAt where i.reference = :reference and i.at >= :since")
    int count(String reference, int times, Instant lastAt, Instant since);

    @Modifying
    @Query("delete from Incident i where i.at < :before")
    int removeOlderThan(Instant before);

    /** Each connection keeps its newest of each code; all platforms that we do not know count as one connection. */
    @Modifying
    @NativeQuery("""
            delete from lti_incident where id in (
                select ranked.id from (
                    select id, row_number() over (
                        partition by registration_id, code order by last_at desc, id desc) as place
                    from lti_incident) ranked
                where ranked.place > :most)""")
    int removeBeyond(int most);
}
