package org.waymark.award.wallet;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardId;
import org.waymark.award.BadgeNotFound;
import org.waymark.award.BadgeStanding;
import org.waymark.award.CarriedCredentials;
import org.waymark.award.HeldAward;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Minors;

/**
 * Offers of badges to wallets. An offer is taken once, within ten minutes, by a wallet whose owner also typed a number that
 * stands beside the QR code: a photograph of the code alone, or its link in a log, is of no use.
 */
@Service
@Transactional
class WalletOffers {

    private static final Logger log = LoggerFactory.getLogger(WalletOffers.class);

    static final Duration OFFERED = Duration.ofMinutes(10);
    static final Duration OPEN = Duration.ofMinutes(10);
    static final int DIGITS = 6;
    static final int MOST_AN_HOUR = 20;

    private static final int MOST_WRONG_NUMBERS = 5;
    private static final int MOST_DELIVERIES = 20;
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final CarriedCredentials credentials;
    private final Minors minors;
    private final AuditLog audit;
    private final SecureRandom random;
    private final Clock clock;

    WalletOffers(
            JdbcClient jdbc,
            CarriedCredentials credentials,
            Minors minors,
            AuditLog audit,
            SecureRandom random,
            Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.minors = minors;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What an earner may do with a badge of theirs.
     *
     * @param award as it stands
     * @param delivered when a wallet last got it; null where none did of late
     */
    record Offerable(HeldAward award, @Nullable Instant delivered) {

        public boolean isGood() {
            return award.standing() == BadgeStanding.VALID;
        }
    }

    /** @throws BadgeNotFound for who has no such badge, for one not signed yet, and for a minor who is protected */
    @Transactional(readOnly = true)
    public Offerable of(AwardId award, PersonId earner, DistrictId district) {
        HeldAward held = held(award, district)
                .filter(found -> found.earner().equals(earner))
                .filter(found -> !minors.isProtected(earner, district))
                .orElseThrow(BadgeNotFound::new);
        Instant delivered = jdbc.sql("select max(delivered_at) from wallet_offer"
                        + " where award_id = :award and district_id = :district")
                .param("award", award.id())
                .param("district", district.id())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
        return new Offerable(held, delivered);
    }

    /**
     * An offer, as its earner alone sees it, once.
     *
     * @param link the secret of its address
     * @param code what a wallet trades for a token
     * @param number what its owner types
     */
    record Made(String link, String code, String number, Instant expires) {}

    /** An earner made as many as they may in an hour. */
    static class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Offers a badge; whatever was offered of it before is no longer to be had.
     *
     * @throws BadgeNotFound as {@link #of}, and where it does not hold
     * @throws TooMany
     */
    public Made offer(AwardId award, PersonId earner, DistrictId district) {
        if (!of(award, earner, district).isGood()) {
            throw new BadgeNotFound();
        }
        Instant now = clock.instant();
        int made = jdbc.sql("select count(*) from wallet_offer where district_id = :district and person_id = :person"
                        + " and made_at > :since")
                .param("district", district.id())
                .param("person", earner.id())
                .param("since", at(now.minus(Duration.ofHours(1))))
                .query(Integer.class)
                .single();
        if (made >= MOST_AN_HOUR) {
            throw new TooMany();
        }
        jdbc.sql("update wallet_offer set expires_at = :now where district_id = :district and award_id = :award"
                        + " and redeemed_at is null and expires_at > :now")
                .param("now", at(now))
                .param("district", district.id())
                .param("award", award.id())
                .update();
        String link = Hashes.fresh(random);
        String code = Hashes.derived("code", link);
        String number = "%06d".formatted(random.nextInt(1_000_000));
        Instant expires = now.plus(OFFERED);
        jdbc.sql("insert into wallet_offer (id, district_id, person_id, award_id, link_hash, code_hash, number_hash,"
                        + " wrong_numbers, made_at, expires_at, deliveries) values (:id, :district, :person, :award,"
                        + " :link, :code, :number, 0, :now, :expires, 0)")
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("district", district.id())
                .param("person", earner.id())
                .param("award", award.id())
                .param("link", Hashes.hash(link))
                .param("code", Hashes.hash(code))
                .param("number", numberHash(code, number))
                .param("now", at(now))
                .param("expires", at(expires))
                .update();
        audit.record(district.id(), earner.toString(), AuditLog.SELF_ROLE, "badge-offered-to-wallet", award.toString());
        return new Made(link, code, number, expires);
    }

    /** The code of an offer that somebody has the link of; empty once it is taken or over. */
    @Transactional(readOnly = true)
    public Optional<String> code(String link, DistrictId district) {
        return jdbc.sql("select count(*) from wallet_offer where link_hash = :link and district_id = :district"
                                        + " and redeemed_at is null and expires_at > :now")
                                .param("link", Hashes.hash(link))
                                .param("district", district.id())
                                .param("now", at(clock.instant()))
                                .query(Integer.class)
                                .single()
                        == 0
                ? Optional.empty()
                : Optional.of(Hashes.derived("code", link));
    }

    /**
     * Trades a code for a token, once.
     *
     * @throws IssuanceRefused as {@code invalid_grant}
     */
    @Transactional(noRollbackFor = IssuanceRefused.class)
    public String token(String code, String number, DistrictId district) {
        Instant now = clock.instant();
        Offer offer = jdbc.sql(COLUMNS + " where code_hash = :code and district_id = :district for update")
                .param("code", Hashes.hash(code))
                .param("district", district.id())
                .query(WalletOffers::row)
                .optional()
                .filter(found -> found.redeemed() == null && now.isBefore(found.expires()))
                .filter(found -> found.wrongNumbers() < MOST_WRONG_NUMBERS)
                .orElseThrow(() -> new IssuanceRefused(
                        "invalid_grant", "The pre-authorized code is not known, was used, or has expired."));
        if (!same(offer.numberHash(), numberHash(code, number))) {
            jdbc.sql("update wallet_offer set wrong_numbers = wrong_numbers + 1"
                            + " where id = :id and district_id = :district")
                    .param("id", offer.id())
                    .param("district", district.id())
                    .update();
            throw new IssuanceRefused("invalid_grant", "The transaction code is wrong.");
        }
        String token = Hashes.fresh(random);
        jdbc.sql("update wallet_offer set redeemed_at = :now, token_hash = :token, token_expires_at = :expires"
                        + " where id = :id and district_id = :district")
                .param("now", at(now))
                .param("token", Hashes.hash(token))
                .param("expires", at(now.plus(OPEN)))
                .param("id", offer.id())
                .param("district", district.id())
                .update();
        log.info("An offer of award {} was taken by a wallet", offer.award());
        return token;
    }

    /**
     * Lets pass whoever has a token.
     *
     * @throws IssuanceRefused as {@code invalid_token}
     */
    @Transactional(readOnly = true)
    public void requireToken(@Nullable String token, DistrictId district) {
        open(token, district, "");
    }

    /**
     * The credential, made out to its holder.
     *
     * <p>A token makes it out to one holder, the first who shows a key: whoever was let scan a code cannot pass it on.
     *
     * @throws IssuanceRefused also as {@code credential_request_denied}, where the badge does not hold, is a minor's, or was
     *     made out to somebody else before
     */
    public String credential(@Nullable String token, DistrictId district, String holder, CarriedCredentials.Form form) {
        Offer offer = open(token, district, " for update");
        // Hashed with the token, which is kept nowhere: it tells which wallet somebody has to nobody.
        String holderHash = Hashes.hash(token + "." + holder);
        HeldAward award = held(offer.award(), district)
                .filter(found -> found.standing() == BadgeStanding.VALID)
                .filter(found -> !minors.isProtected(found.earner(), district))
                .filter(found -> offer.deliveries() < MOST_DELIVERIES)
                .filter(found -> offer.holderHash() == null || same(offer.holderHash(), holderHash))
                .orElseThrow(() -> new IssuanceRefused(
                        "credential_request_denied", "This badge is not to be had now; its earner can read why."));
        jdbc.sql("update wallet_offer set deliveries = deliveries + 1, delivered_at = :now, holder_hash = :holder"
                        + " where id = :id and district_id = :district")
                .param("now", at(clock.instant()))
                .param("holder", holderHash)
                .param("id", offer.id())
                .param("district", district.id())
                .update();
        if (offer.deliveries() == 0) {
            audit.record(
                    district.id(),
                    award.earner().toString(),
                    AuditLog.SELF_ROLE,
                    "badge-taken-to-wallet",
                    award.id().toString());
        }
        return credentials.madeOutTo(holder, offer.award(), district, form);
    }

    /** What is over is forgotten after a week. */
    public void forgetOld(DistrictId district) {
        jdbc.sql("delete from wallet_offer where district_id = :district and made_at < :before")
                .param("district", district.id())
                .param("before", at(clock.instant().minus(REMEMBERED)))
                .update();
    }

    /** One's own, for oneself. */
    record Copy(String badge, Instant made, @Nullable Instant delivered) {}

    @Transactional(readOnly = true)
    public List<Copy> copy(PersonId person, DistrictId district) {
        return jdbc
                .sql(COLUMNS + " where person_id = :person and district_id = :district order by made_at")
                .param("person", person.id())
                .param("district", district.id())
                .query(WalletOffers::row)
                .list()
                .stream()
                .map(offer -> new Copy(offer.award().toString(), offer.made(), offer.delivered()))
                .toList();
    }

    public void forget(PersonId person, DistrictId district) {
        jdbc.sql("delete from wallet_offer where person_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .update();
    }

    private Optional<HeldAward> held(AwardId award, DistrictId district) {
        return credentials.kept(award, district).map(CarriedCredentials.Kept::award);
    }

    private Offer open(@Nullable String token, DistrictId district, String lock) {
        if (token == null) {
            throw IssuanceRefused.token();
        }
        return jdbc.sql(COLUMNS + " where token_hash = :token and district_id = :district and token_expires_at > :now"
                        + lock)
                .param("token", Hashes.hash(token))
                .param("district", district.id())
                .param("now", at(clock.instant()))
                .query(WalletOffers::row)
                .optional()
                .orElseThrow(IssuanceRefused::token);
    }

    private static final String COLUMNS = "select id, award_id, number_hash, wrong_numbers, made_at, expires_at,"
            + " redeemed_at, deliveries, delivered_at, holder_hash from wallet_offer";

    private record Offer(
            UUID id,
            AwardId award,
            String numberHash,
            int wrongNumbers,
            Instant made,
            Instant expires,
            @Nullable Instant redeemed,
            int deliveries,
            @Nullable Instant delivered,
            @Nullable String holderHash) {}

    private static Offer row(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                new AwardId(row.getObject("award_id", UUID.class)),
                row.getString("number_hash"),
                row.getInt("wrong_numbers"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "redeemed_at"),
                row.getInt("deliveries"),
                instant(row, "delivered_at"),
                row.getString("holder_hash"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Six digits are soon tried; together with the code, which is kept nowhere, they are not. */
    private static String numberHash(String code, String number) {
        return Hashes.hash(code + "." + number);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
