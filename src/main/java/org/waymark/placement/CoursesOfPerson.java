package org.waymark.placement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** In which courses a person learns or arranges content, and what gradebooks were told of them. */
@Component
@Order(50)
@Transactional(readOnly = true)
class CoursesOfPerson implements PersonalData {

    private final GradebookEntryRepository entries;
    private final PlacementRepository placements;
    private final ScorePublicationRepository publications;
    private final CourseAuthorRepository authors;
    private final ShownWorkRepository shown;

    CoursesOfPerson(
            GradebookEntryRepository entries,
            PlacementRepository placements,
            ScorePublicationRepository publications,
            CourseAuthorRepository authors,
            ShownWorkRepository shown) {
        this.entries = entries;
        this.placements = placements;
        this.publications = publications;
        this.authors = authors;
        this.shown = shown;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "gradebook_entry",
                "score_publication",
                "gradebook_cell",
                "deep_linking_request",
                "course_author",
                "shown_work",
                "placement");
    }

    @Override
    public String heading() {
        return "placement.privacy.heading";
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        add(
                lines,
                "placement.privacy.lines",
                entries.findByPersonAndDistrict(person, district).size());
        add(
                lines,
                "placement.privacy.shown",
                shown.findByPersonAndDistrict(person, district).size());
        add(
                lines,
                "placement.privacy.author",
                authors.findByPersonAndDistrict(person, district).size());
        return lines;
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Map<String, Object>> lines = entries.findByPersonAndDistrict(person, district).stream()
                .map(entry -> line(entry, district))
                .toList();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("gradebookLines", lines);
        all.put(
                "workShownToInstructors",
                shown.findByPersonAndDistrict(person, district).stream()
                        .map(each -> Map.of(
                                "microCredential",
                                each.definition().toString(),
                                "since",
                                each.shownAt().toString()))
                        .toList());
        all.put(
                "coursesYouArrange",
                authors.findByPersonAndDistrict(person, district).stream()
                        .map(each -> Map.of(
                                "course",
                                each.contextId(),
                                "since",
                                each.firstSeenAt().toString()))
                        .toList());
        archive.json("courses.json", all);
    }

    private Map<String, Object> line(GradebookEntry entry, DistrictId district) {
        Map<String, Object> all = new LinkedHashMap<>();
        placements.findByIdAndDistrict(entry.placement(), district).ifPresent(placement -> {
            all.put("course", String.valueOf(placement.contextTitle()));
            all.put("courseId", placement.contextId());
        });
        all.put("microCredential", entry.definition().toString());
        all.put("idInTheLms", entry.sub());
        all.put(
                "told",
                publications.findByEntryAndDistrict(entry.id(), district).stream()
                        .map(CoursesOfPerson::told)
                        .toList());
        return all;
    }

    private static Map<String, Object> told(ScorePublication publication) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("what", publication.kind());
        all.put("status", publication.status());
        all.put("queuedAt", publication.queuedAt());
        if (publication.sentAt() != null) {
            all.put("sentAt", publication.sentAt());
        }
        if (publication.answer() != null) {
            all.put("answer", publication.answer());
        }
        return all;
    }

    private static void add(List<MessageSourceResolvable> lines, String key, int count) {
        if (count > 0) {
            lines.add(new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {count}));
        }
    }
}
