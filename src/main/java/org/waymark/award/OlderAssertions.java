package org.waymark.award;

import java.util.Optional;
import org.waymark.people.DistrictId;

/** The hosted assertion of Open Badges 2.0 beside a badge; implemented by the package that answers at its address. */
public interface OlderAssertions {

    /** As it is answered at its address, to be baked into pictures; empty for what has none, such as what was revoked. */
    Optional<String> json(AwardId award, DistrictId district);
}
