package org.waymark.people.identities;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface PersonLinkRepository extends JpaRepository<PersonLink, UUID> {

    Optional<PersonLink> findByIdAndDistrict(UUID id, DistrictId district);

    /** For a change: of two at once the second waits and then sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from PersonLink l where l.id = :id and l.district = :district")
    Optional<PersonLink> hold(UUID id, DistrictId district);

    /** The open links of these, on either side, oldest first. */
    @Query("select l from PersonLink l where l.district = :district and l.undoneAt is null"
            + " and (l.main in :persons or l.other in :persons) order by l.linkedAt, l.id")
    List<PersonLink> open(Collection<PersonId> persons, DistrictId district);

    /** Every link of a person, undone ones too, oldest first. */
    @Query("select l from PersonLink l where l.district = :district and (l.main = :person or l.other = :person)"
            + " order by l.linkedAt, l.id")
    List<PersonLink> ever(PersonId person, DistrictId district);

    /** What undone links remember; those in force are not touched. */
    @Modifying
    @NativeQuery("delete from person_link_row where link_id in (select id from person_link"
            + " where district_id = :district and undone_at is not null and (main_id = :person or other_id = :person))")
    int forgetRows(UUID person, UUID district);
}
