package org.waymark.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.waymark.lti.doctor.Finding;

/** Checks what platforms signed against the keys they publish. */
@Component
class PlatformKeys {

    private static final Duration SINGLE_FLIGHT_WAIT = Duration.ofSeconds(15);

    /** A second fetch finds a key that was published since the first; more would make an amplifier of us. */
    private static final int FETCHES = 2;

    /**
     * How long things last.
     *
     * @param kept how long a key set is believed without another look
     * @param window the time in which a key set is fetched twice at most, whatever key ids arrive and whether it answers
     * @param outage how long known keys are good while their host is down
     */
    record Patience(Duration kept, Duration window, Duration outage) {
        static final Patience USUAL = new Patience(Duration.ofMinutes(15), Duration.ofSeconds(30), Duration.ofHours(4));
    }

    private final PlatformHttp http;
    private final Patience patience;
    private final Map<URI, KeySet> keySets = new ConcurrentHashMap<>();

    @Autowired
    PlatformKeys(PlatformHttp http) {
        this(http, Patience.USUAL);
    }

    PlatformKeys(PlatformHttp http, Patience patience) {
        this.http = http;
        this.patience = patience;
    }

    /** The claims of a token signed RS256 with a key of this platform; nothing else of it is checked. */
    JWTClaimsSet verified(PlatformRegistration platform, String token) {
        SignedJWT jwt = parsed(token);
        // Security Framework 1.0, 5.1.3 and 6.1: only the algorithm agreed upon, RS256; "none" parses as no signed JWT
        if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
            throw LaunchProblem.ALGORITHM_REFUSED
                    .on("alg")
                    .finding(Finding.of(
                            "alg", "RS256", jwt.getHeader().getAlgorithm().getName()));
        }
        // Security Framework 1.0, 6.3: the key is found by its id
        if (jwt.getHeader().getKeyID() == null) {
            throw LaunchProblem.KEY_NOT_NAMED.on("kid");
        }
        return keySets.computeIfAbsent(platform.jwksUri(), KeySet::new).verified(jwt);
    }

    private static SignedJWT parsed(String token) {
        try {
            if (JWTParser.parse(token) instanceof SignedJWT signed) {
                return signed;
            }
            throw LaunchProblem.ALGORITHM_REFUSED.on("alg");
        } catch (ParseException e) {
            throw LaunchProblem.TOKEN_MALFORMED.on("id_token");
        }
    }

    /** The keys at one address: cached, fetched again once for an unknown key id, by one thread at a time. */
    private final class KeySet {

        private final URI address;
        private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

        /** When it was fetched last, at most {@link #FETCHES} of them; read by a clock that nobody sets. */
        private final Deque<Long> fetchedAt = new ArrayDeque<>();

        private volatile String lastFailure = "";

        KeySet(URI address) {
            this.address = address;
            JWKSource<SecurityContext> source = JWKSourceBuilder.<SecurityContext>create(url(address), this::fetch)
                    .cache(patience.kept().toMillis(), SINGLE_FLIGHT_WAIT.toMillis())
                    // Its limit counts a fetch and its retry as one; ours counts what the platform sees.
                    .rateLimited(false)
                    .retrying(true)
                    // Fetching ahead of time needs time to be ahead in.
                    .refreshAheadCache(patience.kept().compareTo(Duration.ofMinutes(1)) > 0)
                    .outageTolerant(patience.outage().toMillis())
                    .build();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source));
            // Some platforms leave "typ" out, and the claims are LtiIdTokenValidator's.
            processor.setJWSTypeVerifier((type, context) -> {});
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
        }

        JWTClaimsSet verified(SignedJWT jwt) {
            try {
                return processor.process(jwt, null);
            } catch (BadJWSException e) {
                throw LaunchProblem.SIGNATURE_INVALID.on("signature").finding(kid(jwt));
            } catch (BadJWTException e) {
                throw LaunchProblem.TOKEN_MALFORMED.on("id_token");
            } catch (BadJOSEException e) {
                throw LaunchProblem.KEY_UNKNOWN
                        .on("kid")
                        .finding(kid(jwt))
                        .finding(Finding.hosts("jwks_uri", null, address.toString()));
            } catch (KeySourceException e) {
                throw unavailable(e);
            } catch (JOSEException e) {
                throw LaunchProblem.SIGNATURE_INVALID
                        .on("signature")
                        .finding(kid(jwt))
                        .causedBy(e);
            }
        }

        private LaunchRefused unavailable(KeySourceException e) {
            return LaunchProblem.KEYS_UNAVAILABLE
                    .on("jwks_uri")
                    .withDetail(address.getHost())
                    .finding(Finding.of("jwks_uri", "HTTP 200", lastFailure))
                    .finding(Finding.hosts("jwks_uri", null, address.toString()))
                    .causedBy(e);
        }

        private static Finding kid(SignedJWT jwt) {
            return Finding.came("kid", jwt.getHeader().getKeyID());
        }

        private Resource fetch(URL url) throws IOException {
            if (!mayFetchNow()) {
                throw new IOException("The key set was fetched just now");
            }
            PlatformResponse response;
            try {
                response = http.get(address, HttpHeaders.EMPTY);
            } catch (PlatformUnreachable e) {
                lastFailure = e.isForItsCertificate()
                        ? "certificate (TLS) does not hold"
                        : e.isForbidden() ? "address refused" : "no answer";
                throw new IOException(e.getMessage(), e);
            }
            if (response.status() != 200) {
                lastFailure = "HTTP " + response.status();
                throw new IOException("The key set answered " + response.status());
            }
            lastFailure = "not a key set";
            return new Resource(response.text(), "application/json");
        }

        private boolean mayFetchNow() {
            synchronized (fetchedAt) {
                long now = System.nanoTime();
                while (!fetchedAt.isEmpty()
                        && now - fetchedAt.peekFirst() >= patience.window().toNanos()) {
                    fetchedAt.removeFirst();
                }
                if (fetchedAt.size() >= FETCHES) {
                    return false;
                }
                fetchedAt.addLast(now);
                return true;
            }
        }

        private URL url(URI address) {
            try {
                return address.toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
