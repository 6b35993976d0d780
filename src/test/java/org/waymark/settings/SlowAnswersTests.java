package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowAnswersTests {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final PreparedStatement statement = mock(PreparedStatement.class);
    private final Connection server = mock(Connection.class);
    private final Connection connection = new SlowAnswers(answered::get, nanos::get).on(server);

    private long millis = 3000;

    @BeforeEach
    void takeTime() throws SQLException {
        when(server.prepareStatement(anyString())).thenReturn(statement);
        when(statement.executeUpdate()).thenAnswer(asked -> {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
            return 1;
        });
    }

    @Test
    void afterTenSecondsNothingMoreIsAsked() throws SQLException {
        ask(4);

        assertThatThrownBy(() -> ask(1))
                .isInstanceOf(SQLException.class)
                .satisfies(problem -> assertThat(DatabaseAway.why(problem)).contains("slow"));
        connection.rollback();
        verify(server).rollback();
    }

    @Test
    void whatHasBegunToLeaveGoesOn() throws SQLException {
        ask(4);
        answered.set(true);

        assertThat(ask(4)).isEqualTo(4);
    }

    @Test
    void quickStatementsAreNoWaitHoweverMany() throws SQLException {
        millis = 900;

        assertThat(ask(100)).isEqualTo(100);
    }

    @Test
    void whatPassesBetweenThemIsNoWait() throws SQLException {
        ask(3);
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(10));

        assertThat(ask(1)).isEqualTo(1);
    }

    @Test
    void whatTheServerSaysPassesAsItIs() throws SQLException {
        SQLException said = new SQLException("gone", "08006");
        when(statement.execute()).thenThrow(said);

        assertThatThrownBy(() -> connection.prepareStatement("select 1").execute())
                .isSameAs(said);
        verify(server, never()).close();
    }

    private int ask(int times) throws SQLException {
        int done = 0;
        for (int each = 0; each < times; each++) {
            done += connection.prepareStatement("update a set b = 1").executeUpdate();
        }
        return done;
    }
}
