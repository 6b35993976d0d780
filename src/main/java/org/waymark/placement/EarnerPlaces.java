package org.waymark.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.SignedInPerson;

/**
 * Where somebody opened a micro-credential as a learner, and what each gradebook was told last. Most launches lead to a
 * page that asks, so it is one statement of plain SQL.
 */
@Component
class EarnerPlaces {

    private static final String PLACES = """
            select e.id as entry_id, e.gradable, p.registration_id, p.deployment_id, p.link_title, p.context_title,
                   p.line_item, p.line_items, p.scopes, s.id as told_id, s.kind, s.status, s.refusal, s.queued_at,
                   s.read_state, s.read_score, s.read_maximum
            from gradebook_entry e
            join placement p on p.id = e.placement_id
            left join score_publication s on s.entry_id = e.id and s.status <> 'SUPERSEDED'
            where e.person_id = :person and e.definition_id = :definition and e.district_id = :district
              and e.stands_for_nothing = false
            order by e.created_at, e.id, s.queued_at
            """;

    private final JdbcClient jdbc;
    private final ScoreSettings settings;

    EarnerPlaces(JdbcClient jdbc, ScoreSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * One of them.
     *
     * @param gradable whether the LMS knows them as a learner there
     * @param told what the gradebook was told last, or is to be told; null for nothing yet
     */
    record Place(
            UUID registration,
            String deploymentId,
            PlaceFacts facts,
            boolean gradable,
            @Nullable Receipt told) {}

    Collection<Place> of(DefinitionId definition, SignedInPerson me) {
        Map<UUID, Place> latest = new LinkedHashMap<>();
        jdbc.sql(PLACES)
                .param("person", me.id().id())
                .param("definition", definition.id())
                .param("district", me.district().id())
                .query(row -> {
                    latest.put(row.getObject("entry_id", UUID.class), place(row, me));
                });
        return latest.values();
    }

    private Place place(ResultSet row, SignedInPerson me) throws SQLException {
        PlaceFacts facts = PlaceFacts.of(row);
        UUID told = row.getObject("told_id", UUID.class);
        return new Place(
                row.getObject("registration_id", UUID.class),
                row.getString("deployment_id"),
                facts,
                row.getBoolean("gradable"),
                told == null ? null : receipt(told, row, facts, me));
    }

    /** Without the words of the LMS, which no outlook repeats. */
    private Receipt receipt(UUID id, ResultSet row, PlaceFacts facts, SignedInPerson me) throws SQLException {
        String refusal = row.getString("refusal");
        String readState = row.getString("read_state");
        Instant queuedAt = row.getObject("queued_at", OffsetDateTime.class).toInstant();
        return new Receipt(
                id.toString(),
                me.district().toString(),
                "",
                "",
                facts.contextTitle(),
                ScoreKind.valueOf(row.getString("kind")),
                PublicationStatus.valueOf(row.getString("status")),
                refusal == null ? null : Refusal.valueOf(refusal),
                null,
                queuedAt,
                readState == null ? null : ReadState.valueOf(readState),
                row.getString("read_score"),
                row.getString("read_maximum"),
                null,
                settings.days());
    }
}
