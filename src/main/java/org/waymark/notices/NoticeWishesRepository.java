package org.waymark.notices;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface NoticeWishesRepository extends Repository<NoticeWishes, UUID> {

    Optional<NoticeWishes> findByPersonAndDistrict(UUID person, UUID district);

    /** Adds what holds until somebody says otherwise; two clicks at once make one row. */
    @Modifying
    @NativeQuery("insert into notice_settings"
            + " (person, version, district, rhythm, quiet_from, quiet_until, quiet_weekends, kinds_off)"
            + " values (:person, 0, :district, 'DAILY', 1200, 420, true, json '[]') on conflict do nothing")
    int add(UUID person, UUID district);

    /** Ends all letters, on whichever node and however often it is clicked. */
    @Modifying
    @NativeQuery("update notice_settings set mail_off_since = :now, version = version + 1"
            + " where person = :person and district = :district and mail_off_since is null")
    int mailOff(UUID person, UUID district, Instant now);

    @Modifying
    @NativeQuery("delete from notice_settings where person = :person and district = :district")
    int forget(UUID person, UUID district);
}
