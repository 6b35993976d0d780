package org.waymark.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.waymark.settings.BadSetting;

/**
 * Whom somebody tells who found a hole.
 *
 * @param contact an address: {@code mailto:} or {@code https:} ({@code WAYMARK_SECURITY_CONTACT})
 */
@ConfigurationProperties("waymark.security")
record SecuritySettings(@Nullable URI contact) {

    SecuritySettings {
        contact = contact == null || contact.toString().isBlank() ? null : contact;
        if (contact != null && !contact.toString().matches("(mailto:[^\\s@]+@[^\\s@]+|https://\\S+)")) {
            throw new BadSetting(
                    "WAYMARK_SECURITY_CONTACT must be an address such as mailto:security@example.org or https://…");
        }
    }
}
