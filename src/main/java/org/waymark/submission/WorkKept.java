package org.waymark.submission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.identities.KeptByPerson;

/**
 * Work follows its earner. Where two identities of one person have started the same micro-credential, the one that is further
 * along is worked on, and the other is set aside until the link is undone.
 */
@Component
@Order(20)
@Transactional(readOnly = true)
class WorkKept implements KeptByPerson {

    private static final Column ENROLMENTS = Column.of("enrolment", "earner_id", "definition_id");
    private static final Column SUBMISSIONS = Column.of("submission", "earner_id")
            .where("exists (select 1 from enrolment e where e.id = t.enrolment_id and e.district_id = :district"
                    + " and e.earner_id = :main)");

    private final Submissions submissions;
    private final SubmissionRepository rows;

    WorkKept(Submissions submissions, SubmissionRepository rows) {
        this.submissions = submissions;
        this.rows = rows;
    }

    @Override
    public List<Column> columns() {
        return List.of(ENROLMENTS, SUBMISSIONS);
    }

    @Override
    public Map<String, Collection<UUID>> givingWay(PersonId main, PersonId other, DistrictId district) {
        List<UUID> enrolments = new ArrayList<>();
        List<UUID> attempts = new ArrayList<>();
        both(main, other, district).forEach((definition, two) -> {
            if (standing(two.theirs()) > standing(two.mine())) {
                rows.findByEarnerAndDistrictOrderByStartedAt(main, district).stream()
                        .filter(submission -> submission.definition().equals(definition))
                        .forEach(submission -> {
                            attempts.add(submission.id().id());
                            enrolments.add(submission.enrolment().id());
                        });
            }
        });
        return Map.of(ENROLMENTS.place(), enrolments.stream().distinct().toList(), SUBMISSIONS.place(), attempts);
    }

    private record Two(SubmissionCard mine, SubmissionCard theirs) {}

    private Map<DefinitionId, Two> both(PersonId main, PersonId other, DistrictId district) {
        Map<DefinitionId, SubmissionCard> mine = submissions.of(main, district).stream()
                .collect(Collectors.toMap(SubmissionCard::definition, card -> card));
        Map<DefinitionId, Two> both = new LinkedHashMap<>();
        for (SubmissionCard theirs : submissions.of(other, district)) {
            SubmissionCard own = mine.get(theirs.definition());
            if (own != null) {
                both.put(theirs.definition(), new Two(own, theirs));
            }
        }
        return both;
    }

    /** How far along an attempt is; a later attempt is further than any draft of a first, and a later term than any before. */
    private static int standing(SubmissionCard card) {
        int state = switch (SubmissionStatus.valueOf(card.status())) {
            case AWARDED -> 1000;
            case IN_REVIEW -> 40;
            case SUBMITTED -> 30;
            case NOT_YET -> 20;
            case RETURNED_INCOMPLETE -> 10;
            case DRAFT -> 5;
            case WITHDRAWN -> 0;
        };
        return state + 50 * (card.attemptNo() - 1) + 2000 * (card.term() - 1);
    }
}
