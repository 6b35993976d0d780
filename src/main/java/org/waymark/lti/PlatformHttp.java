package org.waymark.lti;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;
import org.waymark.settings.WaymarkSettings;

/**
 * The only way out to platforms. Their addresses come from outside, so it calls https on public addresses only, follows
 * no redirect, and bounds time and size; hosts an operator listed in {@code WAYMARK_LTI_PRIVATE_HOSTS} are exempt from
 * the first two.
 */
@Component
public class PlatformHttp {

    private static final int LARGEST_ANSWER = 2 * 1024 * 1024;

    /** Of a list that is read as it comes: ten thousand members of a course in one answer, with room. */
    private static final long LONGEST_LIST = 64L * 1024 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration LIST = Duration.ofMinutes(2);

    /** Canvas answers 403 to a request without one. */
    private static final String USER_AGENT = "Waymark (LTI 1.3 tool)";

    private static final InetAddressFilter PUBLIC = InetAddressFilter.externalAddresses();

    private final Set<String> privateHosts;

    // The address filter sees addresses, not names, so the exempt hosts have a client of their own.
    private final ClientHttpRequestFactory guarded;
    private final ClientHttpRequestFactory exempt;

    // The same two, patient with long lists.
    private final ClientHttpRequestFactory guardedLists;
    private final ClientHttpRequestFactory exemptLists;

    PlatformHttp(WaymarkSettings settings) {
        this.privateHosts = settings.ltiPrivateHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.guarded = client(bounds(ANSWER).withInetAddressFilter(PUBLIC));
        this.exempt = client(bounds(ANSWER));
        this.guardedLists = client(bounds(LIST).withInetAddressFilter(PUBLIC));
        this.exemptLists = client(bounds(LIST));
    }

    private static HttpClientSettings bounds(Duration answer) {
        return HttpClientSettings.defaults().withTimeouts(CONNECT, answer).withRedirects(HttpRedirects.DONT_FOLLOW);
    }

    private static ClientHttpRequestFactory client(HttpClientSettings settings) {
        // HTTP/1.1: the upgrade headers of a plain-text HTTP/2 client confuse proxies and older servers.
        return ClientHttpRequestFactoryBuilder.jdk()
                .withHttpClientCustomizer(builder -> builder.version(HttpClient.Version.HTTP_1_1))
                .build(settings);
    }

    /** GET with these headers and no others but our User-Agent. */
    public PlatformResponse get(URI url, HttpHeaders headers) {
        return exchange(HttpMethod.GET, url, headers, null);
    }

    /**
     * Sends exactly these headers (and our User-Agent): above all no Accept of its own, since Moodle refuses any but the
     * one media type of a service.
     *
     * @throws PlatformUnreachable when there is no answer; an answer of any status is returned
     */
    public PlatformResponse exchange(HttpMethod method, URI url, HttpHeaders headers, byte @Nullable [] body) {
        return answered(url, method, headers, body, false, response -> bounded(response, url));
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
        return answered(url, HttpMethod.GET, headers, null, true, response -> {
            if (!response.getStatusCode().is2xxSuccessful()) {
                return bounded(response, url);
            }
            try (InputStream body = new BoundedStream(response.getBody(), LONGEST_LIST)) {
                reader.read(HttpHeaders.readOnlyHttpHeaders(response.getHeaders()), body);
            }
            return new byte[0];
        });
    }

    @FunctionalInterface
    private interface Reading {
        byte[] of(ClientHttpResponse response) throws IOException;
    }

    private PlatformResponse answered(
            URI url, HttpMethod method, HttpHeaders headers, byte @Nullable [] body, boolean list, Reading reading) {
        boolean isExempt = isExempt(url);
        ClientHttpRequestFactory client = isExempt ? (list ? exemptLists : exempt) : (list ? guardedLists : guarded);
        try {
            if (!isExempt) {
                requirePublic(url.getHost());
            }
            ClientHttpRequest request = client.createRequest(url, method);
            request.getHeaders().putAll(headers);
            request.getHeaders().set(HttpHeaders.USER_AGENT, USER_AGENT);
            if (body != null) {
                StreamUtils.copy(body, request.getBody());
            }
            try (ClientHttpResponse response = request.execute()) {
                return new PlatformResponse(
                        response.getStatusCode().value(),
                        HttpHeaders.readOnlyHttpHeaders(response.getHeaders()),
                        reading.of(response));
            }
        } catch (IOException e) {
            if (isFiltered(e)) {
                throw new PlatformUnreachable(url.getHost() + " is on a private address", true);
            }
            throw new PlatformUnreachable("No answer from " + url.getHost(), e);
        } catch (FilteredHostException e) {
            throw new PlatformUnreachable(url.getHost() + " is on a private address", true);
        }
    }

    /** Whether an address may be called at all, as far as its text tells. */
    public boolean mayCall(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(url.getScheme())
                        || ("http".equalsIgnoreCase(url.getScheme()) && isPrivateHost(url)));
    }

    private boolean isExempt(URI url) {
        if (!mayCall(url)) {
            throw new PlatformUnreachable("Not an https address of another host: " + url.getHost(), true);
        }
        return isPrivateHost(url);
    }

    private boolean isPrivateHost(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return privateHosts.contains(host) || privateHosts.contains(host + ":" + url.getPort());
    }

    /** The client's own filter looks at one address of a host; a host may have several. */
    private static void requirePublic(String host) throws IOException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!PUBLIC.matches(address)) {
                throw new PlatformUnreachable(host + " is on a private address", true);
            }
        }
    }

    private static boolean isFiltered(@Nullable Throwable e) {
        return e != null && (e instanceof FilteredHostException || isFiltered(e.getCause()));
    }

    private static byte[] bounded(ClientHttpResponse response, URI url) throws IOException {
        try (InputStream in = response.getBody()) {
            byte[] read = in.readNBytes(LARGEST_ANSWER + 1);
            if (read.length > LARGEST_ANSWER) {
                throw new PlatformUnreachable("The answer of " + url.getHost() + " is too big", false);
            }
            return read;
        }
    }
}
