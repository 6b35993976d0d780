package org.waymark.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.waymark.settings.BadSetting;

/**
 * What whoever finds a weakness has to know.
 *
 * @param contact where they write to: {@code mailto:} with an address, {@code https:} with a page, or {@code tel:}
 */
@ConfigurationProperties("waymark.security")
record SecuritySettings(@Nullable String contact) {

    SecuritySettings {
        contact = contact == null || contact.isBlank() ? null : contact.strip();
        if (contact != null && !contact.matches("(mailto:[^\\s@]+@[^\\s@]+|https://\\S+|tel:[+0-9-]+)")) {
            throw new BadSetting("WAYMARK_SECURITY_CONTACT must begin with mailto:, https:// or tel:; \"" + contact
                    + "\" does not.");
        }
    }
}
