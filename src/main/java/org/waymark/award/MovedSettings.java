package org.waymark.award;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A change of address that is meant.
 *
 * @param from the address under which the database was served until now
 */
@ConfigurationProperties("waymark.moved")
record MovedSettings(@Nullable URI from) {

    boolean isFrom(String address) {
        return from != null && from.toString().replaceAll("/+$", "").equals(address);
    }

    /** What stops the start. */
    static String refused(String here, String kept) {
        return "WAYMARK_BASE_URL is not the address of this database: " + here + " is set, and badges and LMSs name "
                + kept
                + ". Set it back to that. If it moves for good, which leaves every badge until now unverifiable, set"
                + " WAYMARK_MOVED_FROM=" + kept + " as well.";
    }
}
