package org.waymark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that are told where to listen before they start. They lie below those a system hands to
 * outgoing connections, and each JVM of a build counts through its own thousand, so that nobody takes a port between
 * the question and the server.
 */
public final class TestPorts {

    private static final int LOWEST = 20_000;
    private static final int EACH = 1_000;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % EACH));

    private TestPorts() {}

    public static int free() {
        for (int i = 0; i < EACH; i++) {
            int port = LOWEST + EACH * Integer.getInteger("test.fork", 0) + Math.floorMod(NEXT.getAndIncrement(), EACH);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        throw new IllegalStateException("No port is free from " + LOWEST);
    }
}
