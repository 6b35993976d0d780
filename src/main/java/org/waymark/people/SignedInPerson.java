package org.waymark.people;

import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, as an LTI launch left it: ids and display facts only, so that it can live in a session.
 *
 * @param district the district of the deployment that was launched
 * @param registration the LMS connection that was launched, an id of the {@code lti} module
 * @param learner whether the LMS says Learner in this context
 * @param author whether the LMS lets this person arrange course content (Instructor, ContentDeveloper, Administrator)
 * @param lmsAdmin whether the LMS says Administrator of the institution or system
 * @param platformOrigin the origin that may frame our pages
 * @param returnUrl where "Back to your course" leads, if the LMS said
 * @param language en or es
 * @param zone the district's time zone
 * @param mentored for someone who comes as a mentor and as nothing else, the LMS users they come for; null for all others
 */
public record SignedInPerson(
        PersonId id,
        DistrictId district,
        UUID registration,
        String displayName,
        boolean learner,
        boolean author,
        boolean lmsAdmin,
        String platformOrigin,
        @Nullable String returnUrl,
        String language,
        String zone,
        @Nullable Set<String> mentored)
        implements Principal, Serializable {

    private static final long serialVersionUID = 1L;

    /** Someone who does not come as a mentor alone. */
    public SignedInPerson(
            PersonId id,
            DistrictId district,
            UUID registration,
            String displayName,
            boolean learner,
            boolean author,
            boolean lmsAdmin,
            String platformOrigin,
            @Nullable String returnUrl,
            String language,
            String zone) {
        this(
                id,
                district,
                registration,
                displayName,
                learner,
                author,
                lmsAdmin,
                platformOrigin,
                returnUrl,
                language,
                zone,
                null);
    }

    /** Whether this is somebody's mentor and nothing else: such a person earns nothing and places nothing. */
    public boolean onlyMentor() {
        return mentored != null;
    }

    /** Whether, as far as the LMS says, this person may look after that user of the same LMS. */
    public boolean mayMentor(String sub) {
        return mentored == null || mentored.contains(sub);
    }

    /** The person's id, as sessions index it; never a name. */
    @Override
    public String getName() {
        return id.toString();
    }
}
