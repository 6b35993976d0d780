package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.waymark.award.clr.TestRecords;
import org.waymark.award.status.TestBitstrings;
import org.waymark.catalog.BadgeDrawing;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

/** What libraries of other makers say of our badges: those that hold, and those that must not. */
class OtherVerifiersThorough {

    static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
    static final DistrictId DISTRICT = DistrictId.fresh();
    static final String DID = TestBadges.issuer(DISTRICT, TestBadges.SETTINGS).did();
    private static final String KID = TestBadges.SETTINGS.url(IssuerProfile.keyPath(DISTRICT, "rsa-1"));
    static final Ed25519PrivateKeyParameters OWN = new Ed25519PrivateKeyParameters(new SecureRandom());
    private static final Ed25519PrivateKeyParameters BEFORE = new Ed25519PrivateKeyParameters(new SecureRandom());
    static final Ed25519PrivateKeyParameters OTHERS = new Ed25519PrivateKeyParameters(new SecureRandom());

    static final String LIST = TestBadges.SETTINGS.url("/issuers/" + DISTRICT + "/status/revocation/1");
    static final String TAKEN_BACK = LIST + "1";
    private static final String NEIGHBOURS = LIST + "2";
    static final String FORGED = LIST + "3";
    static final String LOOKED_INTO = TestBadges.SETTINGS.url("/issuers/" + DISTRICT + "/status/suspension/1");

    private static final Map<String, String> EXPECTED = new LinkedHashMap<>();
    private static Map<String, String> verdicts;

    @BeforeAll
    static void askThem() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        SigningKey key = new SigningKey(method(OWN), OWN, KID, new RSASSASigner(rsa));
        SigningKey others =
                new SigningKey(method(OWN), OTHERS, KID, new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        DidDocument document = DidDocument.of(
                DID,
                List.of(
                        DidDocument.method(DID, Multikey.of(BEFORE.generatePublicKey())),
                        DidDocument.method(DID, Multikey.of(OWN.generatePublicKey())),
                        DidDocument.method(
                                DID, "rsa-1", JsonText.object(rsa.toPublicJWK().toJSONString()))));
        OtherVerifiers verifiers = new OtherVerifiers()
                .knowing(DID, document.json())
                .knowing(KID, JsonText.object(rsa.toPublicJWK().toJSONString()));

        Map<String, AwardFacts> kinds = new LinkedHashMap<>();
        kinds.put("plain", facts("Formative assessment"));
        kinds.put("non-ASCII", facts("Évaluation ® “formative” Cañada"));
        kinds.put("emoji", facts("评估 🎓 ]]> 👩🏽‍🏫"));
        kinds.put("control characters", facts("line\r\nbreak\tand \\ \" quote\u007f\b"));
        kinds.put("no alignment", withStandards(0));
        kinds.put("two alignments", withStandards(2));
        DefinitionVersion bare = TestBadges.bare("Bare");
        kinds.put("little said", TestBadges.facts(TestBadges.award(DISTRICT, bare), bare, List.of()));
        kinds.put(
                "hashed addresses",
                TestBadges.with(
                        facts("Hashed"),
                        known -> known.identities = List.of(
                                EmailHashes.identity("one@example.org", "salt"),
                                EmailHashes.identity("two@example.org", "pepper"))));
        kinds.put(
                "own id",
                TestBadges.with(
                        facts("Own"), known -> known.did = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"));
        kinds.put(
                "status",
                TestBadges.with(facts("Status"), known -> known.statuses = List.of(status("revocation", LIST))));
        kinds.put("end to come", TestBadges.with(facts("Ending"), known -> known.validUntil = NOW.plusSeconds(1)));
        JsonObject endorsement = TestBadges.endorsement();
        kinds.put(
                "endorsed",
                TestBadges.with(
                        facts("Endorsed"),
                        known -> known.endorsed = new AwardFacts.Endorsed(
                                List.of(endorsement), List.of(TestBadges.endorsement()), List.of(endorsement))));
        kinds.forEach((kind, facts) -> {
            JsonObject credential = TestBadges.BUILDER.build(facts);
            TestBadges.RULES.require(credential);
            String signed = TestBadges.sign(credential, DID, OWN);
            verifiers.proof("proof, " + kind, signed).jwt("jwt, " + kind, VcJwt.sign(credential, key), signed);
            EXPECTED.put("proof, " + kind, "verified");
            EXPECTED.put("jwt, " + kind, "verified");
        });

        JsonObject credential = TestBadges.BUILDER.build(facts("Formative assessment"));
        String signed = TestBadges.sign(credential, DID, OWN);
        String jwt = VcJwt.sign(credential, key);
        verifiers.proof("signed before a rotation", TestBadges.sign(credential, DID, BEFORE));
        EXPECTED.put("signed before a rotation", "verified");

        verifiers.proof("tampered", signed.replace("Formative", "Formidable"));
        EXPECTED.put("tampered", "Invalid signature");
        verifiers.proof("evidence that a signature would skip", signed.replace("/evidence/A1\"", "/evidence/A 1\""));
        EXPECTED.put("evidence that a signature would skip", "Safe mode");
        verifiers.proof("a term without a meaning", signed.replaceFirst("\\{", "{\"colour\":\"green\","));
        EXPECTED.put("a term without a meaning", "Safe mode");
        verifiers.proof(
                "another's key under the issuer's name",
                TestBadges.CRYPTOSUITE
                        .sign(credential, method(OWN), NOW, OTHERS)
                        .toString());
        EXPECTED.put("another's key under the issuer's name", "Invalid signature");
        verifiers.proof("a key that the issuer never had", TestBadges.sign(credential, DID, OTHERS));
        EXPECTED.put("a key that the issuer never had", "no such key");
        AwardFacts over = TestBadges.with(facts("Over"), known -> known.validUntil = NOW.minusSeconds(3600));
        JsonObject ended = TestBadges.BUILDER.build(over);
        verifiers.proof("expired", TestBadges.sign(ended, DID, OWN));
        EXPECTED.put("expired", "is after");
        verifiers.proof(
                "another's endorsement, changed",
                TestBadges.sign(
                        TestBadges.BUILDER.build(TestBadges.with(
                                facts("E"),
                                known -> known.endorsed = new AwardFacts.Endorsed(
                                        List.of(JsonText.object(
                                                endorsement.toString().replace("a licence", "pay"))),
                                        List.of(),
                                        List.of()))),
                        DID,
                        OWN));
        EXPECTED.put("another's endorsement, changed", "Invalid signature");

        verifiers
                .knowing(LIST, list(LIST, "revocation", OWN))
                .knowing(TAKEN_BACK, list(TAKEN_BACK, "revocation", OWN, 5))
                .knowing(LOOKED_INTO, list(LOOKED_INTO, "suspension", OWN, 5))
                .knowing(NEIGHBOURS, list(NEIGHBOURS, "revocation", OWN, 4, 6))
                .knowing(FORGED, list(FORGED, "revocation", OTHERS));
        verifiers.proof("neighbours revoked", withStatus("revocation", NEIGHBOURS));
        EXPECTED.put("neighbours revoked", "verified");
        verifiers.proof("revoked", withStatus("revocation", TAKEN_BACK));
        EXPECTED.put("revoked", "status: set: revocation");
        verifiers.proof("suspended", withStatus("suspension", LOOKED_INTO));
        EXPECTED.put("suspended", "status: set: suspension");
        verifiers.proof("a list of another purpose", withStatus("suspension", LIST));
        EXPECTED.put("a list of another purpose", "status: .*urpose");
        verifiers.proof("a list of another's key", withStatus("revocation", FORGED));
        EXPECTED.put("a list of another's key", "status: .*not verified");
        verifiers.proof("a list that is not there", withStatus("revocation", LIST + "0"));
        EXPECTED.put("a list that is not there", "status: .*not found");

        String name = TestBadges.sign(TestBadges.BUILDER.build(facts("评估 🎓 ]]> Cañada")), DID, OWN);
        BadgeDrawing drawing =
                new BadgeDrawing(BadgeDrawing.Shape.SHIELD, BadgeDrawing.Colour.GREEN, BadgeDrawing.Symbol.BOOK);
        verifiers.png("a baked PNG", BakedPicture.png(drawing.png(64), name, BakedPicture.Standard.OPEN_BADGES_3));
        EXPECTED.put("a baked PNG", "verified");
        verifiers.svg(
                "a baked SVG", BakedPicture.svg(drawing.svg("A title"), name, BakedPicture.Standard.OPEN_BADGES_3));
        EXPECTED.put("a baked SVG", "verified");
        verifiers.png(
                "a baked PNG, changed",
                BakedPicture.png(
                        drawing.png(64), name.replace("Cañada", "Canada"), BakedPicture.Standard.OPEN_BADGES_3));
        EXPECTED.put("a baked PNG, changed", "Invalid signature");
        verifiers.png("a picture without a badge", drawing.png(64));
        EXPECTED.put("a picture without a badge", "not one badge");

        String[] parts = jwt.split("\\.");
        verifiers.jwt("a JWT of another's key", VcJwt.sign(credential, others), signed);
        EXPECTED.put("a JWT of another's key", "signature verification failed");
        verifiers.jwt(
                "a tampered JWT",
                parts[0] + "."
                        + VcJwt.sign(TestBadges.BUILDER.build(facts("Other")), key)
                                .split("\\.")[1] + "." + parts[2],
                signed);
        EXPECTED.put("a tampered JWT", "signature verification failed");
        verifiers.jwt("an expired JWT", VcJwt.sign(ended, key), TestBadges.sign(ended, DID, OWN));
        EXPECTED.put("an expired JWT", "\"exp\" claim timestamp check failed");
        verifiers.jwt("a JWT that says something else", jwt, signed.replace("Formative", "Formidable"));
        EXPECTED.put("a JWT that says something else", "says something else");
        records(verifiers, key, others, kinds);
        verdicts = verifiers.verdicts(NOW);
    }

    /** Several badges as one record: it holds as a JWT, and so does each badge that is taken out of it. */
    private static void records(
            OtherVerifiers verifiers, SigningKey key, SigningKey others, Map<String, AwardFacts> kinds) {
        List<String> signed = kinds.values().stream()
                .map(facts -> TestBadges.sign(TestBadges.BUILDER.build(facts), DID, OWN))
                .toList();
        JsonObject issuer = TestBadges.issuer(DISTRICT, TestBadges.SETTINGS).json();
        Map<String, JsonObject> records = new LinkedHashMap<>();
        records.put("all", TestRecords.ofAll(issuer, EarnerIdentities.Identity.OPAQUE, signed));
        records.put("a stack", TestRecords.ofStack(issuer, signed));
        records.forEach((name, record) -> {
            String jwt = VcJwt.sign(record, key);
            verifiers.jwt("record, " + name, jwt, record.toString());
            EXPECTED.put("record, " + name, "verified");
            int number = 0;
            for (JsonObject badge : badges(jwt)) {
                String out = "taken out of " + name + ", " + ++number;
                verifiers.proof(out, badge.toString());
                EXPECTED.put(out, "verified");
            }
        });
        JsonObject record = TestRecords.ofStack(issuer, List.of(signed.get(0).replace("Formative", "Formidable")));
        verifiers.proof(
                "tampered before it was put together",
                badges(VcJwt.sign(record, key)).get(0).toString());
        EXPECTED.put("tampered before it was put together", "Invalid signature");
        verifiers.jwt("a record of another's key", VcJwt.sign(record, others), record.toString());
        EXPECTED.put("a record of another's key", "signature verification failed");
    }

    private static List<JsonObject> badges(String jwt) {
        try {
            return JsonText.object(JWSObject.parse(jwt).getPayload().toString())
                    .getJsonObject("credentialSubject")
                    .getJsonArray("verifiableCredential")
                    .getValuesAs(JsonObject.class);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestFactory
    List<DynamicTest> agree() {
        return EXPECTED.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertThat(verdicts.get(each.getKey())).containsPattern(each.getValue())))
                .toList();
    }

    @Test
    void answerForEachCase() {
        assertThat(verdicts.keySet()).containsExactlyElementsOf(EXPECTED.keySet());
    }

    static String method(Ed25519PrivateKeyParameters key) {
        return DidDocument.methodId(DID, Multikey.of(key.generatePublicKey()));
    }

    static AwardFacts facts(String title) {
        DefinitionVersion definition = TestBadges.definition(title);
        return TestBadges.facts(TestBadges.award(DISTRICT, definition), definition);
    }

    private static AwardFacts withStandards(int count) {
        DefinitionVersion definition = TestBadges.definition("Aligned");
        return TestBadges.facts(
                TestBadges.award(DISTRICT, definition), definition, TestBadges.STANDARDS.subList(0, count));
    }

    static String withStatus(String purpose, String list) {
        return TestBadges.sign(
                TestBadges.BUILDER.build(
                        TestBadges.with(facts("Status"), known -> known.statuses = List.of(status(purpose, list)))),
                DID,
                OWN);
    }

    /** As {@code StatusLists} makes them. */
    static JsonObject list(String address, String purpose, Ed25519PrivateKeyParameters signer, Integer... set) {
        return JsonText.object(TestBadges.sign(
                JsonText.object()
                        .add("@context", JsonText.array(JsonLdContexts.CREDENTIALS))
                        .add("id", address)
                        .add("type", JsonText.array("VerifiableCredential", "BitstringStatusListCredential"))
                        .add("issuer", DID)
                        .add("validFrom", "2026-01-01T00:00:00Z")
                        .add(
                                "credentialSubject",
                                JsonText.object()
                                        .add("id", address + "#list")
                                        .add("type", "BitstringStatusList")
                                        .add("statusPurpose", purpose)
                                        .add("encodedList", TestBitstrings.of(List.of(set))))
                        .build(),
                DID,
                signer));
    }

    private static JsonObject status(String purpose, String list) {
        return JsonText.object()
                .add("id", list + "#5")
                .add("type", "BitstringStatusListEntry")
                .add("statusPurpose", purpose)
                .add("statusListIndex", "5")
                .add("statusListCredential", list)
                .build();
    }
}
