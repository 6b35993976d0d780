package org.waymark.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A daemon that knows the INSTREAM command, one virus and a limit of 2 MB. */
final class FakeClamAv implements AutoCloseable {

    private final ServerSocket server;
    private final Thread thread;

    FakeClamAv() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve, "fake-clamd");
        thread.setDaemon(true);
        thread.start();
    }

    StorageSettings.ClamAv settings() {
        return new StorageSettings.ClamAv("127.0.0.1", server.getLocalPort(), null, false);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write((answer(client) + "\0").getBytes(US_ASCII));
            } catch (IOException e) {
                // That client is gone, or the test is over.
            }
        }
    }

    private static String answer(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        if (!"zINSTREAM\0".equals(new String(in.readNBytes(10), US_ASCII))) {
            return "UNKNOWN COMMAND";
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        boolean tooLarge = false;
        for (int piece = in.readInt(); piece > 0; piece = in.readInt()) {
            all.writeBytes(in.readNBytes(piece));
            tooLarge |= all.size() > 2 * 1024 * 1024;
        }
        if (tooLarge) {
            return "INSTREAM size limit exceeded. ERROR";
        }
        return all.toString(US_ASCII).contains("EICAR") ? "stream: Eicar-Test FOUND" : "stream: OK";
    }

    /** Once this returns nobody is served any more; one who waits to accept would still take one. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
