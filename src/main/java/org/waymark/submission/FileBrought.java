package org.waymark.submission;

import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * A file became evidence.
 *
 * @param key opens it in the storage module
 */
public record FileBrought(String key, String mediaType, PersonId earner, DistrictId district) {}
