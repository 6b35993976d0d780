package org.waymark.award;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.settings.WaymarkSettings;

/** The ids by which badges name what a district awards, and the district itself. */
@Service
@Transactional(readOnly = true)
public class Endorsable {

    private final Definitions definitions;
    private final Districts districts;
    private final CredentialRules rules;
    private final EddsaRdfc2022 cryptosuite;
    private final WaymarkSettings settings;

    Endorsable(
            Definitions definitions,
            Districts districts,
            CredentialRules rules,
            EddsaRdfc2022 cryptosuite,
            WaymarkSettings settings) {
        this.definitions = definitions;
        this.districts = districts;
        this.rules = rules;
        this.cryptosuite = cryptosuite;
        this.settings = settings;
    }

    /** Each id with what it stands for: the district first, then what it awards now. */
    public Map<String, String> of(DistrictId district) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(issuer(district), districts.card(district).name());
        for (DefinitionVersion version : definitions.published(district)) {
            all.put(achievement(version.id(), district), version.title());
        }
        return all;
    }

    /** What this id stands for, an earlier version of a micro-credential too; empty where it is nothing of this district's. */
    public String title(String id, DistrictId district) {
        if (id.equals(issuer(district))) {
            return districts.card(district).name();
        }
        String beginning = settings.url(IssuerProfile.path(district) + "/achievements/");
        if (!id.startsWith(beginning)) {
            return "";
        }
        try {
            DefinitionVersionId version = new DefinitionVersionId(UUID.fromString(id.substring(beginning.length())));
            return definitions.titles(List.of(version), district).getOrDefault(version, "");
        } catch (IllegalArgumentException noId) {
            return "";
        }
    }

    /** The id of what a version of a micro-credential stands for. */
    public String achievement(DefinitionVersionId version, DistrictId district) {
        return Achievement.of(district, version, settings).url();
    }

    /** The id of the district as an issuer. */
    public String issuer(DistrictId district) {
        return IssuerProfile.did(district, settings);
    }

    /** The id of a badge. */
    public String badge(AwardId award) {
        return settings.url("/badges/" + award);
    }

    /**
     * Whether a badge that carries it could be signed. One may hold by itself and not inside another, such as by words of an
     * earlier data model; no earner shall wait for their badge because of it.
     */
    public boolean fits(JsonObject endorsement, DistrictId district) {
        JsonObject badge = JsonText.object()
                .add(
                        "@context",
                        JsonText.array(
                                JsonLdContexts.CREDENTIALS,
                                JsonLdContexts.OPEN_BADGES,
                                JsonLdContexts.OPEN_BADGES_EXTENSIONS))
                .add("id", settings.url("/badges/any"))
                .add("type", JsonText.array("VerifiableCredential", "OpenBadgeCredential"))
                .add("name", "Any")
                .add(
                        "issuer",
                        JsonText.object(IssuerProfile.of(districts.card(district), settings)
                                        .json())
                                .add("endorsement", JsonText.array(List.of(endorsement))))
                .add("validFrom", "2026-01-01T00:00:00Z")
                .add(
                        "credentialSubject",
                        JsonText.object()
                                .add("id", settings.url("/badges/any#subject"))
                                .add("type", JsonText.array("AchievementSubject"))
                                .add(
                                        "achievement",
                                        JsonText.object()
                                                .add("id", settings.url("/badges/any#achievement"))
                                                .add("type", JsonText.array("Achievement"))
                                                .add("achievementType", "MicroCredential")
                                                .add("name", "Any")
                                                .add("description", "Any")
                                                .add(
                                                        "criteria",
                                                        JsonText.object()
                                                                .add("id", settings.url("/badges/any#criteria"))
                                                                .add("narrative", "Any"))
                                                .add("endorsement", JsonText.array(List.of(endorsement)))))
                .add("endorsement", JsonText.array(List.of(endorsement)))
                .add("credentialSchema", JsonText.array(List.of(CredentialBuilder.schema())))
                .build();
        try {
            rules.require(badge);
            cryptosuite.canonical(badge);
            return true;
        } catch (BadProof e) {
            return false;
        }
    }
}
