package org.waymark.people.doctor;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;
import org.waymark.people.doctor.Diagnoses.Viewer;

/** Who comes to the doctor; for all others there is no such page. */
@Component
class Viewers {

    private final Diagnoses diagnoses;

    Viewers(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    Viewer viewer(HttpServletRequest request, @Nullable Object who) {
        if (request.isUserInRole("OPERATOR")) {
            return diagnoses.operator();
        }
        if (who instanceof SignedInPerson person && person.lmsAdmin()) {
            return diagnoses.administrator(person);
        }
        throw new IncidentNotFound();
    }
}
