package org.waymark.lti.ags;

/** How the platform took a score. */
public enum Published {
    ACCEPTED,
    /** It holds a score that is as new or newer (409); there is nothing left to send. */
    ALREADY_NEWER
}
