package org.waymark.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;

/** What the page of a micro-credential shows someone, read in one go: most launches end there. */
@Service
@Transactional(readOnly = true)
class CredentialPages {

    private final Definitions definitions;
    private final CourseGrades grades;
    private final AlignedStandards standards;
    private final Beginnings beginnings;

    CredentialPages(Definitions definitions, CourseGrades grades, AlignedStandards standards, Beginnings beginnings) {
        this.definitions = definitions;
        this.grades = grades;
        this.standards = standards;
        this.beginnings = beginnings;
    }

    /** A micro-credential, how it stands with the person's grade for it, what it is aligned to, and who may start it. */
    record CredentialPage(
            DefinitionVersion credential,
            List<CourseGrades.Outlook> grades,
            Map<String, List<AlignedStandards.Aligned>> standards,
            Beginnings.Standing standing) {}

    Optional<CredentialPage> of(String slug, SignedInPerson me) {
        return definitions
                .current(slug, me.district())
                .map(credential -> new CredentialPage(
                        credential,
                        grades.outlook(credential.definition(), me),
                        standards.of(credential.content().alignment(), me.district()),
                        beginnings.standing(credential, me.id(), me.district())));
    }
}
