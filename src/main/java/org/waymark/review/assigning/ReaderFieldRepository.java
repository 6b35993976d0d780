package org.waymark.review.assigning;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ReaderFieldRepository extends JpaRepository<ReaderField, UUID> {

    List<ReaderField> findByDistrict(DistrictId district);

    List<ReaderField> findByReaderAndDistrict(PersonId reader, DistrictId district);

    @Modifying
    @Query("delete from ReaderField f where f.reader = :reader and f.district = :district")
    void remove(PersonId reader, DistrictId district);
}
