package org.waymark.people;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a launch reads of a person it has seen before.
 *
 * @param main whom they sign in as, where this LMS identity is linked to another
 * @param rosterName what a course's roster calls someone whose launches carry no name
 * @param accessClosedAt when every course had taken them off its list, if so
 * @param mainClosedAt the same for whom they sign in as
 * @param launchedFrom the course of their last launch, empty for none
 * @param launchedFromAt when that was, to the day
 * @param language of the last launch
 * @param sourcedid what the school's register calls them, as their LMS last said
 */
record KnownPerson(
        PersonId id,
        @Nullable UUID main,
        @Nullable String displayName,
        @Nullable String rosterName,
        @Nullable Instant accessClosedAt,
        @Nullable Instant mainClosedAt,
        @Nullable String launchedFrom,
        @Nullable Instant launchedFromAt,
        @Nullable String language,
        @Nullable String sourcedid,
        String zone) {

    private static final Duration REMEMBERED_TO = Duration.ofDays(1);

    /** Whom they are signed in as. */
    PersonId person() {
        return main == null ? id : new PersonId(main);
    }

    /** Whether the school's register calls them otherwise than we know. */
    boolean isOtherwiseKnownAs(String told) {
        return !told.equals(sourcedid);
    }

    /** Whether it is news that they come from this course now. */
    boolean isNews(String course, Instant now) {
        return !course.equals(launchedFrom)
                || launchedFromAt == null
                || launchedFromAt.plus(REMEMBERED_TO).isBefore(now);
    }
}
