package org.waymark.award;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.waymark.catalog.AlignedStandards;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;
import org.waymark.settings.WaymarkSettings;

/**
 * What an Open Badges 3.0 credential says of an award, before it is signed. All of it comes from the definition and the
 * decision, never from what the earner handed in: the badge may go anywhere, the evidence may not. A property that has nothing
 * to say is left out, since an empty one is refused.
 */
@Component
class CredentialBuilder {

    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    private final WaymarkSettings settings;
    private final MessageSource messages;

    CredentialBuilder(WaymarkSettings settings, MessageSource messages) {
        this.settings = settings;
        this.messages = messages;
    }

    JsonObject build(AwardFacts facts) {
        Award award = facts.award();
        DefinitionVersion definition = facts.definition();
        CredentialWords words = CredentialWords.in(definition.content().about().language(), messages);
        Achievement achievement = Achievement.of(award.district(), definition.id(), settings);
        JsonObjectBuilder credential = JsonText.object()
                // The order is fixed by OB 3.0; the third holds the credentialSchema's type.
                .add(
                        "@context",
                        JsonText.array(
                                JsonLdContexts.CREDENTIALS,
                                JsonLdContexts.OPEN_BADGES,
                                JsonLdContexts.OPEN_BADGES_EXTENSIONS))
                .add("id", settings.url(award.path()))
                .add("type", JsonText.array("VerifiableCredential", "OpenBadgeCredential"))
                .add("name", definition.title());
        addUnlessBlank(credential, "description", definition.content().competency());
        credential.add("issuer", issuer(facts)).add("validFrom", seconds(award.awardedAt()));
        if (facts.validUntil() != null) {
            credential.add("validUntil", seconds(facts.validUntil()));
        }
        credential
                .add("awardedDate", seconds(award.awardedAt()))
                .add("credentialSubject", subject(facts, achievement, words));
        addUnlessEmpty(credential, "evidence", evidence(facts, words));
        addUnlessEmpty(credential, "endorsement", facts.endorsed().award());
        credential.add("credentialSchema", JsonText.array(List.of(schema())));
        // OB 3.0, B.1.1: one status, as an object; the VC data model takes several as well.
        if (facts.statuses().size() == 1) {
            credential.add("credentialStatus", facts.statuses().get(0));
        } else {
            addUnlessEmpty(credential, "credentialStatus", facts.statuses());
        }
        return credential.build();
    }

    static JsonObject schema() {
        return JsonText.object()
                .add("id", SCHEMA)
                .add("type", "1EdTechJsonSchemaValidator2019")
                .build();
    }

    /** In whole seconds, so that a JWT of the same content carries the same time. */
    private static String seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static JsonObject issuer(AwardFacts facts) {
        JsonObjectBuilder issuer = JsonText.object(facts.issuer().json());
        addUnlessEmpty(issuer, "endorsement", facts.endorsed().issuer());
        return issuer.build();
    }

    private static JsonObject subject(AwardFacts facts, Achievement achievement, CredentialWords words) {
        Award award = facts.award();
        String did = facts.did();
        JsonObjectBuilder subject = JsonText.object()
                // A JWT needs an id; nobody else's is said where the earner gives none of their own.
                .add("id", did == null ? "urn:uuid:" + award.subject() : did)
                .add("type", JsonText.array("AchievementSubject"));
        addUnlessEmpty(subject, "identifier", facts.identities());
        addDays(subject, facts.begun(), facts.handedIn());
        int hours = facts.definition().content().workload().contactHours();
        if (hours > 0) {
            subject.add("creditsEarned", hours);
        }
        subject.add("achievement", achievement(facts, achievement, words));
        addUnlessEmpty(
                subject,
                "result",
                facts.definition().content().criteria().stream()
                        .map(criterion -> result(criterion, facts, achievement))
                        .toList());
        return subject.build();
    }

    /** Days that contradict each other, such as of work that was brought from elsewhere, are not worth a badge: none is said. */
    private static void addDays(JsonObjectBuilder subject, @Nullable LocalDate begun, @Nullable LocalDate handedIn) {
        if (begun != null && handedIn != null && handedIn.isBefore(begun)) {
            return;
        }
        if (begun != null) {
            subject.add("activityStartDate", begun.toString());
        }
        if (handedIn != null) {
            subject.add("activityEndDate", handedIn.toString());
        }
    }

    private static JsonObject achievement(AwardFacts facts, Achievement achievement, CredentialWords words) {
        DefinitionVersion definition = facts.definition();
        DefinitionContent content = definition.content();
        JsonObjectBuilder json = JsonText.object()
                .add("id", achievement.url())
                .add("type", JsonText.array("Achievement"))
                .add("achievementType", "MicroCredential")
                .add("name", definition.title())
                .add("description", content.competency().isBlank() ? definition.title() : content.competency())
                .add(
                        "criteria",
                        JsonText.object().add("id", achievement.criteria()).add("narrative", narrative(facts, words)))
                .add("creator", facts.issuer().json())
                .add(
                        "image",
                        JsonText.object()
                                .add("id", achievement.picture())
                                .add("type", "Image")
                                .add("caption", definition.title()));
        addUnlessBlank(json, "humanCode", definition.code());
        addUnlessBlank(json, "version", definition.number());
        Locale language = Locale.forLanguageTag(content.about().language());
        if (!language.getLanguage().isEmpty()) {
            json.add("inLanguage", language.toLanguageTag());
        }
        addUnlessBlank(json, "fieldOfStudy", content.about().area());
        if (content.workload().contactHours() > 0) {
            json.add("creditsAvailable", content.workload().contactHours());
        }
        if (!content.about().tags().isEmpty()) {
            json.add("tag", JsonText.array(content.about().tags().toArray(String[]::new)));
        }
        addUnlessEmpty(
                json,
                "alignment",
                facts.standards().stream()
                        .map(standard -> alignment(standard, achievement))
                        .toList());
        addUnlessEmpty(
                json,
                "resultDescription",
                content.criteria().stream()
                        .map(criterion -> resultDescription(criterion, facts, achievement, words))
                        .toList());
        addUnlessEmpty(json, "endorsement", facts.endorsed().achievement());
        return json.build();
    }

    /** Markdown: what had to be shown for each criterion, how it was judged, and what the credits count. */
    private static String narrative(AwardFacts facts, CredentialWords words) {
        DefinitionContent content = facts.definition().content();
        List<String> paragraphs = new ArrayList<>();
        if (!content.competency().isBlank()) {
            paragraphs.add(content.competency());
        }
        if (!content.criteria().isEmpty()) {
            paragraphs.add(words.say("criteria"));
            paragraphs.add(content.criteria().stream()
                    .map(criterion -> "- **" + title(criterion) + "**"
                            + described(criterion, RubricLevel.DEMONSTRATED)
                                    .map(text -> ": " + text)
                                    .orElse(""))
                    .collect(Collectors.joining("\n")));
        }
        paragraphs.add(words.say(facts.readers() == 1 ? "read-by-one" : "read-by-two"));
        int hours = content.workload().contactHours();
        if (hours > 0) {
            paragraphs.add(words.say("hours", hours));
        }
        return String.join("\n\n", paragraphs);
    }

    private static JsonObject alignment(AlignedStandards.Target standard, Achievement achievement) {
        Optional<String> address = Optional.ofNullable(standard.address()).flatMap(WebAddress::of);
        JsonObjectBuilder json = JsonText.object()
                .add("type", JsonText.array("Alignment"))
                .add(
                        "targetName",
                        standard.title().isBlank() ? standard.framework() + " " + standard.code() : standard.title())
                // What stands nowhere that we know of is named on our own page.
                .add("targetUrl", address.orElse(achievement.criteria()));
        if (standard.item() && address.isPresent()) {
            json.add("targetType", "CFItem");
        }
        addUnlessBlank(json, "targetFramework", standard.framework());
        addUnlessBlank(json, "targetCode", standard.code());
        return json.build();
    }

    private static JsonObject resultDescription(
            Criterion criterion, AwardFacts facts, Achievement achievement, CredentialWords words) {
        List<JsonObject> levels = Arrays.stream(RubricLevel.values())
                .filter(level -> level == RubricLevel.DEMONSTRATED
                        || level == level(criterion, facts)
                        || described(criterion, level).isPresent())
                .map(level -> {
                    JsonObjectBuilder json = JsonText.object()
                            .add("id", achievement.level(criterion, level))
                            .add("type", JsonText.array("RubricCriterionLevel"))
                            .add("name", words.level(level));
                    described(criterion, level).ifPresent(text -> json.add("description", text));
                    return json.add("level", words.level(level)).build();
                })
                .toList();
        return JsonText.object()
                .add("id", achievement.criterion(criterion))
                .add("type", JsonText.array("ResultDescription"))
                .add("name", title(criterion))
                .add("resultType", "RubricCriterionLevel")
                .add("requiredLevel", achievement.level(criterion, RubricLevel.DEMONSTRATED))
                .add("rubricCriterionLevel", JsonText.array(levels))
                .build();
    }

    private static JsonObject result(Criterion criterion, AwardFacts facts, Achievement achievement) {
        return JsonText.object()
                .add("type", JsonText.array("Result"))
                .add("resultDescription", achievement.criterion(criterion))
                .add("achievedLevel", achievement.level(criterion, level(criterion, facts)))
                .build();
    }

    private static RubricLevel level(Criterion criterion, AwardFacts facts) {
        return facts.levels().getOrDefault(criterion.id(), RubricLevel.DEMONSTRATED);
    }

    /** What was asked for, each with the address at which its earner is asked; never what was handed in. */
    private List<JsonObject> evidence(AwardFacts facts, CredentialWords words) {
        return facts.definition().content().evidence().stream()
                .map(asked -> {
                    JsonObjectBuilder json = JsonText.object()
                            .add("id", settings.url(facts.award().evidencePath(asked.id())))
                            .add("type", JsonText.array("Evidence"))
                            .add("name", asked.title().isBlank() ? asked.id() : asked.title())
                            .add("description", words.say("evidence"));
                    addUnlessBlank(json, "genre", genre(asked, words));
                    return json.build();
                })
                .toList();
    }

    private static String genre(EvidenceRequirement asked, CredentialWords words) {
        return asked.kinds().stream()
                .map(words::kind)
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String title(Criterion criterion) {
        return criterion.title().isBlank() ? criterion.id() : criterion.title();
    }

    private static Optional<String> described(Criterion criterion, RubricLevel level) {
        return Optional.ofNullable(criterion.levels().get(level)).filter(text -> !text.isBlank());
    }

    private static void addUnlessEmpty(JsonObjectBuilder json, String name, List<JsonObject> items) {
        if (!items.isEmpty()) {
            json.add(name, JsonText.array(items));
        }
    }

    private static void addUnlessBlank(JsonObjectBuilder json, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            json.add(name, text);
        }
    }
}
