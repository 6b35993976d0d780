package org.waymark.award.clr;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.waymark.award.AwardId;
import org.waymark.award.BadgeStanding;
import org.waymark.award.EarnerIdentities;
import org.waymark.award.SignedBadge;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.stacks.CompletedStack;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Records of signed badges, before they are signed. */
public final class TestRecords {

    public static final Instant MADE = Instant.parse("2027-05-04T08:00:00Z");

    private TestRecords() {}

    /** All of these. */
    public static JsonObject ofAll(JsonObject issuer, EarnerIdentities.Identity earner, List<String> credentials) {
        return build(issuer, earner, null, credentials);
    }

    /** A stack that these complete. */
    public static JsonObject ofStack(JsonObject issuer, List<String> credentials) {
        return build(
                issuer,
                EarnerIdentities.Identity.OPAQUE,
                new CompletedStack(
                        StackId.fresh(),
                        false,
                        "Teacher leader ® 🎓",
                        "Leads “others”",
                        Rule.all(IntStream.range(0, credentials.size())
                                .mapToObj(TestRecords::definition)
                                .map(Rule::credential)
                                .toList())),
                credentials);
    }

    private static DefinitionId definition(int number) {
        return new DefinitionId(new UUID(1, number));
    }

    private static JsonObject build(
            JsonObject issuer,
            EarnerIdentities.Identity earner,
            @Nullable CompletedStack stack,
            List<String> credentials) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        LearnerRecord record = new LearnerRecord(
                UUID.randomUUID(),
                DistrictId.fresh(),
                PersonId.fresh(),
                stack == null ? RecordKind.ALL : RecordKind.STACK,
                UUID.randomUUID(),
                "en",
                UUID.randomUUID(),
                "salt",
                false,
                MADE);
        JsonObject built = new ClrBuilder(messages)
                .build(new ClrBuilder.Facts(
                        record,
                        "https://waymark.example.org" + record.path(),
                        issuer,
                        earner,
                        stack,
                        IntStream.range(0, credentials.size())
                                .mapToObj(number -> new SignedBadge(
                                        AwardId.fresh(),
                                        definition(number),
                                        "A badge",
                                        MADE,
                                        credentials.get(number),
                                        MADE,
                                        false,
                                        BadgeStanding.VALID))
                                .toList(),
                        stack != null));
        new ClrRules().require(built);
        return built;
    }
}
