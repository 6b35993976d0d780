package org.waymark.award;

import jakarta.json.JsonObject;
import java.util.List;
import org.waymark.people.DistrictId;

/**
 * What others signed in favour of something: it goes into the badges that are signed from then on, as the
 * {@code endorsement} of what it speaks for (OB 3.0, B.1.9).
 */
public interface CredentialEndorsements {

    /**
     * Whole signed EndorsementCredentials that stand now; none for most.
     *
     * @param subject the id of an achievement, or of the issuer
     */
    List<JsonObject> of(String subject, DistrictId district);
}
