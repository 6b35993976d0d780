package org.waymark.award.verifying;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.jspecify.annotations.Nullable;
import org.waymark.award.JsonText;
import org.waymark.award.Multikey;

/** The keys with which an issuer makes assertions. */
record IssuerKeys(String issuer, List<Key> keys) {

    /** A document may list keys for ever; more than these nobody has. */
    private static final int MOST = 200;

    /**
     * One of them; of the last two at most one is there, and none for a kind that is not read here.
     *
     * @param id the whole address of its method
     * @param ended whether its issuer has given it up, so that nothing is proved by it any more
     */
    record Key(
            String id, @Nullable Multikey ed25519, @Nullable JWK jwk, boolean ended) {}

    /**
     * Those of a DID document, for assertions only (Controlled Identifiers 1.0, 2.3.2).
     *
     * @throws Fault for a document of somebody else, or none
     */
    static IssuerKeys of(String did, JsonObject document, Instant now) {
        if (!did.equals(Members.text(document, "id"))) {
            throw new Fault(Finding.ISSUER_BROKEN, CredentialText.shortened(did));
        }
        List<JsonObject> methods = Members.objects(document.get("verificationMethod"));
        return new IssuerKeys(
                did,
                Members.all(document.get("assertionMethod")).stream()
                        .limit(MOST)
                        .flatMap(entry -> method(did, entry, methods).stream())
                        .filter(method -> did.equals(Members.text(method, "controller", did)))
                        .map(method -> key(did, method, now))
                        .toList());
    }

    static IssuerKeys of(String issuer, Key key) {
        return new IssuerKeys(issuer, List.of(key));
    }

    /** Those that may have signed what is checked now. */
    List<Key> inForce() {
        return keys.stream().filter(key -> !key.ended()).toList();
    }

    /** @throws Fault for one that its issuer gave up */
    Optional<Key> named(String method) {
        return found(key -> key.id().equals(method));
    }

    /**
     * Whether one of them is this very key.
     *
     * @throws Fault for one that its issuer gave up
     */
    boolean contain(JWK other) {
        return found(key -> key.jwk() != null && thumbprint(key.jwk()).equals(thumbprint(other)))
                .isPresent();
    }

    private Optional<Key> found(Predicate<Key> which) {
        List<Key> found = keys.stream().filter(which).toList();
        if (found.stream().anyMatch(Key::ended)) {
            throw new Fault(
                    Finding.KEY_ENDED, CredentialText.shortened(found.get(0).id()));
        }
        return found.stream().findFirst();
    }

    private static Optional<JsonObject> method(String did, JsonValue entry, List<JsonObject> methods) {
        if (entry instanceof JsonObject whole) {
            return Optional.of(whole);
        }
        String id = JsonText.text(entry);
        return id == null
                ? Optional.empty()
                : methods.stream()
                        .filter(method -> absolute(did, id).equals(absolute(did, Members.text(method, "id", ""))))
                        .findFirst();
    }

    private static Key key(String did, JsonObject method, Instant now) {
        String id = absolute(did, Members.text(method, "id", ""));
        String multibase = Members.text(method, "publicKeyMultibase");
        JsonObject jwk = Members.object(method, "publicKeyJwk");
        if (multibase != null) {
            return new Key(id, multikey(multibase), null, hasEnded(method, now));
        }
        Key key = jwk == null ? new Key(id, null, null, false) : of(id, jwk.toString());
        return new Key(id, key.ed25519(), key.jwk(), hasEnded(method, now));
    }

    /**
     * Controlled Identifiers 1.0, 2.2: at and after either time the method proves nothing, whenever something was signed. A
     * time that cannot be read is in the past.
     */
    private static boolean hasEnded(JsonObject method, Instant now) {
        return Stream.of("revoked", "expires")
                .filter(name -> method.containsKey(name) && !method.isNull(name))
                .anyMatch(name -> isPast(Members.text(method, name, ""), now));
    }

    private static boolean isPast(String time, Instant now) {
        try {
            return !CredentialText.instant(time).isAfter(now);
        } catch (Fault unreadable) {
            return true;
        }
    }

    /** A key of another kind than ours is there, and not readable here. */
    private static @Nullable Multikey multikey(String multibase) {
        try {
            return new Multikey(multibase);
        } catch (IllegalArgumentException other) {
            return null;
        }
    }

    /** One that stands alone, as JSON. */
    static Key of(String id, String json) {
        try {
            JWK jwk = JWK.parse(json);
            if (jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
                return new Key(id, Multikey.of(new Ed25519PublicKeyParameters(pair.getDecodedX(), 0)), null, false);
            }
            return new Key(id, null, jwk.toPublicJWK(), false);
        } catch (ParseException | IllegalArgumentException unreadable) {
            return new Key(id, null, null, false);
        }
    }

    private static String absolute(String did, String id) {
        return id.startsWith("#") ? did + id : id;
    }

    private static Base64URL thumbprint(JWK jwk) {
        try {
            return jwk.computeThumbprint();
        } catch (JOSEException e) {
            throw new Fault(Finding.KEY_KIND, e);
        }
    }
}
