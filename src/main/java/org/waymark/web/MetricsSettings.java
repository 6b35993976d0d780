package org.waymark.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.waymark.settings.BadSetting;

/**
 * Who may read the figures beside the operator.
 *
 * @param token opens {@code /actuator/prometheus} and nothing else
 */
@ConfigurationProperties("waymark.metrics")
record MetricsSettings(@Nullable String token) {

    MetricsSettings {
        token = token == null || token.isBlank() ? null : token.strip();
        if (token != null && token.length() < 20) {
            throw new BadSetting("WAYMARK_METRICS_TOKEN must have at least 20 characters.");
        }
    }

    /** A record prints all it has. */
    @Override
    public String toString() {
        return "MetricsSettings";
    }
}
