package org.waymark.award;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

/**
 * A badge that this visitor may see, to draw it and to hand it out.
 *
 * @param awarded the day, where the district is
 * @param url its public address
 * @param readers how many judged it before any third
 * @param credential to the letter as it was signed
 * @param jwt the same as a JWT; null for what was signed before there were any
 * @param forEveryone whether anybody with the address may see it
 * @param indexed whether its earner wishes it to be found by searching the web
 */
public record ShownBadge(
        AwardId id,
        DistrictId district,
        DefinitionVersion definition,
        String title,
        String about,
        String earner,
        String issuer,
        LocalDate awarded,
        String url,
        int readers,
        String credential,
        @Nullable String jwt,
        boolean forEveryone,
        boolean indexed) {}
