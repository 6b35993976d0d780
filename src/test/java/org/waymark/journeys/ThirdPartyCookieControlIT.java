package org.waymark.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Shows that the block of third-party cookies, under which the journeys run, is real: a page of 127.0.0.1 frames one of
 * localhost, which sets a plain and a partitioned cookie.
 */
class ThirdPartyCookieControlIT {

    private static HttpServer server;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        int port = server.getAddress().getPort();
        server.createContext(
                "/top",
                exchange -> answer(
                        exchange,
                        200,
                        "<!doctype html><iframe src='http://localhost:" + port + "/set'></iframe>",
                        List.of()));
        server.createContext("/set", exchange -> {
            exchange.getResponseHeaders().set("Location", "/show");
            answer(
                    exchange,
                    302,
                    "",
                    List.of(
                            "plain=1; Path=/; Secure; SameSite=None",
                            "__Host-apart=1; Path=/; Secure; SameSite=None; Partitioned"));
        });
        server.createContext(
                "/show",
                exchange -> answer(
                        exchange,
                        200,
                        "<!doctype html><p id='came'>"
                                + exchange.getRequestHeaders().getFirst("Cookie") + "</p>",
                        List.of()));
        server.start();
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "GONE"})
    void aPlainCookieIsRefusedWhereTheyAreBlocked(ThirdPartyCookies cookies) {
        assertThat(cookiesThatCameBack(cookies)).doesNotContain("plain=1");
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKED", "GONE"})
    void aPartitionedCookieIsKeptWhereTheyAreBlocked(ThirdPartyCookies cookies) {
        assertThat(cookiesThatCameBack(cookies)).contains("__Host-apart=1");
    }

    @Test
    void noneIsKeptWhereEvenPartitionedOnesAreRefused() {
        assertThat(cookiesThatCameBack(ThirdPartyCookies.REFUSED)).doesNotContain("plain=1", "__Host-apart=1");
    }

    @Test
    void bothAreKeptWhereTheyAreAllowed() {
        assertThat(cookiesThatCameBack(ThirdPartyCookies.ALLOWED)).contains("plain=1", "__Host-apart=1");
    }

    private static String cookiesThatCameBack(ThirdPartyCookies cookies) {
        try (BrowserContext browser = chromium.profile(cookies, "en")) {
            Page page = browser.newPage();
            page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/top");
            return page.frameLocator("iframe").locator("#came").textContent();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body, List<String> cookies)
            throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().put("Set-Cookie", cookies);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
