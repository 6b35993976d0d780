package org.waymark.submission.coaching;

import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Somebody knows an earner's work by name from now on, and cannot read it blind.
 *
 * @param definition null for a coach, who reads nothing of those they coach
 */
public record BeganToLook(
        PersonId person, PersonId earner, @Nullable DefinitionId definition, DistrictId district) {}
