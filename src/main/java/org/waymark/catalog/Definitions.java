package org.waymark.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.waymark.people.DistrictId;

/** The district's micro-credentials. */
@Service
public class Definitions {

    /** The current versions of what is live in a district, by title. */
    public List<DefinitionVersion> published(DistrictId district) {
        throw new UnsupportedOperationException("catalog");
    }

    /** The current version of one, if it is known in this district. */
    public Optional<DefinitionVersion> current(DefinitionId definition, DistrictId district) {
        throw new UnsupportedOperationException("catalog");
    }

    /** The version an enrolment is pinned to. */
    public DefinitionVersion version(DefinitionVersionId version, DistrictId district) {
        throw new UnsupportedOperationException("catalog");
    }
}
