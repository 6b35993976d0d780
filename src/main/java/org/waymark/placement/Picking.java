package org.waymark.placement;

import org.waymark.people.DistrictId;

/**
 * What a picker page needs to know of its request.
 *
 * @param multiple whether the LMS takes several items
 * @param columns whether it takes gradebook columns with them
 * @param frameOrigin who may frame the page
 * @param answerOrigin where its answer goes
 */
record Picking(
        DistrictId district,
        boolean multiple,
        boolean columns,
        PickObstacle obstacle,
        String language,
        String frameOrigin,
        String answerOrigin) {}
