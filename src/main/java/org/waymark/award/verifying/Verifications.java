package org.waymark.award.verifying;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.waymark.award.JsonText;
import org.waymark.award.verifying.Outside.Answer;
import org.waymark.award.verifying.Outside.Errand;
import org.waymark.award.verifying.Outside.NotFetched;
import org.waymark.award.verifying.Verdict.Within;

/**
 * Checks a badge of whatever issuer: Open Badges 3.0 and other verifiable credentials with a proof inside or as a JWT, Open
 * Badges 2.0 that are hosted, each as a file, a baked picture, a text or an address. Nothing that is given is kept. It may
 * call other machines: never inside a transaction.
 */
@Service
public class Verifications {

    /** Of endorsements, and of credentials in a record. */
    private static final int MOST_WITHIN = 60;

    private static final int MOST_ADDRESSES = 2;

    private final Outside outside;
    private final Proofs proofs;
    private final Jwts jwts;
    private final Standing standing;
    private final HostedBadges hosted;
    private final Clock clock;

    Verifications(Outside outside, Proofs proofs, Jwts jwts, Standing standing, HostedBadges hosted, Clock clock) {
        this.outside = outside;
        this.proofs = proofs;
        this.jwts = jwts;
        this.standing = standing;
        this.hosted = hosted;
        this.clock = clock;
    }

    /** A file: JSON, a JWT, or a picture. */
    public Verdict ofFile(byte[] file) {
        return new Check().of(() -> BadgeFile.of(file));
    }

    /** What somebody pasted: JSON, a JWT, or an address. */
    public Verdict ofText(String text) {
        return new Check().of(() -> BadgeFile.ofText(text));
    }

    private interface Given {
        BadgeFile file();
    }

    /** One check from beginning to end. */
    private class Check {

        private final Errand errand = outside.errand();
        private final Instant now = clock.instant();
        private final List<Within> within = new ArrayList<>();
        private @Nullable ReadBadge read;
        private int addresses;

        Verdict of(Given given) {
            try {
                BadgeFile file = given.file();
                check(file);
                return verdict(Finding.VALID, List.of());
            } catch (Fault fault) {
                return verdict(fault.finding(), fault.arguments());
            }
        }

        private Verdict verdict(Finding finding, List<String> arguments) {
            return new Verdict(finding, arguments, read, List.copyOf(within), now);
        }

        private BadgeFile atAddress(String address) {
            Answer answer;
            try {
                answer = errand.get(new URI(address));
            } catch (NotFetched e) {
                throw switch (e.trouble()) {
                    case FORBIDDEN -> new Fault(Finding.ADDRESS_FORBIDDEN);
                    case SILENT -> new Fault(Finding.ADDRESS_SILENT, e.host());
                    case LEADS_ON, LEADS_AWAY -> new Fault(Finding.ADDRESS_LEADS_ON, e.host());
                };
            } catch (URISyntaxException e) {
                throw new Fault(Finding.ADDRESS_WRONG, e);
            }
            if (answer.status() == 410) {
                // Open Badges 2.0: so an issuer answers for a badge that it took back.
                throw new Fault(Finding.REVOKED);
            }
            if (!answer.isGood()) {
                throw new Fault(Finding.ADDRESS_ANSWERED, String.valueOf(answer.status()));
            }
            return BadgeFile.of(answer.body());
        }

        private void check(BadgeFile file) {
            if (file.kind() == BadgeFile.Kind.ADDRESS) {
                // At an address may stand a picture, and in a picture of Open Badges 2.0 the address of the assertion.
                if (++addresses > MOST_ADDRESSES) {
                    throw new Fault(Finding.ADDRESS_LEADS_ON, CredentialText.shortened(file.text()));
                }
                check(atAddress(file.text()));
                return;
            }
            if (file.kind() == BadgeFile.Kind.JWT) {
                Jwts.Jwt jwt = Jwts.parse(file.text());
                read = jwt.credential().read(file.text());
                checkJwt(jwt);
                return;
            }
            JsonObject json = file.json();
            if (HostedBadges.isOne(json)) {
                read = HostedBadges.asGiven(json, file.text());
                read = hosted.check(json, errand, now);
                return;
            }
            String jwt = enveloped(json);
            if (jwt != null) {
                check(new BadgeFile(BadgeFile.Kind.JWT, jwt));
                return;
            }
            CredentialText credential = new CredentialText(json);
            read = credential.read(file.text());
            checkSigned(credential);
        }

        private void checkJwt(Jwts.Jwt jwt) {
            jwts.check(jwt, errand, now);
            checkRest(jwt.credential());
        }

        private void checkSigned(CredentialText credential) {
            proofs.check(credential, errand, now);
            checkRest(credential);
        }

        private void checkRest(CredentialText credential) {
            credential.requireWhole();
            credential.requireInForce(now);
            standing.check(credential, errand);
            List<JsonValue> inside = credential.within();
            inside.stream().limit(MOST_WITHIN).forEach(inner -> within.add(within(inner)));
            if (inside.size() > MOST_WITHIN) {
                String left = String.valueOf(inside.size() - MOST_WITHIN);
                within.add(new Within(false, "", "", "", Finding.LEFT_OUT, List.of(left)));
            }
        }

        /** What is inside is checked like the whole, and may fall without it. */
        private Within within(JsonValue inner) {
            CredentialText credential = null;
            Finding finding = Finding.VALID;
            List<String> arguments = List.of();
            try {
                errand.requireTime();
                String text = inner instanceof JsonObject json ? enveloped(json) : JsonText.text(inner);
                if (text != null) {
                    Jwts.Jwt jwt = Jwts.parse(text);
                    credential = jwt.credential();
                    jwts.check(jwt, errand, now);
                } else if (inner instanceof JsonObject json) {
                    credential = new CredentialText(json);
                    proofs.check(credential, errand, now);
                } else {
                    throw new Fault(Finding.NOT_A_BADGE);
                }
                credential.requireInForce(now);
                standing.check(credential, errand);
            } catch (Fault fault) {
                finding = fault.finding();
                arguments = fault.arguments();
            }
            return credential == null
                    ? new Within(false, "", "", "", finding, arguments)
                    : within(credential, finding, arguments);
        }

        private static Within within(CredentialText credential, Finding finding, List<String> arguments) {
            ReadBadge said = credential.read("");
            JsonObject subject = credential.subject();
            return new Within(
                    said.isEndorsement(),
                    said.title(),
                    said.issuerName().isEmpty() ? said.issuer() : said.issuerName(),
                    subject == null ? "" : Members.text(subject, "endorsementComment", ""),
                    finding,
                    arguments);
        }
    }

    /** VC data model 2.0, 4.13: a JWT in the dress of a credential. */
    private static @Nullable String enveloped(JsonObject json) {
        String id = Members.text(json, "id", "");
        int comma = id.indexOf(',');
        return Members.isA(json, "EnvelopedVerifiableCredential") && id.startsWith("data:") && comma > 0
                ? id.substring(comma + 1)
                : null;
    }
}
