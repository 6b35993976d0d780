package org.waymark.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RunningCourses;
import org.waymark.people.SignedInPerson;

/** Courses in which somebody opened a micro-credential as a learner, or which they arrange. */
@Component
class MyCourses implements RunningCourses {

    private static final String COURSES = """
            select distinct p.definition_id, p.context_title from placement p
            where p.district_id = :district and p.definition_id in (:definitions)
              and (exists (select 1 from gradebook_entry e join placement q on q.id = e.placement_id
                           where e.person_id = :person and e.district_id = :district
                             and q.registration_id = p.registration_id and q.context_id = p.context_id)
                or exists (select 1 from course_author a
                           where a.person_id = :person and a.district_id = :district
                             and a.registration_id = p.registration_id and a.context_id = p.context_id))
            order by p.context_title
            """;

    private final JdbcClient jdbc;

    MyCourses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<DefinitionId, List<String>> of(Collection<DefinitionId> definitions, SignedInPerson me) {
        Map<DefinitionId, List<String>> courses = new HashMap<>();
        if (!definitions.isEmpty()) {
            jdbc.sql(COURSES)
                    .param("district", me.district().id())
                    .param("person", me.id().id())
                    .param(
                            "definitions",
                            definitions.stream().map(DefinitionId::id).toList())
                    .query(row -> {
                        courses.computeIfAbsent(
                                        new DefinitionId(row.getObject(1, UUID.class)), none -> new ArrayList<>())
                                .add(Objects.requireNonNullElse(row.getString(2), ""));
                    });
        }
        return courses;
    }
}
