package org.waymark.lti;

import java.net.URI;
import java.util.UUID;

/** A launch said that its platform would tell us of copied contexts, if it were asked to at this address. */
public record NoticesOffered(UUID registration, String deploymentId, URI service) {}
