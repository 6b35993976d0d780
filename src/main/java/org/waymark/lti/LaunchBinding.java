package org.waymark.lti;

/** How a launch shows that it comes back to the browser that began it (Security Framework 1.0, 7.3.1). */
enum LaunchBinding {
    /** The cookie set at login came back. */
    COOKIE,

    /** State and nonce were kept by the platform for us and come back from it (Client Side postMessages 1.0). */
    STORAGE,

    /** It cannot: such a launch opens no session, only the picker, which has nothing of a person's. */
    NONE
}
