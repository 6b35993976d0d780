package org.waymark.sandbox;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The mail server of the sandbox and everybody's mailbox at once: it takes letters by SMTP, on this machine alone, and keeps
 * the last of them until the process ends.
 */
@Component
@Profile("sandbox")
class SandboxMailbox {

    static final String PORT = "waymark.sandbox.mail-port";
    static final int KEPT = 50;

    private static final Logger log = LoggerFactory.getLogger(SandboxMailbox.class);
    private static final int LONGEST_LINE = 2000;
    private static final int LARGEST = 1 << 20;
    private static final int PATIENCE = 30_000;

    private final int port;
    private final Deque<SandboxLetter> letters = new ArrayDeque<>();
    private final ExecutorService conversations = Executors.newFixedThreadPool(4, work -> {
        Thread thread = new Thread(work, "sandbox-mail");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ServerSocket door;

    /** @param port where it listens; 0 where the operator has a mail server, and it does not */
    SandboxMailbox(@Value("${" + PORT + ":0}") int port) {
        this.port = port;
    }

    /** What the tool has to know of it, as an operator would set it. */
    static Map<String, Object> settings() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    PORT,
                    free.getLocalPort(),
                    "waymark.mail.host",
                    SandboxAddresses.HOST,
                    "waymark.mail.port",
                    free.getLocalPort(),
                    "waymark.mail.from",
                    "Waymark <waymark@sandbox.example>",
                    "waymark.mail.tls",
                    "NONE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isOpen() {
        return port > 0;
    }

    /** The latest first. */
    List<SandboxLetter> letters() {
        synchronized (letters) {
            return List.copyOf(letters);
        }
    }

    @PostConstruct
    void open() throws IOException {
        if (isOpen()) {
            ServerSocket opened = new ServerSocket(port, 16, InetAddress.getByName(SandboxAddresses.HOST));
            door = opened;
            conversations.execute(() -> receive(opened));
        }
    }

    @PreDestroy
    void close() throws IOException {
        if (door != null) {
            door.close();
        }
        conversations.shutdownNow();
    }

    private void receive(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket caller = opened.accept();
                conversations.execute(() -> converse(caller));
            } catch (IOException e) {
                log.debug("The sandbox's mail server ends");
            }
        }
    }

    private void converse(Socket caller) {
        try (caller;
                InputStream in = new BufferedInputStream(caller.getInputStream())) {
            caller.setSoTimeout(PATIENCE);
            OutputStream out = caller.getOutputStream();
            say(out, "220 sandbox");
            List<String> to = new ArrayList<>();
            String line = line(in);
            while (line != null && answer(line, to, in, out)) {
                line = line(in);
            }
        } catch (IOException | MessagingException e) {
            log.warn("A letter to the sandbox was broken off: {}", e.getClass().getSimpleName());
        }
    }

    /** What a client of RFC 5321 needs, 4.5.1; false when it has said goodbye. */
    private boolean answer(String line, List<String> to, InputStream in, OutputStream out)
            throws IOException, MessagingException {
        String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO", "HELO", "NOOP" -> say(out, "250 sandbox");
            case "MAIL", "RSET" -> {
                to.clear();
                say(out, "250 OK");
            }
            case "RCPT" -> {
                to.add(line.replaceAll("(?s)[^<]*<([^>]*)>.*", "$1"));
                say(out, "250 OK");
            }
            case "DATA" -> {
                if (to.isEmpty()) {
                    say(out, "503 To whom?");
                } else {
                    say(out, "354 Go on, and end with a full stop");
                    keep(SandboxLetter.read(List.copyOf(to), data(in)));
                    say(out, "250 OK");
                }
            }
            case "QUIT" -> {
                say(out, "221 Goodbye");
                return false;
            }
            default -> say(out, "502 Not here");
        }
        return true;
    }

    private void keep(SandboxLetter letter) {
        synchronized (letters) {
            letters.addFirst(letter);
            if (letters.size() > KEPT) {
                letters.removeLast();
            }
        }
    }

    /** Until a line that is a full stop; one at the beginning of any other line was doubled (RFC 5321, 4.5.2). */
    private static byte[] data(InputStream in) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String line = line(in); !".".equals(line); line = line(in)) {
            if (line == null || data.size() > LARGEST) {
                throw new IOException("A letter without an end");
            }
            String plain = line.startsWith(".") ? line.substring(1) : line;
            data.write((plain + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return data.toByteArray();
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("A line without an end");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
