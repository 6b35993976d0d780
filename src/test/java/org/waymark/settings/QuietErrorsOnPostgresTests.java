package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.waymark.OnPostgres;

/** What PostgreSQL refuses it explains with the row, which may be a person: no exception, and so no log, repeats that. */
@OnPostgres
class QuietErrorsOnPostgresTests {

    private static final String INSERT = "insert into operator_session (token_hash, expires_at) values (?, now())";

    @Autowired
    JdbcTemplate jdbc;

    private final String person = "jordan-" + UUID.randomUUID();

    @Test
    void aKeyThatIsThereAlreadyIsNotRepeated() {
        jdbc.update(INSERT, person);

        assertQuiet(() -> jdbc.update(INSERT, person));

        jdbc.update("delete from operator_session where token_hash = ?", person);
    }

    @Test
    void aRowThatIsRefusedIsNotRepeated() {
        assertQuiet(
                () -> jdbc.update("insert into operator_session (token_hash, expires_at) values (?, null)", person));
    }

    @Test
    void oneOfManyRowsIsNotRepeated() {
        List<Object[]> twice = List.of(new Object[] {person}, new Object[] {person});

        assertQuiet(() -> jdbc.batchUpdate(INSERT, twice));
        jdbc.update("delete from operator_session where token_hash = ?", person);
    }

    /** The name of what was violated is ours, and stays. */
    @Test
    void theConstraintIsNamedStill() {
        jdbc.update(INSERT, person);

        assertThatThrownBy(() -> jdbc.update(INSERT, person))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("operator_session_pk");
        jdbc.update("delete from operator_session where token_hash = ?", person);
    }

    private void assertQuiet(ThrowingCallable refused) {
        Throwable said = catchThrowable(refused);
        assertThat(said).isNotNull();
        for (Throwable each = said; each != null; each = each.getCause()) {
            assertThat(each.toString()).doesNotContain(person);
            if (each instanceof SQLException sql && sql.getNextException() != null) {
                assertThat(sql.getNextException().toString()).doesNotContain(person);
            }
        }
    }
}
