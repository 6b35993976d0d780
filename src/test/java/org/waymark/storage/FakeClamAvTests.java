package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void aDaemonThatTakesNoConnectionIsGivenUpSoon() throws IOException {
        List<SocketChannel> waiting = new ArrayList<>();
        // Nobody accepts: once its queue is full, whoever connects gets no answer at all.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 5; i++) {
                SocketChannel one = SocketChannel.open();
                one.configureBlocking(false);
                one.connect(full.getLocalSocketAddress());
                waiting.add(one);
            }
            StorageSettings.ClamAv settings = new StorageSettings.ClamAv("127.0.0.1", full.getLocalPort(), null, false);

            assertThatThrownBy(() -> new ClamAvDaemon(TestStorage.settings(settings))
                            .look(new ByteArrayInputStream(new byte[1])))
                    .isInstanceOf(AsynchronousCloseException.class);
        } finally {
            for (SocketChannel one : waiting) {
                one.close();
            }
        }
    }

    @Test
    void whereNoneIsSetNoneAnswers() {
        assertThatThrownBy(() -> new ClamAvDaemon(
                                TestStorage.settings(new StorageSettings.ClamAv(null, 3310, null, false)))
                        .look(new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(IOException.class);
    }
}
