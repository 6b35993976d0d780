package org.waymark.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Checks what platforms signed against the keys they publish. */
@Component
class PlatformKeys {

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration SINGLE_FLIGHT_WAIT = Duration.ofSeconds(15);

    /** Two fetches at most in this time, so that junk key ids do not make an amplifier of us. */
    private static final Duration RATE = Duration.ofSeconds(30);

    /** How long known keys are good while their host is down. */
    private static final Duration OUTAGE = Duration.ofHours(4);

    private final PlatformHttp http;
    private final Map<URI, KeySet> keySets = new ConcurrentHashMap<>();

    PlatformKeys(PlatformHttp http) {
        this.http = http;
    }

    /** The claims of a token signed RS256 with a key of this platform; nothing else of it is checked. */
    JWTClaimsSet verified(PlatformRegistration platform, String token) {
        SignedJWT jwt = parsed(token);
        // Security Framework 1.0, 5.1.3 and 6.1: only the algorithm agreed upon, RS256; "none" parses as no signed JWT
        if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
            throw LaunchProblem.ALGORITHM_REFUSED.on("alg");
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
        private volatile boolean everFetched;

        KeySet(URI address) {
            this.address = address;
            JWKSource<SecurityContext> source = JWKSourceBuilder.<SecurityContext>create(url(address), this::fetch)
                    .cache(KEPT.toMillis(), SINGLE_FLIGHT_WAIT.toMillis())
                    .rateLimited(RATE.toMillis())
                    .retrying(true)
                    .outageTolerant(OUTAGE.toMillis())
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
                throw LaunchProblem.SIGNATURE_INVALID.on("signature");
            } catch (BadJWTException e) {
                throw LaunchProblem.TOKEN_MALFORMED.on("id_token");
            } catch (BadJOSEException e) {
                throw LaunchProblem.KEY_UNKNOWN.on("kid");
            } catch (RateLimitReachedException e) {
                throw everFetched ? LaunchProblem.KEY_UNKNOWN.on("kid") : unavailable(e);
            } catch (KeySourceException e) {
                throw unavailable(e);
            } catch (JOSEException e) {
                throw LaunchProblem.SIGNATURE_INVALID.on("signature").causedBy(e);
            }
        }

        private LaunchRefused unavailable(KeySourceException e) {
            return LaunchProblem.KEYS_UNAVAILABLE
                    .on("jwks_uri")
                    .withDetail(address.getHost())
                    .causedBy(e);
        }

        private Resource fetch(URL url) throws IOException {
            PlatformResponse response;
            try {
                response = http.get(address, HttpHeaders.EMPTY);
            } catch (PlatformUnreachable e) {
                throw new IOException(e.getMessage(), e);
            }
            if (response.status() != 200) {
                throw new IOException("The key set answered " + response.status());
            }
            everFetched = true;
            return new Resource(response.text(), "application/json");
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
