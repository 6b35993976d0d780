package org.waymark.placement;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.identities.KeptByPerson;
import org.waymark.submission.Submissions;

/**
 * A line in a gradebook follows its person, and keeps the user of the course that it was opened from: grades go there, linked
 * or not.
 */
@Component
@Order(50)
@Transactional
class GradebookKept implements KeptByPerson {

    private final GradebookEntryRepository entries;
    private final PlacementRepository placements;
    private final LtiRegistrations registrations;
    private final Submissions submissions;
    private final GradePassback passback;

    GradebookKept(
            GradebookEntryRepository entries,
            PlacementRepository placements,
            LtiRegistrations registrations,
            Submissions submissions,
            GradePassback passback) {
        this.entries = entries;
        this.placements = placements;
        this.registrations = registrations;
        this.submissions = submissions;
        this.passback = passback;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("gradebook_entry", "person_id", "placement_id"),
                Column.ofUnversioned("course_author", "person_id", "registration_id", "context_id"),
                Column.ofUnversioned("shown_work", "person_id", "definition_id"));
    }

    /**
     * A line that was opened as the other user while the two were one is that user's: what it told of the main one's work is
     * taken back, and from now on it tells of the other's.
     */
    @Override
    public void undone(PersonId main, PersonId other, People.LmsIdentity identity, DistrictId district) {
        for (GradebookEntry entry : entries.findByPersonAndDistrict(main, district)) {
            if (entry.sub().equals(identity.sub()) && isOf(identity.issuer(), entry)) {
                if (entries.findByPlacementAndPersonAndDistrict(entry.placement(), other, district)
                        .isPresent()) {
                    passback.standForNothing(entry);
                } else {
                    entry.isOf(other);
                    passback.columnFollows(
                            entry,
                            entry.definition(),
                            submissions
                                    .latest(entry.definition(), other, district)
                                    .orElse(null));
                }
            }
        }
    }

    private boolean isOf(String issuer, GradebookEntry entry) {
        return placements
                .findByIdAndDistrict(entry.placement(), entry.district())
                .flatMap(placement -> registrations.find(placement.registration()))
                .map(PlatformRegistration::issuer)
                .filter(issuer::equals)
                .isPresent();
    }
}
