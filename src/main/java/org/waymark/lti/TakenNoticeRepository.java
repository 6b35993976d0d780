package org.waymark.lti;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TakenNoticeRepository extends Repository<TakenNotice, UUID> {

    /** Answers 1 to whoever is first; two nodes may get the same notice at once. */
    @Modifying
    @NativeQuery("insert into lti_notice (id, registration_id, notice_id, type, taken_at)"
            + " values (:id, :registration, :notice, :type, :now) on conflict do nothing")
    int take(UUID id, UUID registration, String notice, String type, Instant now);

    @Modifying
    @Query("delete from TakenNotice n where n.takenAt < :before")
    int forget(Instant before);
}
