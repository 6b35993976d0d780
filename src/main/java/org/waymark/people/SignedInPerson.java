package org.waymark.people;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, as an LTI launch left it, or a link that was sent by e-mail: ids and display facts only, so that it can
 * live in a session.
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
 * @param onlyMentor whether this is somebody's mentor and nothing else: such a person earns nothing and places nothing
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
        boolean onlyMentor)
        implements Principal, Serializable {

    private static final long serialVersionUID = 1L;

    /** Stands for the LMS connection of someone whom no LMS signed in. */
    private static final UUID NO_LMS = new UUID(0, 0);

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
                false);
    }

    /** Someone whom a link to their own e-mail address signed in: no LMS vouches for them now, and none frames the page. */
    public static SignedInPerson byLink(
            PersonId id, DistrictId district, String displayName, String language, String zone) {
        return new SignedInPerson(id, district, NO_LMS, displayName, false, false, false, "", null, language, zone);
    }

    /** Whether no LMS signed them in: then only what is their own is open to them. */
    public boolean isGuest() {
        return registration.equals(NO_LMS);
    }

    /** The person's id, as sessions index it; never a name. */
    @Override
    public String getName() {
        return id.toString();
    }
}
