package org.waymark.catalog;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

interface PublishedVersionRepository extends JpaRepository<PublishedVersion, DefinitionVersionId> {

    List<PublishedVersion> findByDefinitionAndDistrictOrderByPublishedAtDescIdDesc(
            DefinitionId definition, DistrictId district);
}
