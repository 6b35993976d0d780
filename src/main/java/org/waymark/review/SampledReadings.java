package org.waymark.review;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.districts.DistrictSettings;

/** Which of the work that one may read gets a second reader: by chance, so that nobody can tell beforehand. */
@Component
class SampledReadings {

    private static final int ALL = 100;

    private final DistrictSettings settings;
    private final SecureRandom random;

    SampledReadings(DistrictSettings settings, SecureRandom random) {
        this.settings = settings;
        this.random = random;
    }

    boolean isDrawn(DistrictId district) {
        return random.nextInt(ALL) < settings.of(district).policies().sampledPercent();
    }
}
