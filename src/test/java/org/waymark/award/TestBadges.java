package org.waymark.award;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.Stage;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.DecisionMade;
import org.waymark.settings.WaymarkSettings;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** Awards, definitions and signed badges to test with. */
final class TestBadges {

    static final WaymarkSettings SETTINGS = settings("https://waymark.example.org");
    static final Instant AWARDED = Instant.parse("2027-05-03T14:02:00.123456Z");
    static final EddsaRdfc2022 CRYPTOSUITE = new EddsaRdfc2022(JsonLdContexts.ofBadges());

    private TestBadges() {}

    static WaymarkSettings settings(String baseUrl) {
        return new WaymarkSettings(URI.create(baseUrl), Path.of("data"), null, null, List.of(), true);
    }

    static DefinitionVersion definition(String title) {
        return new DefinitionVersion(
                DefinitionVersionId.fresh(),
                DefinitionId.fresh(),
                "WM-FAE-01",
                "formative-assessment",
                "1.0.0",
                new DefinitionContent(
                        title,
                        "Uses evidence to make and test a teaching adjustment.",
                        new DefinitionContent.KeyMethod("Ask", "Ask a question."),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(criterion("C1"), criterion("C 2")),
                        List.of(),
                        new DefinitionContent.Workload(14, "3-6", "5-6", Map.of()),
                        Map.of("InTASC", List.of("6", "1(a)"), "Ours", List.of("7"), "TLMS", List.of())),
                Stage.LIVE,
                true);
    }

    static Award award(DistrictId district, DefinitionVersion definition) {
        return award(district, PersonId.fresh(), definition);
    }

    static Award award(DistrictId district, PersonId earner, DefinitionVersion definition) {
        return new Award(decision(district, earner, definition, Outcome.AWARDED), definition);
    }

    static DecisionMade decision(DistrictId district, PersonId earner, DefinitionVersion definition, Outcome outcome) {
        return new DecisionMade(
                SubmissionId.fresh(), definition.definition(), definition.id(), earner, district, outcome, AWARDED);
    }

    static IssuerProfile issuer(DistrictId district, WaymarkSettings settings) {
        return IssuerProfile.of(
                new DistrictCard(district, "Cañada Valley District", "America/New_York", "en"), settings);
    }

    /** A signed badge and the document that verifies it. */
    record Signed(String json, String didDocument) {}

    static Signed signed(String title) {
        DistrictId district = DistrictId.fresh();
        DefinitionVersion definition = definition(title);
        IssuerProfile issuer = issuer(district, SETTINGS);
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
        DidDocument document = DidDocument.of(
                issuer.did(), List.of(DidDocument.method(issuer.did(), Multikey.of(key.generatePublicKey()))));
        String json = CRYPTOSUITE
                .sign(
                        new CredentialBuilder(SETTINGS).build(award(district, definition), definition, issuer, 2),
                        DidDocument.methodId(issuer.did(), Multikey.of(key.generatePublicKey())),
                        Instant.parse("2027-05-03T14:02:05Z"),
                        key)
                .toString();
        return new Signed(json, document.json().toString());
    }

    private static Criterion criterion(String id) {
        return new Criterion(
                id,
                "Criterion " + id,
                List.of(),
                Map.of(
                        RubricLevel.NOT_YET, "Not there.",
                        RubricLevel.APPROACHING, "Nearly there.",
                        RubricLevel.DEMONSTRATED, "There."));
    }
}
