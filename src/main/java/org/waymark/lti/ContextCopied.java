package org.waymark.lti;

import java.util.List;
import java.util.UUID;

/**
 * A platform told us that a context was made from others (context copy notice).
 *
 * @param tenant whom the deployment belongs to
 * @param context the new one
 * @param origins those it was copied from
 */
public record ContextCopied(UUID registration, UUID tenant, String context, List<String> origins) {

    public ContextCopied {
        origins = List.copyOf(origins);
    }
}
