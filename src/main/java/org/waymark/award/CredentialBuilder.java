package org.waymark.award;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.settings.WaymarkSettings;

/**
 * What an Open Badges 3.0 credential says of an award, before it is signed. All of it comes from the definition and the
 * decision, never from what the earner handed in: the badge may go anywhere, the evidence may not.
 */
class CredentialBuilder {

    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    private final WaymarkSettings settings;

    CredentialBuilder(WaymarkSettings settings) {
        this.settings = settings;
    }

    /** @param readers how many judged it before any third */
    JsonObject build(Award award, DefinitionVersion definition, IssuerProfile issuer, int readers) {
        Achievement achievement = Achievement.of(award.district(), definition.id(), settings);
        // OB 3.0, B.1.1: whole seconds, so that a JWT of the same content can carry the same time
        Instant awarded = award.awardedAt().truncatedTo(ChronoUnit.SECONDS);
        return JsonText.object()
                // The order is fixed by OB 3.0; the third holds the credentialSchema's type.
                .add(
                        "@context",
                        JsonText.array(
                                JsonLdContexts.CREDENTIALS,
                                JsonLdContexts.OPEN_BADGES,
                                JsonLdContexts.OPEN_BADGES_EXTENSIONS))
                .add("id", settings.url(award.path()))
                .add("type", JsonText.array("VerifiableCredential", "OpenBadgeCredential"))
                .add("name", definition.title())
                .add("issuer", issuer.json())
                .add("validFrom", awarded.toString())
                .add("awardedDate", awarded.toString())
                .add("credentialSubject", subject(award, definition, issuer, readers, achievement))
                .add(
                        "credentialSchema",
                        JsonText.array(List.of(JsonText.object()
                                .add("id", SCHEMA)
                                .add("type", "1EdTechJsonSchemaValidator2019")
                                .build())))
                .build();
    }

    private static JsonObject subject(
            Award award, DefinitionVersion definition, IssuerProfile issuer, int readers, Achievement achievement) {
        JsonObjectBuilder subject = JsonText.object()
                .add("id", "urn:uuid:" + award.subject())
                .add("type", JsonText.array("AchievementSubject"))
                .add("achievement", achievement(definition, issuer, readers, achievement));
        List<JsonObject> results = definition.content().criteria().stream()
                .map(criterion -> result(criterion, achievement))
                .toList();
        addUnlessEmpty(subject, "result", results);
        return subject.build();
    }

    private static JsonObject achievement(
            DefinitionVersion definition, IssuerProfile issuer, int readers, Achievement achievement) {
        DefinitionContent content = definition.content();
        JsonObjectBuilder json = JsonText.object()
                .add("id", achievement.url())
                .add("type", JsonText.array("Achievement"))
                .add("achievementType", "MicroCredential")
                .add("name", definition.title())
                .add("description", content.competency())
                .add(
                        "criteria",
                        JsonText.object()
                                .add("id", achievement.criteria())
                                .add("narrative", narrative(content, readers)))
                .add("creator", issuer.json())
                .add("humanCode", definition.code())
                .add("version", definition.number())
                .add("inLanguage", content.about().language())
                .add(
                        "image",
                        JsonText.object()
                                .add("id", achievement.picture())
                                .add("type", "Image")
                                .add("caption", definition.title()));
        addUnlessEmpty(json, "alignment", alignments(content, achievement));
        addUnlessEmpty(
                json,
                "resultDescription",
                content.criteria().stream()
                        .map(criterion -> resultDescription(criterion, achievement))
                        .toList());
        return json.build();
    }

    /** Markdown: what had to be shown for each criterion, and how it was judged. */
    private static String narrative(DefinitionContent content, int readers) {
        String criteria = content.criteria().stream()
                .map(criterion -> "- **" + criterion.title() + "**"
                        + described(criterion, RubricLevel.DEMONSTRATED)
                                .map(text -> ": " + text)
                                .orElse(""))
                .collect(Collectors.joining("\n"));
        return content.competency()
                + "\n\nEach criterion was demonstrated:\n\n"
                + criteria
                + (readers == 1
                        ? "\n\nA reviewer read the evidence without knowing whose it was."
                        : "\n\nTwo reviewers read the evidence separately, without knowing whose it was. Where they"
                                + " differed, a third decided.");
    }

    private static List<JsonObject> alignments(DefinitionContent content, Achievement achievement) {
        List<JsonObject> alignments = new ArrayList<>();
        content.alignment().forEach((word, codes) -> {
            Optional<StandardsFramework> framework = StandardsFramework.named(word);
            codes.forEach(code -> alignments.add(JsonText.object()
                    .add("type", JsonText.array("Alignment"))
                    .add("targetName", word + " " + code)
                    // A framework of the district's own has no page elsewhere: ours names it.
                    .add("targetUrl", framework.map(StandardsFramework::url).orElse(achievement.criteria()))
                    .add(
                            "targetFramework",
                            framework.map(StandardsFramework::title).orElse(word))
                    .add("targetCode", code)
                    .build()));
        });
        return alignments;
    }

    private static JsonObject resultDescription(Criterion criterion, Achievement achievement) {
        List<JsonObject> levels = new ArrayList<>();
        for (RubricLevel level : RubricLevel.values()) {
            described(criterion, level)
                    .ifPresent(text -> levels.add(JsonText.object()
                            .add("id", achievement.level(criterion, level))
                            .add("type", JsonText.array("RubricCriterionLevel"))
                            .add("name", name(level))
                            .add("description", text)
                            .add("level", name(level))
                            .build()));
        }
        JsonObjectBuilder json = JsonText.object()
                .add("id", achievement.criterion(criterion))
                .add("type", JsonText.array("ResultDescription"))
                .add("name", criterion.title())
                .add("resultType", "RubricCriterionLevel")
                .add("requiredLevel", achievement.level(criterion, RubricLevel.DEMONSTRATED));
        addUnlessEmpty(json, "rubricCriterionLevel", levels);
        return json.build();
    }

    /** An award needs every criterion demonstrated, so that is what was achieved. */
    private static JsonObject result(Criterion criterion, Achievement achievement) {
        return JsonText.object()
                .add("type", JsonText.array("Result"))
                .add("resultDescription", achievement.criterion(criterion))
                .add("achievedLevel", achievement.level(criterion, RubricLevel.DEMONSTRATED))
                .build();
    }

    private static Optional<String> described(Criterion criterion, RubricLevel level) {
        return Optional.ofNullable(criterion.levels().get(level)).filter(text -> !text.isBlank());
    }

    private static String name(RubricLevel level) {
        return switch (level) {
            case NOT_YET -> "Not yet";
            case APPROACHING -> "Approaching";
            case DEMONSTRATED -> "Demonstrated";
        };
    }

    private static void addUnlessEmpty(JsonObjectBuilder json, String name, List<JsonObject> items) {
        if (!items.isEmpty()) {
            json.add(name, JsonText.array(items));
        }
    }
}
