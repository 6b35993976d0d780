package org.waymark.award;

import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.waymark.catalog.About;
import org.waymark.catalog.AlignedStandards;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.DecisionMade;
import org.waymark.review.TestReviews;
import org.waymark.settings.WaymarkSettings;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** Awards, definitions and signed badges to test with. */
final class TestBadges {

    static final WaymarkSettings SETTINGS = settings("https://waymark.example.org");
    static final Instant AWARDED = Instant.parse("2027-05-03T14:02:00.123456Z");
    static final List<AlignedStandards.Target> STANDARDS = List.of(
            new AlignedStandards.Target(
                    "InTASC Model Core Teaching Standards",
                    "6",
                    "Assessment",
                    "https://standards.example.org/intasc",
                    false),
            new AlignedStandards.Target("Ours", "1(a)", "", null, false),
            new AlignedStandards.Target(
                    "Maine Teaching", "M.7", "Plans well", "https://case.example.org/ims/case/v1p0/CFItems/7", true));
    static final EddsaRdfc2022 CRYPTOSUITE = new EddsaRdfc2022(JsonLdContexts.ofBadges());

    static final CredentialBuilder BUILDER = new CredentialBuilder(SETTINGS, messages());
    static final CredentialRules RULES = new CredentialRules();

    private TestBadges() {}

    /** One that is signed and that its earner shares. */
    static AwardId shared(PersonId earner, DistrictId district, ApplicationContext context) {
        Awards awards = context.getBean(Awards.class);
        AwardId award = awards.forSubmission(
                        TestReviews.awarded(
                                TestDefinitions.smallGroupWorkIn(district, context)
                                        .definition(),
                                earner,
                                district,
                                context),
                        district)
                .orElseThrow()
                .id();
        context.getBean(CredentialSigner.class).run(new CredentialSigner.Unsigned(award, district));
        awards.share(award, earner, district, true);
        return award;
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** What is known of an award of a definition that is aligned with these standards. */
    static AwardFacts facts(Award award, DefinitionVersion definition, List<AlignedStandards.Target> standards) {
        return new AwardFacts(
                award,
                definition,
                issuer(award.district(), SETTINGS),
                2,
                Map.of(),
                standards,
                LocalDate.parse("2027-01-11"),
                LocalDate.parse("2027-04-19"),
                null,
                List.of(),
                List.of(),
                null,
                AwardFacts.Endorsed.NONE);
    }

    static AwardFacts facts(Award award, DefinitionVersion definition) {
        return facts(award, definition, STANDARDS);
    }

    /** The same, with something else known. */
    static AwardFacts with(AwardFacts facts, Consumer<Change> change) {
        Change changed = new Change(facts);
        change.accept(changed);
        return changed.facts();
    }

    /** Facts to be changed. */
    static final class Change {
        int readers;
        Map<String, RubricLevel> levels;
        String did;
        List<JsonObject> identities;
        List<JsonObject> statuses;
        Instant validUntil;
        LocalDate begun;
        LocalDate handedIn;
        AwardFacts.Endorsed endorsed;
        private final AwardFacts from;

        private Change(AwardFacts from) {
            this.from = from;
            readers = from.readers();
            levels = from.levels();
            did = from.did();
            identities = from.identities();
            statuses = from.statuses();
            validUntil = from.validUntil();
            begun = from.begun();
            handedIn = from.handedIn();
            endorsed = from.endorsed();
        }

        private AwardFacts facts() {
            return new AwardFacts(
                    from.award(),
                    from.definition(),
                    from.issuer(),
                    readers,
                    levels,
                    from.standards(),
                    begun,
                    handedIn,
                    did,
                    identities,
                    statuses,
                    validUntil,
                    endorsed);
        }
    }

    static WaymarkSettings settings(String baseUrl) {
        return new WaymarkSettings(URI.create(baseUrl), Path.of("data"), null, null, List.of(), true);
    }

    static DefinitionVersion definition(String title) {
        return definition(title, about("en"));
    }

    static About about(String language) {
        return new About(
                "Assessment", null, language, List.of("feedback", "questions"), null, null, null, 2, null, null, null);
    }

    static DefinitionVersion definition(String title, About about) {
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
                        List.of(evidence("A1", "VIDEO"), evidence("A 2", "DOCUMENT")),
                        List.of(criterion("C1"), criterion("C 2")),
                        List.of(),
                        new DefinitionContent.Workload(14, "3-6", "5-6", Map.of()),
                        Map.of("InTASC", List.of("6", "1(a)"), "Ours", List.of("7"), "TLMS", List.of()),
                        about),
                Stage.LIVE,
                true);
    }

    /** One that says as little as can be. */
    static DefinitionVersion bare(String title) {
        return new DefinitionVersion(
                DefinitionVersionId.fresh(),
                DefinitionId.fresh(),
                "",
                "bare",
                "",
                new DefinitionContent(
                        title,
                        "",
                        new DefinitionContent.KeyMethod("", ""),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Criterion("C 1", "", List.of(), Map.of())),
                        List.of(),
                        new DefinitionContent.Workload(0, "", "", Map.of()),
                        Map.of()),
                Stage.LIVE,
                true);
    }

    /** Somebody else's, with a proof of their own. */
    static JsonObject endorsement() {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
        String did = "did:key:" + Multikey.of(key.generatePublicKey());
        return CRYPTOSUITE.sign(
                JsonText.object()
                        .add("@context", JsonText.array(JsonLdContexts.CREDENTIALS, JsonLdContexts.OPEN_BADGES))
                        .add("id", "urn:uuid:7a3f3ad0-5a6b-4d5c-9d3e-6a1a0e4e8a11")
                        .add("type", JsonText.array("VerifiableCredential", "EndorsementCredential"))
                        .add("name", "Endorsed by the state")
                        .add(
                                "issuer",
                                JsonText.object()
                                        .add("id", did)
                                        .add("type", JsonText.array("Profile"))
                                        .add("name", "The state"))
                        .add("validFrom", "2027-01-01T00:00:00Z")
                        .add(
                                "credentialSubject",
                                JsonText.object()
                                        .add("id", "https://waymark.example.org/badges/1")
                                        .add("type", JsonText.array("EndorsementSubject"))
                                        .add("endorsementComment", "Counts for a licence."))
                        .build(),
                did + "#" + Multikey.of(key.generatePublicKey()),
                Instant.parse("2027-01-01T00:00:00Z"),
                key);
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
        DefinitionVersion definition = definition(title);
        return signed(facts(award(DistrictId.fresh(), definition), definition));
    }

    static Signed signed(AwardFacts facts) {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
        JsonObject credential = BUILDER.build(facts);
        RULES.require(credential);
        return new Signed(
                sign(credential, facts.issuer().did(), key),
                document(facts.issuer().did(), key));
    }

    static String sign(JsonObject credential, String did, Ed25519PrivateKeyParameters key) {
        return CRYPTOSUITE
                .sign(
                        credential,
                        DidDocument.methodId(did, Multikey.of(key.generatePublicKey())),
                        Instant.parse("2027-05-03T14:02:05Z"),
                        key)
                .toString();
    }

    static String document(String did, Ed25519PrivateKeyParameters key) {
        return DidDocument.of(did, List.of(DidDocument.method(did, Multikey.of(key.generatePublicKey()))))
                .json()
                .toString();
    }

    private static EvidenceRequirement evidence(String id, String kind) {
        return new EvidenceRequirement(
                id, List.of(kind), "Evidence " + id, 1, null, "NEVER", false, false, null, false);
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
