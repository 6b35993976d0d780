package org.waymark.award;

import jakarta.json.JsonObject;
import java.util.List;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;

/**
 * Whole signed EndorsementCredentials of third parties, embedded to the letter where they belong; implemented by the package
 * that takes and checks them. Each brings its own {@code @context} and proof.
 */
public interface Endorsements {

    List<JsonObject> ofAward(AwardId award, DistrictId district);

    List<JsonObject> ofAchievement(DefinitionVersionId version, DistrictId district);

    List<JsonObject> ofIssuer(DistrictId district);
}
