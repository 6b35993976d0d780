package org.waymark.journeys;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A line between a browser and the tool, with a proxy at its end: not faster than said, cut when the journey says so, and 502
 * where no tool answers.
 */
final class Line implements AutoCloseable {

    private final ServerSocket server;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService pumps = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean cut;
    private volatile long bytesPerSecond = Long.MAX_VALUE;

    Line(int port, int to) throws IOException {
        this.to = to;
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        pumps.execute(this::accept);
    }

    /** What the browser sends goes no faster; all connections share it. */
    void slowTo(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** As when a lid is closed or a radio lost: what is under way breaks off, and nothing new begins. */
    void cut() {
        cut = true;
        open.forEach(Line::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket browser = server.accept();
                if (cut) {
                    close(browser);
                    continue;
                }
                connect(browser);
            } catch (IOException e) {
                // The tool is not there, or the journey is over.
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        try {
            Socket tool = new Socket(InetAddress.getLoopbackAddress(), to);
            open.add(browser);
            open.add(tool);
            pumps.execute(() -> pump(browser, tool, true));
            pumps.execute(() -> pump(tool, browser, false));
        } catch (IOException e) {
            pumps.execute(() -> badGateway(browser));
            throw e;
        }
    }

    /** What is sent is read to its end, or the browser would not see the answer. */
    private static void badGateway(Socket browser) {
        try (browser) {
            browser.getOutputStream()
                    .write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            browser.shutdownOutput();
            browser.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The browser has gone.
        }
    }

    private void pump(Socket from, Socket into, boolean slowly) {
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && !cut; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (slowly && bytesPerSecond < Long.MAX_VALUE) {
                    Thread.sleep(1000L * read / bytesPerSecond);
                }
            }
        } catch (IOException e) {
            // One of the two has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(into);
            open.remove(from);
            open.remove(into);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is as good as closed.
        }
    }

    @Override
    public void close() {
        close(server);
        open.forEach(Line::close);
        pumps.shutdownNow();
    }
}
