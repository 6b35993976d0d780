package org.waymark.award;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A badge's page.
 *
 * @param signed whether there is a credential yet
 * @param standing whether it can be relied on, found out just now
 * @param held the award itself
 * @param mine whether the visitor earned it
 * @param minor whether that visitor is protected as a minor, so that nobody else may see it
 * @param criteria titles; each was demonstrated
 * @param readers how many judged it before any third
 * @param sharing what helps its earner to pass it on
 * @param url the public address, for others
 */
record BadgeView(
        AwardId id,
        boolean signed,
        BadgeStanding standing,
        HeldAward held,
        boolean mine,
        boolean minor,
        boolean shared,
        boolean indexed,
        String title,
        String about,
        String earner,
        String issuer,
        Instant issuedOn,
        Instant checkedAt,
        List<String> criteria,
        int readers,
        List<Evidence> evidence,
        List<Endorsed> endorsed,
        Sharing sharing,
        String url,
        String issuerPath,
        String achievementPath,
        String picturePath) {

    /**
     * What somebody else signed for this one award, as the badge carries it.
     *
     * @param by the name they give themselves, where it stands by a host; anybody makes a key of any name
     * @param signer whose key it is, which alone is proved
     */
    record Endorsed(@Nullable String by, String signer, String words) {

        /** All that a credential carries for itself, not for what was achieved or its issuer. */
        static List<Endorsed> in(JsonObject credential) {
            JsonArray all = credential.getJsonArray("endorsement");
            return all == null
                    ? List.of()
                    : all.getValuesAs(JsonObject.class).stream()
                            .map(Endorsed::of)
                            .toList();
        }

        private static Endorsed of(JsonObject one) {
            JsonValue issuer = one.get("issuer");
            JsonObject about = issuer instanceof JsonObject profile ? profile : JsonValue.EMPTY_JSON_OBJECT;
            String signer = about.getString("id", String.valueOf(JsonText.text(issuer)));
            JsonObject subject = one.getJsonObject("credentialSubject");
            String by = signer.startsWith("did:web:") ? about.getString("name", null) : null;
            return new Endorsed(by, signer, subject.getString("endorsementComment", ""));
        }
    }

    /**
     * What was asked for.
     *
     * @param path where what was handed in is shown, or whom to ask
     * @param released whether its earner shows it there
     */
    record Evidence(String title, String path, boolean released) {}
}
