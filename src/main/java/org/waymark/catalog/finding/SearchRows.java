package org.waymark.catalog.finding;

import jakarta.persistence.EntityManager;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.VersionPublished;

/** Lets a version be found from the moment it is published. */
@Component
@Transactional
class SearchRows {

    private final EntityManager entities;

    SearchRows(EntityManager entities) {
        this.entities = entities;
    }

    @EventListener
    void on(VersionPublished published) {
        DefinitionVersion version = published.version();
        entities.persist(new SearchRow(
                version.id(), version.definition(), published.district(), version.code(), version.content()));
    }
}
