package org.waymark.people.guests;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** The links that are sent by e-mail: each works once and for a quarter of an hour; only a hash of its token is kept. */
@Service
@Transactional
class MailLinks {

    static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String COLUMNS = "select id, kind, address, address_key, language, browser_hash, asked_at,"
            + " expires_at, used_at, wrong_tries, district_id, person_id, invitation_id, display_name from mail_link";

    private final JdbcClient jdbc;
    private final Tokens tokens;
    private final Clock clock;

    MailLinks(JdbcClient jdbc, Tokens tokens, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What a link is asked for. */
    record Wish(
            MailLink.Kind kind,
            MailAddress address,
            String language,
            String browser,
            @Nullable DistrictId district,
            @Nullable PersonId person,
            @Nullable UUID invitation,
            @Nullable String displayName) {

        static Wish toSignIn(MailAddress address, String language, String browser) {
            return new Wish(MailLink.Kind.SIGN_IN, address, language, browser, null, null, null, null);
        }
    }

    /** Remembers that a link is asked for; it has no token yet and opens nothing. */
    UUID ask(Wish wish) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = clock.instant();
        jdbc.sql("insert into mail_link (id, version, kind, address, address_key, language, browser_hash, asked_at,"
                        + " expires_at, wrong_tries, district_id, person_id, invitation_id, display_name)"
                        + " values (:id, 0, :kind, :address, :key, :language, :browser, :now, :expires, 0, :district,"
                        + " :person, :invitation, :name)")
                .param("id", id)
                .param("kind", wish.kind().name())
                .param("address", wish.address().text())
                .param("key", wish.address().key())
                .param("language", wish.language())
                .param("browser", wish.browser())
                .param("now", at(now))
                .param("expires", at(now.plus(LIFETIME)))
                .param(
                        "district",
                        wish.district() == null ? null : wish.district().id())
                .param("person", wish.person() == null ? null : wish.person().id())
                .param("invitation", wish.invitation())
                .param("name", wish.displayName())
                .update();
        return id;
    }

    /** What was asked for, while a letter about it would still be of use. */
    @Transactional(readOnly = true)
    Optional<MailLink> waiting(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(MailLinks::row)
                .optional()
                .filter(link -> link.isOpenAt(clock.instant()));
    }

    /**
     * Gives the link its token, the only copy of which is the answer; an earlier one opens nothing any more.
     *
     * @param to the spelling that the letter is written to, which is the one that its coming back proves
     */
    String arm(UUID id, String to) {
        String token = tokens.fresh();
        jdbc.sql("update mail_link set token_hash = :hash, expires_at = :expires, address = :to"
                        + " where id = :id and used_at is null")
                .param("hash", Tokens.hash(token))
                .param("to", to)
                .param("expires", at(clock.instant().plus(LIFETIME)))
                .param("id", id)
                .update();
        return token;
    }

    /** The open link of a token. */
    @Transactional(readOnly = true)
    Optional<MailLink> open(String token, MailLink.Kind... kinds) {
        if (!Tokens.isWellFormed(token)) {
            return Optional.empty();
        }
        return jdbc.sql(COLUMNS + " where token_hash = ?")
                .param(Tokens.hash(token))
                .query(MailLinks::row)
                .optional()
                .filter(link -> Set.of(kinds).contains(link.kind()))
                .filter(link -> link.isOpenAt(clock.instant()));
    }

    /** Uses it up; of two at once one alone is told so. */
    boolean use(UUID id) {
        Instant now = clock.instant();
        return jdbc.sql("update mail_link set used_at = :now where id = :id and used_at is null"
                                + " and expires_at > :now and wrong_tries < :tries")
                        .param("now", at(now))
                        .param("id", id)
                        .param("tries", MailLink.TRIES)
                        .update()
                == 1;
    }

    /** Someone who has the link does not know where it was sent. */
    void wrong(UUID id) {
        jdbc.sql("update mail_link set wrong_tries = wrong_tries + 1 where id = ?")
                .param(id)
                .update();
    }

    /** The links that were asked for to prove one of a person's addresses open nothing any more. */
    void withdraw(PersonId person, DistrictId district, String addressKey) {
        jdbc.sql("delete from mail_link where person_id = :person and district_id = :district and address_key = :key")
                .param("person", person.id())
                .param("district", district.id())
                .param("key", addressKey)
                .update();
    }

    int forgetExpired() {
        return jdbc.sql("delete from mail_link where expires_at < ?")
                .param(at(clock.instant()))
                .update();
    }

    private static MailLink row(ResultSet row, int number) throws SQLException {
        UUID district = row.getObject("district_id", UUID.class);
        UUID person = row.getObject("person_id", UUID.class);
        OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        return new MailLink(
                row.getObject("id", UUID.class),
                MailLink.Kind.valueOf(row.getString("kind")),
                row.getString("address"),
                row.getString("address_key"),
                row.getString("language"),
                row.getString("browser_hash"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant(),
                row.getInt("wrong_tries"),
                district == null ? null : new DistrictId(district),
                person == null ? null : new PersonId(person),
                row.getObject("invitation_id", UUID.class),
                row.getString("display_name"));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
