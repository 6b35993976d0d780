package org.waymark.submission;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;

/**
 * An attempt as its earner looks back on it.
 *
 * @param language in which its author wrote
 * @param open whether it is not handed in yet
 * @param criteria those that are judged in it, in the order of the rubric
 * @param prior the attempt before, if there is one
 * @param selfRatings by criterion id
 * @param changes what was changed since the attempt before, by criterion id
 */
public record Revision(
        SubmissionId id,
        String title,
        String language,
        boolean open,
        List<Criterion> criteria,
        @Nullable SubmissionId prior,
        Map<String, SelfRating> selfRatings,
        Map<String, String> changes) {}
