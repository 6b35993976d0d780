package org.waymark.placement;

import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * What a picker page needs to know of its request.
 *
 * @param multiple whether the LMS takes several items
 * @param columns whether it takes gradebook columns with them
 * @param webLinks whether only plain links may be placed
 * @param note message key of what is particular about this LMS, if anything is
 * @param frameOrigin who may frame the page
 * @param answerOrigin where its answer goes
 */
record Picking(
        DistrictId district,
        PersonId person,
        boolean multiple,
        boolean columns,
        boolean webLinks,
        @Nullable String note,
        PickObstacle obstacle,
        String language,
        String frameOrigin,
        String answerOrigin) {}
