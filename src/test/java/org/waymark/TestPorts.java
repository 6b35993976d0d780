package org.waymark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that are told where to listen before they start. They lie below those a system hands to
 * outgoing connections, and each JVM counts through a thousand that it holds as long as it lives, so that nobody takes
 * a port between the question and the server.
 */
public final class TestPorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int EACH = 1_000;
    private static final ServerSocket HELD = held();
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private TestPorts() {}

    public static int free() {
        for (int tried = 1; tried < EACH; tried++) {
            int port = HELD.getLocalPort() + 1 + Math.floorMod(NEXT.getAndIncrement(), EACH - 1);
            try (ServerSocket socket = listening(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        throw new IllegalStateException("No port is free from " + HELD.getLocalPort());
    }

    /** The first port of a thousand: who listens there has all of them. */
    private static ServerSocket held() {
        for (int first = LOWEST; first < HIGHEST; first += EACH) {
            try {
                return listening(first);
            } catch (IOException another) {
                // Somebody else's thousand.
            }
        }
        throw new IllegalStateException("No thousand of ports is free from " + LOWEST);
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"));
    }
}
