package org.waymark.submission.coaching;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ThreadRepository extends JpaRepository<CoachingThread, ThreadId> {

    /** With what was said, oldest first, in one read. */
    @Query("select distinct t from CoachingThread t left join fetch t.comments"
            + " where t.companion in :companions and t.district = :district order by t.begunAt, t.id.id")
    List<CoachingThread> of(Collection<CompanionId> companions, DistrictId district);

    Optional<CoachingThread> findByIdAndCompanionAndDistrict(ThreadId id, CompanionId companion, DistrictId district);

    Optional<CoachingThread> findByIdAndDistrict(ThreadId id, DistrictId district);

    @Query("select c from CoachingComment c where c.author = :author and c.district = :district"
            + " order by c.writtenAt, c.id")
    List<CoachingComment> writtenBy(PersonId author, DistrictId district);

    @Query("select count(c) from CoachingComment c where c.author = :author and c.district = :district")
    long countWrittenBy(PersonId author, DistrictId district);
}
