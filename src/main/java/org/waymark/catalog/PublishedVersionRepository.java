package org.waymark.catalog;

import org.springframework.data.jpa.repository.JpaRepository;

interface PublishedVersionRepository extends JpaRepository<PublishedVersion, DefinitionVersionId> {}
