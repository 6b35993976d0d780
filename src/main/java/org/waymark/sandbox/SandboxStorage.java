package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;

/** How the LMS's pages keep things for a tool whose cookies the browser refuses (Client Side postMessages 1.0). */
enum SandboxStorage {
    /** Not at all, as Moodle. */
    OFF(null, null, false),

    /** The page that frames the tool does it itself. */
    PARENT("_parent", "", true),

    /** A frame of its own does it, named at login, as Canvas. */
    FRAME("lti_storage_frame", "lti_storage_frame", true),

    /** A frame of its own does it, which only {@code lti.capabilities} tells of, as Blackboard. */
    ANNOUNCED(null, "lti_storage_frame", true),

    /** The login promises it, and nobody answers, as in Canvas's mobile app. */
    SILENT("_parent", null, false),

    /** Nothing more fits in. */
    EXHAUSTED("_parent", "", false);

    private final @Nullable String target;
    private final @Nullable String announced;
    private final boolean keeps;

    SandboxStorage(@Nullable String target, @Nullable String announced, boolean keeps) {
        this.target = target;
        this.announced = announced;
        this.keeps = keeps;
    }

    /** The parameter lti_storage_target of a login; null where there is none. */
    @Nullable
    String target() {
        return target;
    }

    /** Whether the page around the tool hears storage messages. */
    public boolean answers() {
        return announced != null;
    }

    /** The frame that {@code lti.capabilities} names; empty for the page itself. */
    public @Nullable String frame() {
        return announced;
    }

    /** Whether what is put is kept, rather than refused. */
    public boolean keeps() {
        return keeps;
    }
}
