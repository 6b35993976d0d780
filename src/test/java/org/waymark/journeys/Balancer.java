package org.waymark.journeys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The proxy in front of several nodes: each request goes to the next one, past those that do not answer. */
public final class Balancer implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "keep-alive", "expect");

    static {
        // Else each answer waits for a packet's receipt, before anything made a server in this process.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final AtomicInteger next = new AtomicInteger();
    private final HttpServer server;
    private final List<Integer> nodes;

    public Balancer(int port, List<Integer> nodes) throws IOException {
        this.nodes = nodes;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", this::pass);
        server.setExecutor(workers);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            byte[] bytes = body.readAllBytes();
            int first = next.getAndIncrement();
            for (int i = 0; i < nodes.size(); i++) {
                int node = nodes.get((first + i) % nodes.size());
                try {
                    answer(
                            exchange,
                            http.send(request(exchange, node, bytes), HttpResponse.BodyHandlers.ofByteArray()));
                    return;
                } catch (java.net.ConnectException | java.net.http.HttpConnectTimeoutException e) {
                    // This node is gone: the next one gets the request.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            exchange.sendResponseHeaders(502, -1);
        }
    }

    private HttpRequest request(HttpExchange exchange, int node, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + node + exchange.getRequestURI().toString()))
                .timeout(Duration.ofSeconds(60))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"))
                .build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = response.body().length == 0;
        exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
        if (!empty) {
            exchange.getResponseBody().write(response.body());
        }
    }
}
