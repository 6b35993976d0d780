package org.waymark.people.guests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.ClientNetwork;

/** How often letters are asked for, counted in the database, so that many nodes allow no more than one. */
@Service
@Transactional
class MailThrottle {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);

    static final int FROM_ONE_TO_AN_ADDRESS = 3;
    static final int FROM_ONE_TO_AN_ADDRESS_A_DAY = 12;

    /** From wherever; more than any one can use up, and for no longer than its owner would wait. */
    static final int TO_AN_ADDRESS = 10;

    /**
     * A whole school may come from one address, and so may a day for its guests. Only who is known here gets a letter, but
     * what is counted is every wish: a refusal that came for known addresses alone would tell which those are.
     */
    static final int FROM_A_CLIENT = 300;

    /** Whoever has an invitation has a letter sent to whom they like. */
    static final int TO_JOIN_FROM_A_CLIENT = 100;

    static final int BY_A_PERSON_A_DAY = 12;

    private final JdbcClient jdbc;
    private final Clock clock;

    MailThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one more wish of this client to sign in; false if there were too many. */
    boolean allowsClient(String remoteAddress) {
        return allows("client " + ClientNetwork.of(remoteAddress), QUARTER, FROM_A_CLIENT);
    }

    /** The same for a wish to join. */
    boolean allowsClientToJoin(String remoteAddress) {
        return allows("client to join " + ClientNetwork.of(remoteAddress), QUARTER, TO_JOIN_FROM_A_CLIENT);
    }

    /**
     * Counts one more letter to this address, whoever has it; false if there were too many. Each who asks has a share of
     * their own, so that a stranger cannot use up what the address's owner will need.
     *
     * @param from who asks: a {@link ClientNetwork}, or a person
     */
    boolean allowsLetter(MailAddress address, String from) {
        String pair = from + " " + address.key();
        return allows("letter " + pair, QUARTER, FROM_ONE_TO_AN_ADDRESS)
                && allows("letter a day " + pair, DAY, FROM_ONE_TO_AN_ADDRESS_A_DAY)
                && allows("address " + address.key(), QUARTER, TO_AN_ADDRESS);
    }

    /** Counts one more address that a person wants to add; false if there were too many. */
    boolean allowsPerson(String person) {
        return allows("person " + person, DAY, BY_A_PERSON_A_DAY);
    }

    int forgetOld() {
        return jdbc.sql("delete from mail_throttle where slot < ?")
                .param(at(clock.instant().minus(DAY.multipliedBy(2))))
                .update();
    }

    private boolean allows(String whoOrWhat, Duration window, int most) {
        long seconds = window.toSeconds();
        OffsetDateTime slot = at(Instant.ofEpochSecond(clock.instant().getEpochSecond() / seconds * seconds));
        String bucket = Tokens.hash(whoOrWhat);
        jdbc.sql("insert into mail_throttle (bucket, slot, tries) values (?, ?, 0) on conflict do nothing")
                .params(bucket, slot)
                .update();
        return jdbc.sql("update mail_throttle set tries = tries + 1 where bucket = ? and slot = ? and tries < ?")
                        .params(bucket, slot, most)
                        .update()
                == 1;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
