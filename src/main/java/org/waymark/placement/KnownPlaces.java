package org.waymark.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.LatestAttempts;
import org.waymark.submission.SubmissionId;

/** Places of which a launch tells what is known already: most launches do, and those are only looked at. */
@Component
class KnownPlaces {

    private static final String KNOWN = """
            select p.id, p.definition_id, p.named_definition_id, p.link_title, p.context_title, p.line_item,
                   p.line_items, p.scopes, e.definition_id as line_definition_id, e.stands_for_nothing, e.graded,
                   e.gradable, a.said_at
            from placement p
            left join gradebook_entry e on e.placement_id = p.id and e.person_id = :person
            left join course_author a on a.district_id = p.district_id and a.person_id = :person
              and a.registration_id = p.registration_id and a.context_id = p.context_id
            where p.registration_id = :registration and p.deployment_id = :deployment and p.context_id = :context
              and p.resource_link_id = :link and p.district_id = :district and p.definition_id is not null
            """;

    private final JdbcClient jdbc;
    private final LatestAttempts attempts;
    private final Clock clock;

    KnownPlaces(JdbcClient jdbc, LatestAttempts attempts, Clock clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Where a launch arrives that tells nothing new; empty for one that does, which {@link Placements} records. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    Optional<Placed> toldAgain(LtiLaunch launch, LtiLaunch.ResourceLink link, SignedInPerson me) {
        return jdbc.sql(KNOWN)
                .param("registration", launch.registration())
                .param("deployment", Placements.key(launch.deploymentId()))
                .param("context", Placements.context(launch))
                .param("link", Placements.key(link.id()))
                .param("district", me.district().id())
                .param("person", me.id().id())
                .query((row, n) -> Known.of(row))
                .optional()
                .filter(known -> known.isToldAgainBy(launch, clock.instant()))
                .flatMap(known -> launch.isLearner() ? arrived(known, me) : Optional.of(known.placed(null)));
    }

    private Optional<Placed> arrived(Known known, SignedInPerson me) {
        LatestAttempts.Attempt latest =
                attempts.of(known.definition(), me.id(), me.district()).orElse(null);
        return latest != null && latest.awarded() && !known.graded()
                ? Optional.empty()
                : Optional.of(known.placed(latest == null ? null : latest.id()));
    }

    /**
     * What is known of a place and of the person who comes to it.
     *
     * @param named what the link itself named last
     * @param lineOf what the person's line in the gradebook stands for, if they have one that stands for anything
     * @param gradable whether the last launch came from a learner; null where they have no line
     * @param authorSaidAt when a launch last said that they arrange the course
     */
    private record Known(
            PlacementId id,
            DefinitionId definition,
            @Nullable UUID named,
            PlaceFacts facts,
            @Nullable UUID lineOf,
            boolean graded,
            @Nullable Boolean gradable,
            @Nullable Instant authorSaidAt) {

        static Known of(ResultSet row) throws SQLException {
            OffsetDateTime said = row.getObject("said_at", OffsetDateTime.class);
            return new Known(
                    new PlacementId(row.getObject("id", UUID.class)),
                    new DefinitionId(row.getObject("definition_id", UUID.class)),
                    row.getObject("named_definition_id", UUID.class),
                    PlaceFacts.of(row),
                    row.getBoolean("stands_for_nothing") ? null : row.getObject("line_definition_id", UUID.class),
                    row.getBoolean("graded"),
                    row.getObject("gradable", Boolean.class),
                    said == null ? null : said.toInstant());
        }

        boolean isToldAgainBy(LtiLaunch launch, Instant now) {
            return facts.after(launch).equals(facts)
                    && Placements.named(launch).stream()
                            .allMatch(said -> said.id().equals(named))
                    && !Placements.isNewsOfAnAuthor(authorSaidAt, launch, now)
                    && (launch.isLearner() ? isALearnersLine() : !Boolean.TRUE.equals(gradable));
        }

        private boolean isALearnersLine() {
            return Boolean.TRUE.equals(gradable) && definition.id().equals(lineOf);
        }

        Placed placed(@Nullable SubmissionId attempt) {
            return new Placed(id, definition, attempt);
        }
    }
}
