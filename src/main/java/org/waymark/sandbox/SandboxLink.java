package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;

/** A tool's link in the course; {@code custom} is JSON text. A navigation link names nothing of the tool's. */
record SandboxLink(
        long id,
        String clientId,
        boolean navigation,
        String title,
        String text,
        String url,
        String custom,
        String contextId,
        @Nullable Long copiedFrom) {}
