package org.waymark.catalog.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * A draft as others read it.
 *
 * @param revises the definition it will be a new version of; null for a new one
 * @param begunFrom the version it began with, or was joined with since; null for a new one
 * @param faults message keys, without arguments, of what stands against proposing it; empty when nothing does
 */
public record DraftView(
        DraftId id,
        DistrictId district,
        PersonId author,
        @Nullable DefinitionId revises,
        @Nullable DefinitionVersionId begunFrom,
        String code,
        DefinitionContent content,
        DraftState state,
        List<String> faults) {

    public String title() {
        return content.title();
    }
}
