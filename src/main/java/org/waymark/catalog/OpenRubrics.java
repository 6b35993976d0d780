package org.waymark.catalog;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.waymark.people.DistrictId;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.settings.WaymarkSettings;

/** What a district lets anyone read, signed in or not: its live micro-credentials, where it says so. */
@Service
public class OpenRubrics {

    private final Definitions definitions;
    private final DistrictSettings settings;
    private final WaymarkSettings waymark;

    OpenRubrics(Definitions definitions, DistrictSettings settings, WaymarkSettings waymark) {
        this.definitions = definitions;
        this.settings = settings;
        this.waymark = waymark;
    }

    /** Where anyone reads it; empty where nobody does. */
    public Optional<String> address(DefinitionVersion credential, DistrictId district) {
        return credential.stage() == Stage.LIVE
                        && settings.of(district).policies().openRubrics()
                ? Optional.of(waymark.url("/open/" + district + "/credentials/" + credential.slug()))
                : Optional.empty();
    }

    /** A micro-credential and the name of its district. */
    record OpenRubric(DefinitionVersion credential, String district) {}

    /** Empty where the district does not say so, or nothing live is there; not found where there is no such district. */
    Optional<OpenRubric> of(DistrictId district, String slug) {
        DistrictProfile profile = settings.of(district);
        return profile.policies().openRubrics()
                ? definitions
                        .current(slug, district)
                        .filter(credential -> credential.stage() == Stage.LIVE)
                        .map(credential -> new OpenRubric(credential, profile.name()))
                : Optional.empty();
    }
}
