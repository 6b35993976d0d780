package org.waymark.notices;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface NoticeRepository extends Repository<PostedNotice, UUID> {

    PostedNotice save(PostedNotice notice);

    Optional<PostedNotice> findByIdAndPersonAndDistrict(UUID id, UUID person, UUID district);

    /** Unread ones before this id, newest first. */
    @Query("select n from PostedNotice n where n.district = :district and n.person = :person and n.readAt is null"
            + " and n.id < :before order by n.id desc")
    List<PostedNotice> unread(UUID person, UUID district, UUID before, Limit limit);

    @Query("select n from PostedNotice n where n.district = :district and n.person = :person and n.readAt is not null"
            + " and n.id < :before order by n.id desc")
    List<PostedNotice> read(UUID person, UUID district, UUID before, Limit limit);

    /** How many are unread, counted no further than anyone wants to know. */
    @NativeQuery("select count(*) from (select 1 from notice where district = :district and person = :person"
            + " and read_at is null limit :most) unread")
    long countUnread(UUID person, UUID district, int most);

    @Query("select n from PostedNotice n where n.district = :district and n.person = :person order by n.id desc")
    List<PostedNotice> latest(UUID person, UUID district, Limit limit);

    /** Values, not entities: whoever reads all of them keeps none. */
    @Query("select new org.waymark.notices.ToldNotice(n.id, n.kind, n.arguments, n.path, n.at, n.readAt)"
            + " from PostedNotice n where n.district = :district and n.person = :person and n.id < :before"
            + " order by n.id desc")
    List<ToldNotice> told(UUID person, UUID district, UUID before, Limit limit);

    long countByPersonAndDistrict(UUID person, UUID district);

    /** Marks one as read; what is read in the tool need not be told by e-mail. */
    @Modifying
    @NativeQuery("update notice set read_at = :now, mail = case when mail = 'DUE' then 'DROPPED' else mail end"
            + " where id = :id and person = :person and district = :district and read_at is null")
    int markRead(UUID id, UUID person, UUID district, Instant now);

    @Modifying
    @NativeQuery("update notice set read_at = :now, mail = case when mail = 'DUE' then 'DROPPED' else mail end"
            + " where person = :person and district = :district and read_at is null and at <= :now")
    int markAllRead(UUID person, UUID district, Instant now);

    /** What is to go by e-mail, oldest first. */
    @Query("select n from PostedNotice n where n.district = :district and n.person = :person"
            + " and n.mail = org.waymark.notices.MailState.DUE order by n.id")
    List<PostedNotice> dueByMail(UUID person, UUID district, Limit limit);

    @Modifying
    @NativeQuery("update notice set mail = 'SENDING', mail_id = :mail"
            + " where person = :person and district = :district and mail = 'DUE' and id in (:ids)")
    int handOver(UUID person, UUID district, UUID mail, Collection<UUID> ids);

    @Modifying
    @NativeQuery("update notice set mail = 'SENT', mailed_at = :now"
            + " where person = :person and district = :district and mail_id = :mail and mail = 'SENDING'")
    int sent(UUID person, UUID district, UUID mail, Instant now);

    /** The mail server has not taken it: due again, except what was read meanwhile. */
    @Modifying
    @NativeQuery("update notice set mail = case when read_at is null then 'DUE' else 'DROPPED' end, mail_id = null"
            + " where person = :person and district = :district and mail_id = :mail and mail = 'SENDING'")
    int notSent(UUID person, UUID district, UUID mail);

    @Modifying
    @NativeQuery("update notice set mail = 'DROPPED' where person = :person and district = :district and mail = 'DUE'")
    int dropMail(UUID person, UUID district);

    @Modifying
    @NativeQuery("update notice set mail = 'DROPPED'"
            + " where person = :person and district = :district and mail = 'DUE' and kind in (:kinds)")
    int dropMail(UUID person, UUID district, Collection<String> kinds);

    @Modifying
    @NativeQuery("delete from notice where district = :district and person = :person")
    int forget(UUID person, UUID district);
}
