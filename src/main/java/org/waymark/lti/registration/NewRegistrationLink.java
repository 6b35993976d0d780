package org.waymark.lti.registration;

import java.time.Instant;

/**
 * A link that was just made; its address is shown this once and kept nowhere.
 *
 * @param url what an LMS administrator enters as the tool's registration address
 */
public record NewRegistrationLink(String url, Instant expiresAt) {}
