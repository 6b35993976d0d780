package org.waymark.lti.nrps;

import java.util.UUID;

/**
 * By whose leave a course's members are asked for.
 *
 * @param registration our id of the platform registration
 * @param deploymentId the deployment that was launched
 */
public record RosterAccess(UUID registration, String deploymentId) {}
