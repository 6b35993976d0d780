package org.waymark.award.status;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardId;
import org.waymark.award.AwardResumed;
import org.waymark.award.AwardRevoked;
import org.waymark.award.AwardSuspended;
import org.waymark.award.CredentialStatuses;
import org.waymark.award.IssuerSignatures;
import org.waymark.award.JsonText;
import org.waymark.jobs.DueJobs;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.settings.WaymarkSettings;

/**
 * The lists in which verifiers everywhere look up whether a badge still holds. Each award has a place of its own, drawn at
 * random when it is first signed, so that neither the order nor the number of awards can be read from a list.
 */
@Service
@Transactional
class StatusLists implements CredentialStatuses {

    private static final Logger log = LoggerFactory.getLogger(StatusLists.class);

    private static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";

    /** A list in which so many places in a row are taken is full. */
    private static final int TRIES = 16;

    /** Between a backup and what was lost after it fewer lists than these are begun, whose numbers nobody remembers. */
    private static final int FORGOTTEN = 100;

    private final IssuerSignatures signatures;
    private final StatusListSigner signer;
    private final DueJobs due;
    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Districts districts;
    private final AuditLog audit;
    private final WaymarkSettings settings;
    private final LastPlace lastPlace;
    private final ObjectProvider<ListsAfterRestore> afterRestore;
    private final Clock clock;

    StatusLists(
            IssuerSignatures signatures,
            StatusListSigner signer,
            DueJobs due,
            JdbcClient jdbc,
            SecureRandom random,
            Districts districts,
            AuditLog audit,
            WaymarkSettings settings,
            LastPlace lastPlace,
            ObjectProvider<ListsAfterRestore> afterRestore,
            Clock clock) {
        this.signatures = signatures;
        this.signer = signer;
        this.due = due;
        this.jdbc = jdbc;
        this.random = random;
        this.districts = districts;
        this.audit = audit;
        this.settings = settings;
        this.lastPlace = lastPlace;
        this.afterRestore = afterRestore;
        this.clock = clock;
    }

    private record ListOf(UUID id, int number) {}

    private record Place(int number, int place) {}

    @Override
    public List<JsonObject> entries(AwardId award, DistrictId district) {
        Place place = place(award, district).orElseGet(() -> take(award, district));
        String list = address(StatusPurpose.REVOCATION, place.number(), district);
        return List.of(JsonText.object()
                .add("id", list + "#" + place.place())
                .add("type", "BitstringStatusListEntry")
                .add("statusPurpose", StatusPurpose.REVOCATION.word())
                .add("statusListIndex", String.valueOf(place.place()))
                .add("statusListCredential", list)
                .build());
    }

    /**
     * From now on places are given in a new list, so that no badge gets one that another has which a restored database knows
     * nothing of. The lists that are there are signed anew.
     *
     * @param by who wants it, as the audit log names people
     * @return the number of the new list
     */
    int beginAnew(DistrictId district, String by) {
        districts.hold(district);
        jdbc.sql("select id from status_list where district_id = :district order by number")
                .param("district", district.id())
                .query(UUID.class)
                .list()
                .forEach(list -> sign(list, changed(list, district), district));
        int number = newest(district).map(ListOf::number).orElse(0) + FORGOTTEN;
        open(number, district);
        audit.record(district.id(), by, Desk.roleOf(by), "district-status-lists-begun", district.toString());
        log.info("Status list {} of issuer {} begun", number, district);
        return number;
    }

    /** A signed list. */
    record Published(String credential, Instant signedAt) {}

    /** A list of an issuer, as it was last signed, to the letter. */
    @Transactional(readOnly = true)
    Optional<Published> published(StatusPurpose purpose, int number, DistrictId district) {
        String edition = purpose == StatusPurpose.REVOCATION ? "revocations" : "suspensions";
        return jdbc.sql("select " + edition + " as edition, signed_at from status_list"
                        + " where district_id = :district and number = :number")
                .param("district", district.id())
                .param("number", number)
                .query((row, n) -> new Published(
                        row.getString("edition"),
                        row.getObject("signed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    @EventListener
    void on(AwardRevoked event) {
        change(true, false, event.award(), event.district());
    }

    @EventListener
    void on(AwardSuspended event) {
        change(false, true, event.award(), event.district());
    }

    @EventListener
    void on(AwardResumed event) {
        change(false, false, event.award(), event.district());
    }

    /** Signs a list as it is now, unless that was done already. */
    void sign(UUID id, DistrictId district) {
        jdbc.sql("select number, changes from status_list where id = :id and district_id = :district"
                        + " and signed_changes < changes for update")
                .param("id", id)
                .param("district", district.id())
                .query((row, n) -> new int[] {row.getInt("number"), row.getInt("changes")})
                .optional()
                .ifPresent(list -> {
                    jdbc.sql("update status_list set revocations = :revocations, suspensions = :suspensions,"
                                    + " signed_changes = :changes, signed_at = :now"
                                    + " where id = :id and district_id = :district")
                            .param("revocations", signed(StatusPurpose.REVOCATION, id, list[0], district))
                            .param("suspensions", signed(StatusPurpose.SUSPENSION, id, list[0], district))
                            .param("changes", list[1])
                            .param("now", now())
                            .param("id", id)
                            .param("district", district.id())
                            .update();
                    log.info("Status list {} signed", id);
                });
    }

    /** What was never signed has no place yet; it is given one as it stands when it is. */
    private void change(boolean revoked, boolean suspended, AwardId award, DistrictId district) {
        Optional<UUID> list = jdbc.sql(
                        "select list_id from status_entry where award_id = :award and district_id = :district")
                .param("award", award.id())
                .param("district", district.id())
                .query(UUID.class)
                .optional();
        list.ifPresent(id -> {
            // The list first, as whoever signs it does.
            int changes = changed(id, district);
            jdbc.sql("update status_entry set revoked = :revoked, suspended = :suspended"
                            + " where award_id = :award and district_id = :district")
                    .param("revoked", revoked)
                    .param("suspended", suspended)
                    .param("award", award.id())
                    .param("district", district.id())
                    .update();
            sign(id, changes, district);
        });
    }

    /** How often it has changed, this time too; until the end of the transaction nobody else changes it. */
    private int changed(UUID list, DistrictId district) {
        jdbc.sql("update status_list set changes = changes + 1 where id = :id and district_id = :district")
                .param("id", list)
                .param("district", district.id())
                .update();
        return jdbc.sql("select changes from status_list where id = :id and district_id = :district")
                .param("id", list)
                .param("district", district.id())
                .query(Integer.class)
                .single();
    }

    private void sign(UUID list, int changes, DistrictId district) {
        due.schedule(signer, list + "|" + changes, new StatusListSigner.Changed(list, district));
    }

    private Optional<Place> place(AwardId award, DistrictId district) {
        return jdbc.sql("select l.number, e.place from status_entry e join status_list l on l.id = e.list_id"
                        + " and l.district_id = e.district_id where e.award_id = :award and e.district_id = :district")
                .param("award", award.id())
                .param("district", district.id())
                .query((row, n) -> new Place(row.getInt("number"), row.getInt("place")))
                .optional();
    }

    private Place take(AwardId award, DistrictId district) {
        if (!lastPlace.isNoted()) {
            afterRestore.getObject().begin();
        }
        ListOf list = newest(district).orElseGet(() -> open(1, district));
        // It may have been suspended before it is signed at all, and is out as that.
        boolean suspended = jdbc.sql("select count(*) from award where id = :award and district_id = :district"
                                + " and suspended_at is not null and revoked_at is null")
                        .param("award", award.id())
                        .param("district", district.id())
                        .query(Integer.class)
                        .single()
                > 0;
        while (true) {
            for (int i = 0; i < TRIES; i++) {
                int place = random.nextInt(Bitstring.PLACES);
                int taken = jdbc.sql(
                                "insert into status_entry"
                                        + " (award_id, district_id, list_id, place, revoked, suspended)"
                                        + " values (:award, :district, :list, :place, false, :suspended) on conflict do nothing")
                        .param("award", award.id())
                        .param("district", district.id())
                        .param("list", list.id())
                        .param("place", place)
                        .param("suspended", suspended)
                        .update();
                if (taken > 0) {
                    lastPlace.note(award, district);
                    if (suspended) {
                        sign(list.id(), changed(list.id(), district), district);
                    }
                    return new Place(list.number(), place);
                }
            }
            // Either the list is full, or another node was first to sign this very award.
            Optional<Place> known = place(award, district);
            if (known.isPresent()) {
                return known.get();
            }
            list = open(list.number() + 1, district);
        }
    }

    private Optional<ListOf> newest(DistrictId district) {
        return jdbc.sql("select id, number from status_list where district_id = :district"
                        + " order by number desc limit 1")
                .param("district", district.id())
                .query((row, n) -> list(row))
                .optional();
    }

    /** Whoever opens it signs it at once: a badge may not name a list that is not there. */
    private ListOf open(int number, DistrictId district) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql("insert into status_list (id, district_id, number, changes, signed_changes, revocations, suspensions,"
                        + " signed_at) values (:id, :district, :number, 0, 0, :revocations, :suspensions, :now)"
                        + " on conflict do nothing")
                .param("id", id)
                .param("district", district.id())
                .param("number", number)
                .param("revocations", signed(StatusPurpose.REVOCATION, id, number, district))
                .param("suspensions", signed(StatusPurpose.SUSPENSION, id, number, district))
                .param("now", now())
                .update();
        return jdbc.sql("select id, number from status_list where district_id = :district and number = :number")
                .param("district", district.id())
                .param("number", number)
                .query((row, n) -> list(row))
                .single();
    }

    private static ListOf list(ResultSet row) throws SQLException {
        return new ListOf(row.getObject("id", UUID.class), row.getInt("number"));
    }

    private String signed(StatusPurpose purpose, UUID id, int number, DistrictId district) {
        List<Integer> set = jdbc.sql("select place from status_entry where list_id = :list and district_id = :district"
                        + (purpose == StatusPurpose.REVOCATION ? " and (revoked or suspended)" : " and suspended"))
                .param("list", id)
                .param("district", district.id())
                .query(Integer.class)
                .list();
        String address = address(purpose, number, district);
        return signatures.withProof(
                JsonText.object()
                        .add("@context", JsonText.array(CREDENTIALS))
                        .add("id", address)
                        .add("type", JsonText.array("VerifiableCredential", "BitstringStatusListCredential"))
                        // Their identifier alone: the words for more are in no context of such a list.
                        .add("issuer", signatures.issuer(district).getString("id"))
                        // No "validFrom": one signed on a clock that was ahead would be refused until that day.
                        .add(
                                "credentialSubject",
                                JsonText.object()
                                        .add("id", address + "#list")
                                        .add("type", "BitstringStatusList")
                                        .add("statusPurpose", purpose.word())
                                        .add("encodedList", Bitstring.of(set)))
                        .build(),
                district);
    }

    private String address(StatusPurpose purpose, int number, DistrictId district) {
        return settings.url("/issuers/" + district + "/status/" + purpose.word() + "/" + number);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
