package org.waymark.award.verifying;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.waymark.award.PublishedHere;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformResponse;
import org.waymark.lti.PlatformUnreachable;
import org.waymark.settings.WaymarkSettings;

/**
 * Fetches what a badge of strangers points to: guarded, few things for each check, and for no longer than somebody waits. What
 * points to ourselves is looked up instead.
 */
@Component
class Outside {

    private static final String ACCEPT =
            "application/vc+ld+json, application/vc, application/did+json, application/ld+json,"
                    + " application/json;q=0.9, application/vc+jwt;q=0.8, application/jwt;q=0.8, text/plain;q=0.7,"
                    + " image/png;q=0.6, image/svg+xml;q=0.6, */*;q=0.1";

    private static final int MOST_REDIRECTS = 3;
    private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);

    private final BiFunction<URI, HttpHeaders, PlatformResponse> way;
    private final List<PublishedHere> here;
    private final String ownOrigin;
    private final Clock clock;

    @Autowired
    Outside(PlatformHttp http, List<PublishedHere> here, WaymarkSettings settings, Clock clock) {
        this(http::getForAnyone, here, settings, clock);
    }

    Outside(
            BiFunction<URI, HttpHeaders, PlatformResponse> way,
            List<PublishedHere> here,
            WaymarkSettings settings,
            Clock clock) {
        this.way = way;
        this.here = List.copyOf(here);
        this.ownOrigin = origin(settings.baseUrl());
        this.clock = clock;
    }

    /** What one check may fetch. */
    Errand errand() {
        return new Errand(clock.instant().plus(Errand.LONGEST));
    }

    /** Why nothing came. */
    enum Trouble {
        FORBIDDEN,
        SILENT,
        LEADS_ON,
        /** To another site, where only what the site itself says proves anything. */
        LEADS_AWAY
    }

    static class NotFetched extends RuntimeException {

        private final Trouble trouble;
        private final String host;

        NotFetched(Trouble trouble, String host) {
            super(trouble + " " + host);
            this.trouble = trouble;
            this.host = host;
        }

        Trouble trouble() {
            return trouble;
        }

        String host() {
            return host;
        }
    }

    /**
     * An answer of any status.
     *
     * @param from the origin that gave it in the end
     */
    record Answer(int status, byte[] body, String from) {

        boolean isGood() {
            return status / 100 == 2;
        }
    }

    /** The calls of one check, counted. */
    class Errand {

        /** A badge, its issuer, two lists and their issuer, three endorsements: with room for redirects. */
        private static final int MOST_CALLS = 14;

        /** Nothing new is begun after it; a call that is under way ends by itself. */
        private static final Duration LONGEST = Duration.ofSeconds(20);

        private final Instant end;
        private final Map<URI, Answer> answers = new HashMap<>();
        private int calls;

        Errand(Instant end) {
            this.end = end;
        }

        /**
         * GET, redirects followed where each may be called; the same address is asked once.
         *
         * @throws NotFetched when there is no answer
         * @throws Fault after too many calls
         */
        Answer get(URI address) {
            Answer known = answers.get(address);
            Answer answer = known == null ? fetched(address) : known;
            answers.put(address, answer);
            return answer;
        }

        /**
         * The same for what proves who speaks by nothing but the site it stands on: whoever finds a page there that leads on to
         * any address shall not speak in its name.
         */
        Answer getOfItself(URI address) {
            Answer answer = get(address);
            if (!answer.from().equals(origin(address))) {
                throw new NotFetched(Trouble.LEADS_AWAY, host(address));
            }
            return answer;
        }

        Instant now() {
            return clock.instant();
        }

        private Answer fetched(URI address) {
            URI next = address;
            for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
                URI url = next;
                Optional<Answer> ours = ours(url);
                if (ours.isPresent()) {
                    return ours.get();
                }
                PlatformResponse answer = call(url);
                String location = answer.headers().getFirst(HttpHeaders.LOCATION);
                if (!REDIRECTS.contains(answer.status()) || location == null) {
                    return new Answer(answer.status(), answer.body(), origin(url));
                }
                next = target(url, location);
            }
            throw new NotFetched(Trouble.LEADS_ON, host(address));
        }

        /** @throws Fault where nothing new is begun */
        void requireTime() {
            if (clock.instant().isAfter(end)) {
                throw new Fault(Finding.TOO_MANY_CALLS);
            }
        }

        private PlatformResponse call(URI url) {
            requireTime();
            if (++calls > MOST_CALLS) {
                throw new Fault(Finding.TOO_MANY_CALLS);
            }
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.ACCEPT, ACCEPT);
            try {
                return way.apply(withoutFragment(url), headers);
            } catch (PlatformUnreachable e) {
                throw new NotFetched(e.isForbidden() ? Trouble.FORBIDDEN : Trouble.SILENT, host(url));
            }
        }
    }

    /** Of ourselves: what is not for everyone does not exist for a check either. */
    private Optional<Answer> ours(URI url) {
        if (url.getHost() == null || !origin(url).equals(ownOrigin)) {
            return Optional.empty();
        }
        return Optional.of(here.stream()
                .flatMap(published -> published.at(url.getRawPath() == null ? "/" : url.getRawPath()).stream())
                .findFirst()
                .map(found -> new Answer(found.status(), found.body().getBytes(StandardCharsets.UTF_8), ownOrigin))
                .orElse(new Answer(404, new byte[0], ownOrigin)));
    }

    private static URI target(URI from, String location) {
        try {
            return from.resolve(new URI(location));
        } catch (URISyntaxException e) {
            throw new NotFetched(Trouble.LEADS_ON, host(from));
        }
    }

    private static URI withoutFragment(URI url) {
        String text = url.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? url : URI.create(text.substring(0, hash));
    }

    static String origin(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("http") ? 80 : 443;
        return scheme + "://" + host(url) + ":" + port;
    }

    private static String host(URI url) {
        return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    }
}
