package org.waymark.award.clr;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.waymark.award.EarnerIdentities;
import org.waymark.award.EmailHashes;
import org.waymark.award.JsonText;
import org.waymark.award.SignedBadge;
import org.waymark.catalog.stacks.CompletedStack;
import org.waymark.catalog.stacks.Progress;
import org.waymark.catalog.stacks.Rule;

/**
 * What a Comprehensive Learner Record says, before it is signed: whole badges, each with its own proof, and for a stack what
 * they make together. The same badges and wishes always make the same record, so that everybody is served the same bytes.
 */
@Component
class ClrBuilder {

    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json";

    private final MessageSource messages;

    ClrBuilder(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * All that goes into one.
     *
     * @param issuer a Profile
     * @param stack null for all that its earner holds
     * @param badges those that hold, newest first
     * @param partial whether its earner has further badges, which it leaves out
     */
    record Facts(
            LearnerRecord record,
            String url,
            JsonObject issuer,
            EarnerIdentities.Identity earner,
            @Nullable CompletedStack stack,
            List<SignedBadge> badges,
            boolean partial) {}

    JsonObject build(Facts facts) {
        return JsonText.object()
                // The order of CLR 2.0; the last holds the credentialSchema's type.
                .add(
                        "@context",
                        JsonText.array(
                                "https://www.w3.org/ns/credentials/v2",
                                "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
                                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                                "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"))
                .add("id", facts.url())
                .add("type", JsonText.array("VerifiableCredential", "ClrCredential"))
                .add("name", name(facts))
                .add("description", description(facts))
                // CLR 2.0, ClrCredential: without it a record says that there is nothing else.
                .add("partial", facts.partial())
                .add("issuer", facts.issuer())
                .add("validFrom", since(facts).toString())
                .add("credentialSubject", subject(facts))
                .add(
                        "credentialSchema",
                        JsonText.array(List.of(JsonText.object()
                                .add("id", SCHEMA)
                                .add("type", "1EdTechJsonSchemaValidator2019")
                                .build())))
                .build();
    }

    private String name(Facts facts) {
        return facts.stack() == null
                ? say(facts, "all", facts.issuer().getString("name"))
                : facts.stack().title();
    }

    private String description(Facts facts) {
        CompletedStack stack = facts.stack();
        return say(
                facts,
                stack == null ? "all.what" : stack.pathway() ? "pathway.what" : "stack.what",
                facts.badges().size());
    }

    private String say(Facts facts, String key, Object... arguments) {
        return messages.getMessage(
                "award.clr.credential." + key,
                arguments,
                Locale.forLanguageTag(facts.record().language()));
    }

    /** When the last of what it says came to be, in whole seconds. */
    private static Instant since(Facts facts) {
        return Stream.concat(
                        Stream.of(facts.record().madeAt()),
                        facts.badges().stream().map(SignedBadge::signedAt))
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private JsonObject subject(Facts facts) {
        String did = facts.earner().did();
        JsonObjectBuilder subject = JsonText.object()
                .add("id", did == null ? "urn:uuid:" + facts.record().subject() : did)
                .add("type", JsonText.array("ClrSubject"));
        List<JsonObject> identities = facts.earner().emails().stream()
                .map(email -> EmailHashes.identity(email, facts.record().salt()))
                .toList();
        if (!identities.isEmpty()) {
            subject.add("identifier", JsonText.array(identities));
        }
        List<JsonObject> badges = facts.badges().stream()
                .map(badge -> JsonText.object(badge.credential()))
                .toList();
        subject.add("verifiableCredential", JsonText.array(badges));
        CompletedStack stack = facts.stack();
        if (stack != null) {
            Parts parts = new Parts(facts);
            String whole = parts.add(achievement(
                    facts,
                    stack.id().id(),
                    stack.title(),
                    stack.summary().isBlank() ? stack.title() : stack.summary(),
                    stack.pathway() ? "pathway.criteria" : "stack.criteria"));
            parts.addMembers(whole, stack.rule(), stack.pathway());
            subject.add("achievement", JsonText.array(List.copyOf(parts.achievements)));
            subject.add("association", JsonText.array(List.copyOf(parts.associations)));
        }
        return subject.build();
    }

    /** What a stack is made of, down to the badges. Of a stack in it that is not complete, only the badges are named. */
    private final class Parts {

        private final Facts facts;
        private final Map<UUID, String> earned = new HashMap<>();
        private final Set<JsonObject> achievements = new LinkedHashSet<>();
        private final Set<JsonObject> associations = new LinkedHashSet<>();

        Parts(Facts facts) {
            this.facts = facts;
            facts.badges()
                    .forEach(badge -> earned.put(
                            badge.definition().id(),
                            JsonText.object(badge.credential())
                                    .getJsonObject("credentialSubject")
                                    .getJsonObject("achievement")
                                    .getString("id")));
        }

        String add(JsonObject achievement) {
            achievements.add(achievement);
            return achievement.getString("id");
        }

        void addMembers(String whole, Rule rule, boolean inOrder) {
            String before = null;
            for (Rule member : rule.members()) {
                UUID of = member.of();
                String part = of == null ? null : earned.get(of);
                if (member.kind().isGroup()) {
                    if (of != null && Progress.of(member, earned.keySet()).complete()) {
                        part = add(achievement(facts, of, member.name(), member.name(), "stack.criteria"));
                        addMembers(part, member, false);
                    } else {
                        addMembers(whole, member, false);
                    }
                }
                if (part != null) {
                    associate("isParentOf", whole, part);
                    if (inOrder && before != null) {
                        associate("precedes", before, part);
                    }
                    before = part;
                }
            }
        }

        private void associate(String how, String source, String target) {
            associations.add(JsonText.object()
                    .add("type", "Association")
                    .add("associationType", how)
                    .add("sourceId", source)
                    .add("targetId", target)
                    .build());
        }
    }

    private JsonObject achievement(Facts facts, UUID id, String name, String description, String criteria) {
        return JsonText.object()
                .add("id", "urn:uuid:" + id)
                .add("type", JsonText.array("Achievement"))
                .add("achievementType", "LearningProgram")
                .add("name", name)
                .add("description", description)
                .add("criteria", JsonText.object().add("narrative", say(facts, criteria)))
                .add("creator", facts.issuer())
                .build();
    }
}
