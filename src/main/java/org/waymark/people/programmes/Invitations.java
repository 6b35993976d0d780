package org.waymark.people.programmes;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Minors;
import org.waymark.settings.WaymarkSettings;

/** Invitations into programmes, as a link or as a code to type: they run out, and whoever made one may take it back. */
@Service
@Transactional
public class Invitations {

    /** So many a member may have open at once. */
    static final int OPEN_OF_A_MEMBER = 5;

    /** So many a programme may have open at once. */
    static final int OPEN_OF_A_PROGRAMME = 200;

    private static final Logger log = LoggerFactory.getLogger(Invitations.class);
    private static final String USABLE =
            " and i.revoked_at is null and i.expires_at > :now and (i.kind = 'ANYONE' or i.uses = 0)";

    private final ProgrammeRepository programmes;
    private final MemberRows members;
    private final Admission admission;
    private final Minors minors;
    private final JdbcClient jdbc;
    private final BytesEncryptor encryptor;
    private final WaymarkSettings settings;
    private final MessageSource messages;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Clock clock;

    Invitations(
            ProgrammeRepository programmes,
            MemberRows members,
            Admission admission,
            Minors minors,
            JdbcClient jdbc,
            BytesEncryptor encryptor,
            WaymarkSettings settings,
            MessageSource messages,
            AuditLog audit,
            SecureRandom random,
            Clock clock) {
        this.programmes = programmes;
        this.members = members;
        this.admission = admission;
        this.minors = minors;
        this.jdbc = jdbc;
        this.encryptor = encryptor;
        this.settings = settings;
        this.messages = messages;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    private record Usable(UUID id, ProgrammeId programme, DistrictId district, InvitationKind kind, Instant until) {}

    /**
     * What an invitation that can be used now is for; the code names its district. Empty for one that ran out, was taken
     * back or used up, and for whatever is no invitation.
     *
     * @param typed the code, or the link that ends with it
     */
    @Transactional(readOnly = true)
    public Optional<Invited> find(String typed) {
        return usable(typed)
                .flatMap(invitation -> programmes
                        .findByIdAndDistrict(invitation.programme(), invitation.district())
                        .filter(programme -> !programme.hasEnded())
                        .map(programme -> new Invited(
                                programme.id(),
                                invitation.district(),
                                programme.name(),
                                programme.plan().why(),
                                programme.plan().audiences(),
                                invitation.until())));
    }

    /** Whether whoever joins would be protected as a minor from then on. */
    @Transactional(readOnly = true)
    boolean protects(Invited invited, PersonId person) {
        return programmes
                .findByIdAndDistrict(invited.programme(), invited.district())
                .filter(programme -> admission.protects(programme.plan(), invited.district(), List.of(person)) > 0)
                .isPresent();
    }

    /**
     * Somebody takes an invitation of their own district; who is in the programme already uses nothing up.
     *
     * @param sure whether they know that a programme for students would protect them as a minor
     * @return the programme they are in now; empty where the invitation cannot be used by them
     * @throws ProtectionUnconfirmed where it would, and they did not say so
     */
    Optional<ProgrammeId> accept(String typed, PersonId person, DistrictId district, boolean sure) {
        Usable invitation = usable(typed)
                .filter(usable -> usable.district().equals(district))
                .orElse(null);
        if (invitation == null) {
            return Optional.empty();
        }
        Programme programme = programmes
                .held(invitation.programme(), district)
                .filter(held -> !held.hasEnded())
                .orElse(null);
        MemberRows.Standing standing =
                members.standing(invitation.programme(), person, district).orElse(null);
        if (programme == null || standing != null && standing.keptOut()) {
            return Optional.empty();
        }
        if (standing == null || !standing.active()) {
            admission.requireConfirmed(programme.plan(), district, List.of(person), sure ? 1 : 0);
            if (!use(invitation, district)) {
                return Optional.empty();
            }
            admission.join(programme, district, List.of(person), Via.INVITATION, invitation.id(), person.toString());
            audit.record(
                    district.id(),
                    person.toString(),
                    AuditLog.SELF_ROLE,
                    "programme-joined",
                    programme.id() + " " + invitation.id());
            log.info("Person {} came to programme {} by invitation", person, programme.id());
        }
        return Optional.of(invitation.programme());
    }

    /** A lead invites, one or as many as come; false when too many are open. */
    boolean invite(ProgrammeId programme, InvitationKind kind, Desk desk) {
        running(programme, desk.district());
        if (open(programme, desk.district(), null) >= OPEN_OF_A_PROGRAMME) {
            return false;
        }
        make(programme, kind, desk.district(), desk.lead(), desk.actor(), desk.role());
        return true;
    }

    /** A member of a pilot invites a colleague; false when too many of theirs are open. */
    boolean inviteColleague(ProgrammeId programme, PersonId by, DistrictId district) {
        Programme held = running(programme, district);
        boolean member = members.standing(programme, by, district)
                .filter(MemberRows.Standing::active)
                .isPresent();
        if (!member || !held.isPilot()) {
            throw new ProgrammeNotFound();
        }
        if (open(programme, district, by) >= OPEN_OF_A_MEMBER) {
            return false;
        }
        make(programme, InvitationKind.ONE, district, by, by.toString(), AuditLog.SELF_ROLE);
        return true;
    }

    /** Those that can still be used, newest first. */
    @Transactional(readOnly = true)
    List<InvitationRow> open(ProgrammeId programme, DistrictId district) {
        return rows(programme, district, null);
    }

    /** The same, of those that one member made. */
    @Transactional(readOnly = true)
    List<InvitationRow> openOf(PersonId by, ProgrammeId programme, DistrictId district) {
        return rows(programme, district, by);
    }

    /** A lead takes one back. */
    void revoke(UUID id, ProgrammeId programme, Desk desk) {
        revoke(id, programme, desk.district(), null, desk.actor(), desk.role());
    }

    /** A member takes back one of their own. */
    void revokeOwn(UUID id, ProgrammeId programme, PersonId by, DistrictId district) {
        revoke(id, programme, district, by, by.toString(), AuditLog.SELF_ROLE);
    }

    private void revoke(
            UUID id, ProgrammeId programme, DistrictId district, @Nullable PersonId by, String actor, String role) {
        int revoked = jdbc.sql("update programme_invitation set revoked_at = :now where id = :id"
                        + " and programme_id = :programme and district_id = :district and revoked_at is null"
                        + (by == null ? "" : " and made_by_id = :by"))
                .param("now", now())
                .param("id", id)
                .param("programme", programme.id())
                .param("district", district.id())
                .param("by", by == null ? null : by.id())
                .update();
        if (revoked == 1) {
            audit.record(district.id(), actor, role, "invitation-revoked", programme + " " + id);
        } else if (!isMadeBy(by, id, programme, district)) {
            throw new ProgrammeNotFound();
        }
    }

    /** Whether there is, or was, such an invitation; of this member, if one is named. */
    private boolean isMadeBy(@Nullable PersonId by, UUID id, ProgrammeId programme, DistrictId district) {
        return jdbc.sql("select count(*) from programme_invitation i where i.id = :id"
                                + " and i.programme_id = :programme and i.district_id = :district"
                                + (by == null ? "" : " and i.made_by_id = :by"))
                        .param("id", id)
                        .param("programme", programme.id())
                        .param("district", district.id())
                        .param("by", by == null ? null : by.id())
                        .query(Long.class)
                        .single()
                == 1;
    }

    private void make(
            ProgrammeId programme,
            InvitationKind kind,
            DistrictId district,
            @Nullable PersonId by,
            String actor,
            String role) {
        InvitationCode code = InvitationCode.fresh(random);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = clock.instant();
        jdbc.sql("insert into programme_invitation (id, district_id, programme_id, code_hash, sealed_code, kind,"
                        + " made_by_id, made_at, expires_at, uses) values (:id, :district, :programme, :hash, :sealed,"
                        + " :kind, cast(:by as uuid), :now, :until, 0)")
                .param("id", id)
                .param("district", district.id())
                .param("programme", programme.id())
                .param("hash", code.hash())
                .param("sealed", encryptor.encrypt(code.text().getBytes(StandardCharsets.UTF_8)))
                .param("kind", kind.name())
                .param("by", by == null ? null : by.id())
                .param("now", at(now))
                .param("until", at(now.plus(kind.life())))
                .update();
        audit.record(district.id(), actor, role, "invitation-made", programme + " " + id);
    }

    private Optional<Usable> usable(String typed) {
        return InvitationCode.typed(typed)
                .flatMap(code -> jdbc.sql("select i.id, i.programme_id, i.district_id, i.kind, i.expires_at"
                                + " from programme_invitation i where i.code_hash = :hash" + USABLE)
                        .param("hash", code.hash())
                        .param("now", now())
                        .query((row, n) -> new Usable(
                                row.getObject("id", UUID.class),
                                new ProgrammeId(row.getObject("programme_id", UUID.class)),
                                new DistrictId(row.getObject("district_id", UUID.class)),
                                InvitationKind.valueOf(row.getString("kind")),
                                row.getObject("expires_at", OffsetDateTime.class)
                                        .toInstant()))
                        .optional());
    }

    /** Of two who take the same last use at once, one has it. */
    private boolean use(Usable invitation, DistrictId district) {
        return jdbc.sql("update programme_invitation i set uses = uses + 1 where i.id = :id"
                                + " and i.district_id = :district" + USABLE)
                        .param("id", invitation.id())
                        .param("district", district.id())
                        .param("now", now())
                        .update()
                == 1;
    }

    private long open(ProgrammeId programme, DistrictId district, @Nullable PersonId by) {
        return jdbc.sql("select count(*) from programme_invitation i where i.programme_id = :programme"
                        + " and i.district_id = :district" + (by == null ? "" : " and i.made_by_id = :by") + USABLE)
                .param("programme", programme.id())
                .param("district", district.id())
                .param("by", by == null ? null : by.id())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    private record Row(
            UUID id,
            InvitationKind kind,
            byte[] sealed,
            @Nullable UUID by,
            Instant until,
            int uses) {}

    private List<InvitationRow> rows(ProgrammeId programme, DistrictId district, @Nullable PersonId by) {
        List<Row> found = jdbc.sql("select i.id, i.kind, i.sealed_code, i.made_by_id, i.expires_at, i.uses"
                        + " from programme_invitation i where i.programme_id = :programme"
                        + " and i.district_id = :district" + (by == null ? "" : " and i.made_by_id = :by") + USABLE
                        + " order by i.made_at desc, i.id desc")
                .param("programme", programme.id())
                .param("district", district.id())
                .param("by", by == null ? null : by.id())
                .param("now", now())
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        InvitationKind.valueOf(row.getString("kind")),
                        row.getBytes("sealed_code"),
                        row.getObject("made_by_id", UUID.class),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getInt("uses")))
                .list();
        Map<PersonId, String> names = minors.names(
                found.stream()
                        .map(Row::by)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(PersonId::new)
                        .toList(),
                district,
                by);
        String operator = messages.getMessage("programmes.operator", null, LocaleContextHolder.getLocale());
        return found.stream()
                .map(row -> {
                    String code = new String(encryptor.decrypt(row.sealed()), StandardCharsets.UTF_8);
                    UUID maker = row.by();
                    return new InvitationRow(
                            row.id(),
                            row.kind(),
                            code,
                            settings.url("/invitations/" + code),
                            maker == null ? operator : names.getOrDefault(new PersonId(maker), operator),
                            row.until(),
                            row.uses());
                })
                .toList();
    }

    private Programme running(ProgrammeId programme, DistrictId district) {
        Programme held = programmes.held(programme, district).orElseThrow(ProgrammeNotFound::new);
        held.requireRunning();
        return held;
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
