package org.waymark.award;

import jakarta.json.JsonObject;
import java.util.List;
import org.waymark.people.DistrictId;

/**
 * Where a verifier asks what became of a credential after it was signed; implemented by the package that keeps the lists.
 * Asked in the transaction that signs, at every edition of a credential.
 */
public interface CredentialStatuses {

    /**
     * The members of {@code credentialStatus}, such as BitstringStatusListEntry objects; the same for every edition of one
     * award's credential. Empty for none.
     */
    List<JsonObject> entries(AwardId award, DistrictId district);
}
