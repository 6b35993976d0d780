package org.waymark.award.verifying;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.award.verifying.Outside.Answer;
import org.waymark.award.verifying.Outside.Errand;
import org.waymark.award.verifying.Outside.NotFetched;

/**
 * Lists of badges that were taken back: fetched, checked to be the issuer's own, and remembered for two minutes (Bitstring
 * Status List 1.0, 3.2).
 */
@Component
class StandingLists {

    static final Duration FRESH = Duration.ofMinutes(2);

    /** Sixteen million badges; the specification asks for 131,072 at least. */
    static final int LARGEST = 2 * 1024 * 1024;

    /** Entries. */
    private static final int SHORTEST = 131_072;

    private static final int MOST_REMEMBERED = 32 * 1024 * 1024;

    private final Proofs proofs;
    private final Jwts jwts;
    private final Clock clock;

    private final Map<Key, SignedList> remembered = new LinkedHashMap<>(16, 0.75f, true);

    StandingLists(Proofs proofs, Jwts jwts, Clock clock) {
        this.proofs = proofs;
        this.jwts = jwts;
        this.clock = clock;
    }

    private record Key(String address, String issuer) {}

    /**
     * @param ofToday whether it says of itself to be a Bitstring Status List
     * @param purposes what a bit that is set means
     */
    record SignedList(boolean ofToday, Set<String> purposes, byte[] bits, Instant at) {

        /** As Bitstring Status List 1.0 asks: a shorter list tells who of a few is meant. */
        boolean isWhole() {
            return ofToday && bits.length * 8L >= SHORTEST;
        }

        /** @throws Fault for an entry that the list does not have */
        boolean isSet(long index) {
            if (index < 0 || index >= bits.length * 8L) {
                throw new Fault(Finding.STATUS_BROKEN);
            }
            // Bit 0 is the first from the left of the first byte.
            return (bits[(int) (index / 8)] >> (7 - index % 8) & 1) == 1;
        }
    }

    /** @throws Fault where there is none to rely on */
    SignedList get(String address, String issuer, Errand errand) {
        Key key = new Key(address, issuer);
        Optional<SignedList> known = known(key);
        if (known.isPresent()) {
            return known.get();
        }
        SignedList list = read(fetched(address, errand), issuer, errand);
        remember(key, list);
        return list;
    }

    private synchronized Optional<SignedList> known(Key key) {
        Instant since = clock.instant().minus(FRESH);
        remembered.values().removeIf(list -> list.at().isBefore(since));
        return Optional.ofNullable(remembered.get(key));
    }

    private synchronized void remember(Key key, SignedList list) {
        remembered.put(key, list);
        long bytes =
                remembered.values().stream().mapToLong(one -> one.bits().length).sum();
        Iterator<SignedList> oldest = remembered.values().iterator();
        while (bytes > MOST_REMEMBERED && oldest.hasNext()) {
            bytes -= oldest.next().bits().length;
            oldest.remove();
        }
    }

    static byte[] fetched(String address, Errand errand) {
        Answer answer;
        try {
            answer = errand.get(new URI(address));
        } catch (NotFetched e) {
            throw switch (e.trouble()) {
                case FORBIDDEN -> new Fault(Finding.STATUS_FORBIDDEN, e.host());
                case SILENT, LEADS_ON, LEADS_AWAY -> new Fault(Finding.STATUS_SILENT, e.host());
            };
        } catch (URISyntaxException e) {
            throw new Fault(Finding.STATUS_BROKEN, e);
        }
        if (!answer.isGood()) {
            throw new Fault(Finding.STATUS_ANSWERED, String.valueOf(answer.status()));
        }
        return answer.body();
    }

    private SignedList read(byte[] body, String issuer, Errand errand) {
        CredentialText credential;
        try {
            credential = checked(body, errand);
        } catch (Fault fault) {
            throw switch (fault.finding()) {
                case TAMPERED -> new Fault(Finding.STATUS_TAMPERED);
                case KEY_OF_ANOTHER -> new Fault(Finding.STATUS_OF_ANOTHER);
                case EXPIRED -> new Fault(Finding.STATUS_STALE);
                case TOO_LARGE -> new Fault(Finding.STATUS_TOO_LARGE);
                case TOO_MANY_CALLS -> fault;
                default -> new Fault(Finding.STATUS_BROKEN, fault);
            };
        }
        if (!issuer.equals(credential.issuer())) {
            throw new Fault(Finding.STATUS_OF_ANOTHER);
        }
        JsonObject subject = credential.subject();
        String encoded = subject == null ? null : Members.text(subject, "encodedList");
        if (subject == null || encoded == null) {
            throw new Fault(Finding.STATUS_BROKEN);
        }
        return new SignedList(
                Members.isA(credential.json(), "BitstringStatusListCredential"),
                Set.copyOf(Members.texts(subject.get("statusPurpose"))),
                bits(encoded),
                clock.instant());
    }

    private CredentialText checked(byte[] body, Errand errand) {
        Instant now = clock.instant();
        BadgeFile file = BadgeFile.of(body);
        CredentialText credential = switch (file.kind()) {
            case JWT -> {
                Jwts.Jwt jwt = Jwts.parse(file.text());
                jwts.check(jwt, errand, now);
                yield jwt.credential();
            }
            case JSON -> {
                CredentialText json = new CredentialText(file.json());
                proofs.check(json, errand, now);
                yield json;
            }
            case ADDRESS -> throw new Fault(Finding.UNKNOWN_FILE);
        };
        credential.requireInForce(now);
        return credential;
    }

    /** Multibase base64url (u), or without a sign as in the StatusList2021 that came before; then GZIP. */
    private static byte[] bits(String encoded) {
        String base64 = encoded.startsWith("u") ? encoded.substring(1) : encoded;
        try (GZIPInputStream in = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(withoutPadding(base64))))) {
            byte[] bits = in.readNBytes(LARGEST + 1);
            if (bits.length > LARGEST) {
                throw new Fault(Finding.STATUS_TOO_LARGE);
            }
            return bits;
        } catch (IOException | IllegalArgumentException e) {
            throw new Fault(Finding.STATUS_BROKEN, e);
        }
    }

    /** By hand: a pattern would try each of a million signs anew. */
    private static String withoutPadding(String base64) {
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        return base64.substring(0, end);
    }

    /** Whether a list without a proof, at an address of the issuer, names this credential (OB 3.0, 1EdTechRevocationList). */
    boolean isOnPlainList(String address, String issuer, @Nullable String credential, Errand errand) {
        JsonObject list;
        try {
            list = BoundedJson.object(BadgeFile.text(fetched(address, errand)));
        } catch (Fault fault) {
            throw fault.finding().name().startsWith("STATUS_") ? fault : new Fault(Finding.STATUS_BROKEN, fault);
        }
        if (!issuer.equals(Members.id(list.get("issuer")))) {
            throw new Fault(Finding.STATUS_OF_ANOTHER);
        }
        List<JsonObject> revoked = Members.objects(list.get("revokedCredential"));
        return credential != null && revoked.stream().anyMatch(one -> credential.equals(Members.text(one, "id")));
    }
}
