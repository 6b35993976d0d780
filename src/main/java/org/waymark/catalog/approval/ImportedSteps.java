package org.waymark.catalog.approval;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

/** Keeps in the history of micro-credentials what the operator made of them from a file, past the committee. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ImportedSteps {

    private final StepRepository steps;
    private final Clock clock;

    ImportedSteps(StepRepository steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    /** @param versions as they are from now on */
    public void add(List<DefinitionVersion> versions, DistrictId district) {
        steps.saveAll(versions.stream()
                .map(version -> new Step(
                        district,
                        null,
                        version.definition(),
                        StepKind.IMPORTED,
                        null,
                        "",
                        version.number(),
                        clock.instant()))
                .toList());
    }
}
