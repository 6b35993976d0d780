package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a daemon answers by INSTREAM. */
abstract class ClamAvContract {

    /** Harmless, and by agreement found by every scanner; in two halves, so that none finds this file. */
    static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    abstract StorageSettings.ClamAv settings();

    @Test
    void findsNothingInAHarmlessFile() throws IOException {
        assertThat(daemon().look(new ByteArrayInputStream(TestFiles.pdf()))).isEqualTo(ClamAvDaemon.Answer.CLEAN);
    }

    @Test
    void findsNothingInAnEmptyFile() throws IOException {
        assertThat(daemon().look(new ByteArrayInputStream(new byte[0]))).isEqualTo(ClamAvDaemon.Answer.CLEAN);
    }

    @Test
    void findsTheVirusOfTheTests() throws IOException {
        assertThat(daemon().look(new ByteArrayInputStream(EICAR))).isEqualTo(ClamAvDaemon.Answer.INFECTED);
    }

    @Test
    void saysThatAFileIsTooLargeForIt() throws IOException {
        SequenceInputStream large = new SequenceInputStream(
                new ByteArrayInputStream(new byte[2 * 1024 * 1024]), new ByteArrayInputStream(new byte[1024 * 1024]));

        assertThat(daemon().look(large)).isEqualTo(ClamAvDaemon.Answer.TOO_LARGE);
    }

    private ClamAvDaemon daemon() {
        return new ClamAvDaemon(TestStorage.settings(settings()));
    }
}
