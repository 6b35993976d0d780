package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;

/** A launch that has begun: what the one-time lti_message_hint stands for. */
record SandboxLaunch(
        String launchId,
        String clientId,
        String userId,
        String messageType,
        @Nullable Long linkId,
        @Nullable Long lineItemId,
        @Nullable String forUser,
        String documentTarget,
        String locale) {}
