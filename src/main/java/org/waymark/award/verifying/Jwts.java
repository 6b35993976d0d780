package org.waymark.award.verifying;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.award.JsonText;
import org.waymark.award.verifying.Outside.Answer;
import org.waymark.award.verifying.Outside.Errand;
import org.waymark.award.verifying.Outside.NotFetched;

/** Checks that a credential that came as a JWT is what the issuer it names has signed (OB 3.0, 8.2.4.1; VC-JWT). */
@Component
class Jwts {

    private static final int WEAKEST_RSA = 2048;

    /** A key can be made that takes minutes to check with. */
    private static final int LARGEST_RSA = 8192;

    private static final int LONGEST_EXPONENT = 8;

    private final IssuerLookup issuers;

    Jwts(IssuerLookup issuers) {
        this.issuers = issuers;
    }

    /** A JWT that was taken apart, not yet checked. */
    record Jwt(JWSObject jws, JsonObject claims, CredentialText credential) {}

    /** @throws Fault for what is no credential */
    static Jwt parse(String text) {
        try {
            JWSObject jws = JWSObject.parse(text);
            JsonObject claims =
                    BoundedJson.object(BadgeFile.text(jws.getPayload().toBytes()));
            // Data model 1.1 has the credential in a claim of its own.
            JsonValue older = claims.get("vc");
            return new Jwt(
                    jws, claims, new CredentialText(completed(older instanceof JsonObject vc ? vc : claims, claims)));
        } catch (ParseException | IllegalArgumentException e) {
            throw new Fault(Finding.UNKNOWN_FILE, e);
        }
    }

    /** VC-JWT 1.1 lets the claims stand for what the credential then need not say. */
    private static JsonObject completed(JsonObject vc, JsonObject claims) {
        var whole = JsonText.object(vc);
        if (!vc.containsKey("issuer") && claims.containsKey("iss")) {
            whole.add("issuer", claims.get("iss"));
        }
        if (!vc.containsKey("id") && claims.containsKey("jti")) {
            whole.add("id", claims.get("jti"));
        }
        Instant from = instant(claims, "nbf");
        if (from != null && !vc.containsKey("validFrom") && !vc.containsKey("issuanceDate")) {
            whole.add("issuanceDate", from.toString());
        }
        Instant until = instant(claims, "exp");
        if (until != null && !vc.containsKey("validUntil") && !vc.containsKey("expirationDate")) {
            whole.add("expirationDate", until.toString());
        }
        return whole.build();
    }

    /** @throws Fault for anything else */
    void check(Jwt jwt, Errand errand, Instant now) {
        JWSHeader header = jwt.jws().getHeader();
        if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) && !JWSAlgorithm.ES256.equals(header.getAlgorithm())) {
            throw new Fault(
                    Finding.JWT_ALGORITHM,
                    CredentialText.shortened(header.getAlgorithm().getName()));
        }
        requireSame(jwt.claims(), "iss", jwt.credential().issuer());
        requireSame(jwt.claims(), "jti", jwt.credential().id());
        JsonObject subject = jwt.credential().subject();
        requireSame(jwt.claims(), "sub", subject == null ? null : Members.text(subject, "id"));
        List<JWK> keys = keys(header, jwt.credential().issuer(), errand).stream()
                .filter(key -> fits(key, header.getAlgorithm()))
                .toList();
        if (keys.isEmpty()) {
            throw new Fault(Finding.KEY_KIND);
        }
        if (keys.stream().noneMatch(key -> isSignedBy(jwt.jws(), key))) {
            throw new Fault(Finding.TAMPERED);
        }
        requireInForce(jwt.claims(), now);
    }

    /** What stands in both has to be the same: a reader of either is told one thing. */
    private static void requireSame(JsonObject claims, String claim, @Nullable String said) {
        JsonValue value = claims.get(claim);
        if (value != null && !Objects.equals(JsonText.text(value), said)) {
            throw new Fault(Finding.JWT_CLAIMS, claim);
        }
    }

    private static void requireInForce(JsonObject claims, Instant now) {
        Instant from = instant(claims, "nbf");
        if (from != null && from.isAfter(now)) {
            throw new Fault(Finding.NOT_YET, CredentialText.day(from));
        }
        Instant until = instant(claims, "exp");
        if (until != null && !until.isAfter(now)) {
            throw new Fault(Finding.EXPIRED, CredentialText.day(until));
        }
    }

    private static @Nullable Instant instant(JsonObject claims, String claim) {
        JsonValue value = claims.get(claim);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonNumber number) || Math.abs(number.doubleValue()) > 1e11) {
            throw new Fault(Finding.JWT_CLAIMS, claim);
        }
        return Instant.ofEpochSecond(number.longValue());
    }

    /** The issuer's keys that this JWT may be signed with, by what its header says of the key. */
    private List<JWK> keys(JWSHeader header, String issuer, Errand errand) {
        String kid = header.getKeyID();
        if (!issuer.startsWith("did:")) {
            return List.of(keyOfSite(issuer, kid, errand));
        }
        IssuerKeys keys = issuers.keys(issuer, errand);
        if (header.getJWK() != null) {
            return List.of(listed(keys, header.getJWK(), issuer));
        }
        if (kid != null && kid.matches("https?://.*")) {
            return List.of(listed(keys, fetched(kid, errand::get), kid));
        }
        if (kid == null) {
            return keys.inForce().stream()
                    .flatMap(key -> Optional.ofNullable(key.jwk()).stream())
                    .toList();
        }
        String method = kid.startsWith("did:") ? kid : issuer + (kid.startsWith("#") ? kid : "#" + kid);
        JWK key = keys.named(method)
                .orElseThrow(() -> new Fault(Finding.KEY_OF_ANOTHER, CredentialText.shortened(kid)))
                .jwk();
        if (key == null) {
            throw new Fault(Finding.KEY_KIND);
        }
        return List.of(key);
    }

    private static JWK listed(IssuerKeys keys, JWK key, String name) {
        if (!keys.contain(key)) {
            throw new Fault(Finding.KEY_OF_ANOTHER, CredentialText.shortened(name));
        }
        return key.toPublicJWK();
    }

    /** An issuer that is a web address speaks by keys of its own site. */
    private static JWK keyOfSite(String issuer, @Nullable String kid, Errand errand) {
        URI site = address(issuer).orElseThrow(() -> new Fault(Finding.ISSUER_KIND, CredentialText.shortened(issuer)));
        if (kid == null) {
            throw new Fault(Finding.ISSUER_KIND, CredentialText.shortened(issuer));
        }
        URI key = address(kid).orElseThrow(() -> new Fault(Finding.KEY_OF_ANOTHER, CredentialText.shortened(kid)));
        if (!Outside.origin(key).equals(Outside.origin(site))) {
            throw new Fault(Finding.KEY_OF_ANOTHER, CredentialText.shortened(kid));
        }
        return fetched(kid, errand::getOfItself);
    }

    private static JWK fetched(String kid, Function<URI, Answer> way) {
        URI address = address(kid).orElseThrow(() -> new Fault(Finding.KEY_OF_ANOTHER, CredentialText.shortened(kid)));
        Answer answer;
        try {
            answer = way.apply(address);
        } catch (NotFetched e) {
            throw switch (e.trouble()) {
                case FORBIDDEN -> new Fault(Finding.ISSUER_FORBIDDEN, e.host());
                case SILENT, LEADS_ON -> new Fault(Finding.ISSUER_SILENT, e.host());
                case LEADS_AWAY -> new Fault(Finding.ISSUER_LEADS_AWAY, e.host());
            };
        }
        if (!answer.isGood()) {
            throw new Fault(Finding.ISSUER_ANSWERED, CredentialText.shortened(kid), String.valueOf(answer.status()));
        }
        try {
            JWK key = IssuerKeys.of(
                            kid,
                            BoundedJson.object(BadgeFile.text(answer.body())).toString())
                    .jwk();
            if (key != null) {
                return key;
            }
        } catch (Fault unreadable) {
            throw new Fault(Finding.ISSUER_BROKEN, CredentialText.shortened(kid));
        }
        throw new Fault(Finding.KEY_KIND);
    }

    private static Optional<URI> address(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() == null ? Optional.empty() : Optional.of(address);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(JWK key, JWSAlgorithm algorithm) {
        return JWSAlgorithm.RS256.equals(algorithm)
                ? key instanceof RSAKey rsa
                        && rsa.size() >= WEAKEST_RSA
                        && rsa.size() <= LARGEST_RSA
                        && rsa.getPublicExponent().decode().length <= LONGEST_EXPONENT
                : key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve());
    }

    private static boolean isSignedBy(JWSObject jws, JWK key) {
        try {
            JWSVerifier verifier =
                    key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier(key.toECKey());
            return jws.verify(verifier);
        } catch (JOSEException e) {
            return false;
        }
    }
}
