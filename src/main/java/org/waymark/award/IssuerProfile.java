package org.waymark.award;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;

/** A district as badges name it. Its identifier holds the host for ever: a badge outlives a change of name, not of host. */
record IssuerProfile(String did, String name, String url) {

    static IssuerProfile of(DistrictCard district, WaymarkSettings settings) {
        return new IssuerProfile(did(district.id(), settings), district.name(), settings.url(path(district.id())));
    }

    static String did(DistrictId district, WaymarkSettings settings) {
        return beginning(settings) + district;
    }

    /** The district that bears this identifier; empty for an issuer elsewhere. */
    static Optional<DistrictId> district(String did, WaymarkSettings settings) {
        String beginning = beginning(settings);
        if (!did.startsWith(beginning)) {
            return Optional.empty();
        }
        DistrictId district = new DistrictId(UUID.fromString(did.substring(beginning.length())));
        return Optional.of(district).filter(found -> did(found, settings).equals(did));
    }

    private static String beginning(WaymarkSettings settings) {
        URI base = settings.baseUrl();
        // did:web method: the port's colon is written %3A
        String authority = base.getPort() < 0 ? base.getHost() : base.getHost() + "%3A" + base.getPort();
        return "did:web:" + authority + ":issuers:";
    }

    static String path(DistrictId district) {
        return "/issuers/" + district;
    }

    /** Where the bare public key of this name is answered. */
    static String keyPath(DistrictId district, String key) {
        return path(district) + "/keys/" + key;
    }

    JsonObject json() {
        return JsonText.object()
                .add("id", did)
                .add("type", JsonText.array("Profile"))
                .add("name", name)
                .add("url", url)
                .build();
    }
}
