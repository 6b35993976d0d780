package org.waymark.lti;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.waymark.settings.WaymarkSettings;

/**
 * The only way out to platforms. Their addresses come from outside, so it calls https on public addresses only, follows
 * no redirect, and bounds time and size; hosts an operator listed in {@code WAYMARK_LTI_PRIVATE_HOSTS} are exempt from
 * the first two.
 */
@Component
public class PlatformHttp {

    private static final int LARGEST_ANSWER = 2 * 1024 * 1024;
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int HIGHEST_PORT = 65_535;

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);

    /** From the first byte sent to the last one read, however steadily they drip. */
    private static final Duration WHOLE_EXCHANGE = Duration.ofSeconds(20);

    /** Of a list that is read as it comes: ten thousand members of a course in one answer, with room. */
    private static final long LONGEST_LIST = 64L * 1024 * 1024;

    private static final Duration WHOLE_LIST = Duration.ofMinutes(2);

    /** Canvas answers 403 to a request without one. */
    private static final String USER_AGENT = "Waymark (LTI 1.3 tool)";

    private final Set<String> privateHosts;
    private final Duration wholeExchange;

    private final CloseableHttpClient guarded;
    private final CloseableHttpClient exempt;
    private final ScheduledExecutorService deadlines;

    @Autowired
    PlatformHttp(WaymarkSettings settings) {
        this(settings, new PublicAddresses(), WHOLE_EXCHANGE);
    }

    PlatformHttp(WaymarkSettings settings, DnsResolver publicNames, Duration wholeExchange) {
        this.privateHosts = settings.ltiPrivateHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.wholeExchange = wholeExchange;
        this.guarded = client(publicNames);
        this.exempt = client(SystemDefaultDnsResolver.INSTANCE);
        this.deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "platform-deadlines");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sends what it is told and nothing more: no cookies, no redirects, no second try, no header of its own. */
    private static CloseableHttpClient client(DnsResolver names) {
        return HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_HEADER)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                        .setMaxConnPerRoute(40)
                        .setMaxConnTotal(200)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(SILENCE)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent(USER_AGENT)
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .disableContentCompression()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** GET with these headers and no others but our User-Agent. */
    public PlatformResponse get(URI url, HttpHeaders headers) {
        return exchange(HttpMethod.GET, url, headers, null);
    }

    /**
     * GET of an address that anybody at all may have named; see {@link #exchangeForAnyone}.
     *
     * @throws PlatformUnreachable when there is no answer; an answer of any status is returned
     */
    public PlatformResponse getForAnyone(URI url, HttpHeaders headers) {
        return exchangeForAnyone(HttpMethod.GET, url, headers, null);
    }

    /**
     * Calls an address that anybody at all may have named: https on public addresses only, also where an operator exempted
     * a host for the sake of an LMS.
     *
     * @throws PlatformUnreachable when there is no answer; an answer of any status is returned
     */
    public PlatformResponse exchangeForAnyone(HttpMethod method, URI url, HttpHeaders headers, byte @Nullable [] body) {
        if (!mayCallForAnyone(url)) {
            throw forbidden(url);
        }
        return answered(
                url, request(method, url, headers, body), guarded, wholeExchange, response -> bounded(response, url));
    }

    /**
     * Sends exactly these headers (and our User-Agent): above all no Accept of its own, since Moodle refuses any but the
     * one media type of a service.
     *
     * @throws PlatformUnreachable when there is no answer; an answer of any status is returned
     */
    public PlatformResponse exchange(HttpMethod method, URI url, HttpHeaders headers, byte @Nullable [] body) {
        return answered(
                url,
                request(method, url, headers, body),
                clientFor(url),
                wholeExchange,
                response -> bounded(response, url));
    }

    /** Reads the body of an answer that is ok. */
    @FunctionalInterface
    public interface BodyReader {
        void read(HttpHeaders headers, InputStream body) throws IOException;
    }

    /**
     * GET of a long list: an answer of 2xx is given to the reader as it comes and never held as a whole, so its body is
     * empty in what is returned; any other is returned as it is.
     *
     * @throws PlatformUnreachable when there is no answer, or it breaks off
     */
    public PlatformResponse read(URI url, HttpHeaders headers, BodyReader reader) {
        return answered(url, request(HttpMethod.GET, url, headers, null), clientFor(url), WHOLE_LIST, response -> {
            HttpEntity entity = response.getEntity();
            if (response.getCode() / 100 != 2 || entity == null) {
                return bounded(response, url);
            }
            reader.read(headersOf(response), new BoundedStream(entity.getContent(), LONGEST_LIST));
            return new byte[0];
        });
    }

    @FunctionalInterface
    private interface Reading {
        byte[] of(ClassicHttpResponse response) throws IOException;
    }

    private PlatformResponse answered(
            URI url, HttpUriRequestBase request, CloseableHttpClient client, Duration whole, Reading reading) {
        ScheduledFuture<?> deadline =
                deadlines.schedule(() -> request.cancel(), whole.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(target(url), request, null)) {
            return new PlatformResponse(response.getCode(), headersOf(response), reading.of(response));
        } catch (PublicAddresses.NotPublic e) {
            throw new PlatformUnreachable(String.valueOf(e.getMessage()), true);
        } catch (IOException e) {
            throw new PlatformUnreachable("No answer from " + url.getHost(), e);
        } finally {
            deadline.cancel(false);
        }
    }

    private static PlatformUnreachable forbidden(URI url) {
        return new PlatformUnreachable("Not an https address of another host: " + url.getHost(), true);
    }

    private static HttpHost target(URI url) {
        return new HttpHost(url.getScheme().toLowerCase(Locale.ROOT), url.getHost(), url.getPort());
    }

    private HttpUriRequestBase request(HttpMethod method, URI url, HttpHeaders headers, byte @Nullable [] body) {
        if (!mayCall(url)) {
            throw forbidden(url);
        }
        HttpUriRequestBase request = new HttpUriRequestBase(method.name(), url);
        headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        request.setHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        return request;
    }

    private static HttpHeaders headersOf(ClassicHttpResponse response) {
        HttpHeaders headers = new HttpHeaders();
        for (Header header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        return HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /** Whether an address may be called at all, as far as its text tells. */
    public boolean mayCall(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getPort() <= HIGHEST_PORT
                && ("https".equalsIgnoreCase(url.getScheme())
                        || ("http".equalsIgnoreCase(url.getScheme()) && isPrivateHost(url)));
    }

    /** The same for an address that anybody may have named. */
    public boolean mayCallForAnyone(URI url) {
        return mayCall(url) && "https".equalsIgnoreCase(url.getScheme());
    }

    private CloseableHttpClient clientFor(URI url) {
        return isPrivateHost(url) ? exempt : guarded;
    }

    private boolean isPrivateHost(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
        return privateHosts.contains(host) || privateHosts.contains(host + ":" + port);
    }

    private static byte[] bounded(ClassicHttpResponse response, URI url) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        // Not closed here: closing would read the rest of an answer without end.
        InputStream in = entity.getContent();
        byte[] read = in.readNBytes(LARGEST_ANSWER + 1);
        if (read.length > LARGEST_ANSWER) {
            throw new PlatformUnreachable("The answer of " + url.getHost() + " is too big", false);
        }
        return read;
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        guarded.close();
        exempt.close();
    }
}
