package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.waymark.OnH2;

@OnH2
class SparingSessionsTests {

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void areNotWrittenForBeingUsedAgainAtOnce() {
        String id = opened(sessions);
        Instant before = lastUse(id);

        used(sessions, id, before.plus(SparingSessions.TOLD_AGAIN).minusSeconds(1));

        assertThat(lastUse(id)).isEqualTo(before);
    }

    @Test
    void areWrittenForBeingUsedAMinuteLater() {
        String id = opened(sessions);
        Instant later = lastUse(id).plus(SparingSessions.TOLD_AGAIN);

        used(sessions, id, later);

        assertThat(lastUse(id)).isEqualTo(later);
    }

    @Test
    void keepWhatIsPutIntoThemAtOnce() {
        String id = opened(sessions);

        put(sessions, id, "second");

        assertThat(value(sessions, id)).isEqualTo("second");
    }

    @Test
    void keepTheirValuesUnderANewId() {
        String id = opened(sessions);

        String other = renamed(sessions, id);

        assertThat(value(sessions, other)).isEqualTo("first");
        assertThat(sessions.findById(id)).isNull();
    }

    @Test
    void areGoneOnceDeleted() {
        String id = opened(sessions);

        sessions.deleteById(id);

        assertThat(sessions.findById(id)).isNull();
    }

    private Instant lastUse(String id) {
        return Instant.ofEpochMilli(jdbc.sql("select last_access_time from spring_session where session_id = :id")
                .param("id", id)
                .query(Long.class)
                .single());
    }

    private static <S extends Session> String opened(FindByIndexNameSessionRepository<S> sessions) {
        S session = sessions.createSession();
        session.setMaxInactiveInterval(Duration.ofHours(1));
        session.setAttribute("word", "first");
        sessions.save(session);
        return session.getId();
    }

    private static <S extends Session> void used(FindByIndexNameSessionRepository<S> sessions, String id, Instant now) {
        S session = sessions.findById(id);
        session.setLastAccessedTime(now);
        sessions.save(session);
    }

    private static <S extends Session> void put(FindByIndexNameSessionRepository<S> sessions, String id, String word) {
        S session = sessions.findById(id);
        session.setAttribute("word", word);
        sessions.save(session);
    }

    private static <S extends Session> String renamed(FindByIndexNameSessionRepository<S> sessions, String id) {
        S session = sessions.findById(id);
        String other = session.changeSessionId();
        sessions.save(session);
        return other;
    }

    private static <S extends Session> String value(FindByIndexNameSessionRepository<S> sessions, String id) {
        return sessions.findById(id).getAttribute("word");
    }
}
