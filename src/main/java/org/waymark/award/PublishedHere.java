package org.waymark.award;

import java.util.Optional;

/**
 * What this installation itself answers to everyone at an address, such as a list of revoked badges: a check of a badge of
 * our own reads it here, and no call to ourselves is ever made.
 */
public interface PublishedHere {

    /** What is served; of a picture, the badge that is in it. */
    record Published(int status, String body) {}

    /** @param path the address without its origin, beginning with a slash */
    Optional<Published> at(String path);
}
