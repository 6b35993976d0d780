package org.waymark.catalog;

import java.util.List;
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
    private final Beginnings beginnings;

    CredentialPages(Definitions definitions, CourseGrades grades, Beginnings beginnings) {
        this.definitions = definitions;
        this.grades = grades;
        this.beginnings = beginnings;
    }

    /** A micro-credential, and how it stands with the person's grade for it. */
    record CredentialPage(
            DefinitionVersion credential, List<CourseGrades.Outlook> grades, Beginnings.Standing standing) {}

    Optional<CredentialPage> of(String slug, SignedInPerson me) {
        return definitions
                .current(slug, me.district())
                .map(credential -> new CredentialPage(
                        credential,
                        grades.outlook(credential.definition(), me),
                        beginnings.standing(credential, me.id(), me.district())));
    }
}
