package org.waymark.storage;

/**
 * A file that was kept.
 *
 * @param key opens it again
 * @param mediaType found in its content
 * @param sha256 of its content, in hex
 */
public record StoredFile(String key, String mediaType, long bytes, String sha256) {}
