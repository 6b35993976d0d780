package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FakeClamAvTests extends ClamAvContract {

    private static FakeClamAv clamAv;

    @BeforeAll
    static void start() throws IOException {
        clamAv = new FakeClamAv();
    }

    @AfterAll
    static void stop() throws IOException {
        clamAv.close();
    }

    @Override
    StorageSettings.ClamAv settings() {
        return clamAv.settings();
    }

    @Test
    void aDaemonThatIsNotThereIsNoAnswer() throws IOException {
        FakeClamAv gone = new FakeClamAv();
        gone.close();

        assertThatThrownBy(() -> new ClamAvDaemon(TestStorage.settings(gone.settings()))
                        .look(new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(IOException.class);
    }
}
