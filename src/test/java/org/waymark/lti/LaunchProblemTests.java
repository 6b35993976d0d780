package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class LaunchProblemTests {

    @Test
    void aFullDiskIsNothingAboutTheLaunch() {
        RuntimeException full = new RuntimeException(new SQLException("full", "53100"));

        assertThatThrownBy(() -> LaunchProblem.behind(full)).isSameAs(full);
    }
}
