package org.waymark.review;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Tells readers that work waits and earners that they were answered: which micro-credential it is about, never whose work,
 * who read it or what was decided.
 */
@Component
class ReviewNotices {

    private final Notices notices;
    private final Definitions definitions;

    ReviewNotices(Notices notices, Definitions definitions) {
        this.notices = notices;
        this.definitions = definitions;
    }

    @EventListener
    void on(ReviewGiven given) {
        String kind = switch (given.slot()) {
            case FIRST, SECOND -> "review-given";
            case THIRD -> "third-reading";
            case APPEAL -> "appeal-given";
        };
        tell(given.reader(), given.district(), kind, given.version(), "/reviews");
    }

    @EventListener
    void on(ReadingEnded ended) {
        tell(ended.reader(), ended.district(), "reading-ended", ended.version(), "/reviews");
    }

    @EventListener
    void on(ReadingPassedOn passed) {
        tell(passed.reader(), passed.district(), "reading-passed-on", passed.version(), "/reviews");
    }

    @EventListener
    void on(DecisionMade decision) {
        tell(
                decision.earner(),
                decision.district(),
                "decision-made",
                decision.version(),
                "/submissions/" + decision.submission() + "/decision");
    }

    private void tell(PersonId person, DistrictId district, String kind, DefinitionVersionId about, String path) {
        String title = definitions.titles(List.of(about), district).getOrDefault(about, "");
        notices.send(new Notice(district.id(), person.id(), kind, List.of(title), path));
    }
}
