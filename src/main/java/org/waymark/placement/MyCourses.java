package org.waymark.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RunningCourses;
import org.waymark.people.SignedInPerson;

/** Courses in which somebody opened a micro-credential as a learner, or which they arrange. */
@Component
@Transactional(readOnly = true)
class MyCourses implements RunningCourses {

    private final PlacementRepository placements;

    MyCourses(PlacementRepository placements) {
        this.placements = placements;
    }

    @Override
    public Map<DefinitionId, List<String>> of(Collection<DefinitionId> definitions, SignedInPerson me) {
        Map<DefinitionId, List<String>> courses = new HashMap<>();
        for (Object[] row : placements.inCoursesOf(me.id(), definitions, me.district())) {
            String title = row[1] == null ? "" : (String) row[1];
            courses.computeIfAbsent((DefinitionId) row[0], none -> new ArrayList<>())
                    .add(title);
        }
        return courses;
    }
}
