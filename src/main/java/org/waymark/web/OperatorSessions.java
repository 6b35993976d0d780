package org.waymark.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.settings.WaymarkSettings;

/** The operator's short sessions, apart from those that launches open; the database knows only a hash of the cookie. */
@Service
@Transactional
class OperatorSessions {

    static final Duration LENGTH = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final WaymarkSettings settings;
    private final SecureRandom random;
    private final Clock clock;

    OperatorSessions(JdbcClient jdbc, WaymarkSettings settings, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /** Opens a session and answers the value of its cookie. */
    String open() {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        String cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
        Instant now = clock.instant();
        jdbc.sql("delete from operator_session where expires_at < ?")
                .param(at(now))
                .update();
        jdbc.sql("insert into operator_session (token_hash, expires_at) values (?, ?)")
                .params(hash(cookie), at(now.plus(LENGTH)))
                .update();
        return cookie;
    }

    @Transactional(readOnly = true)
    boolean isOpen(String cookie) {
        return jdbc.sql("select count(*) from operator_session where token_hash = ? and expires_at > ?")
                        .params(hash(cookie), at(clock.instant()))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    void close(String cookie) {
        jdbc.sql("delete from operator_session where token_hash = ?")
                .param(hash(cookie))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** With the token in it: a session ends when the token is taken away or changed. */
    private String hash(String cookie) {
        return HexFormat.of().formatHex(AdminToken.digest(cookie + " " + settings.adminToken()));
    }
}
