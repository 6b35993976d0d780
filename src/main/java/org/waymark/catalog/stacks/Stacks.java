package org.waymark.catalog.stacks;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;

/** The stacks and pathways of a district. */
@Service
@Transactional
public class Stacks {

    private final StackVersionRepository versions;

    Stacks(StackVersionRepository versions) {
        this.versions = versions;
    }

    /** The present version of each that is published and not retired, by title. */
    @Transactional(readOnly = true)
    public List<StackView> of(DistrictId district) {
        return versions.current(district).stream()
                .map(StackVersionRepository.Row::view)
                .toList();
    }
}
