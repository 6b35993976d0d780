package org.waymark.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The persons of a district and what they may do. */
@Service
public class People {

    /** The roles a person holds now. */
    public Set<Role> rolesOf(PersonId person, DistrictId district) {
        throw new UnsupportedOperationException("people");
    }

    /** Everyone in a district who holds a role now. */
    public List<PersonId> inRole(Role role, DistrictId district) {
        throw new UnsupportedOperationException("people");
    }

    /** Display names as the LMS gave them, neutral where it gave none. */
    public Map<PersonId, String> names(Collection<PersonId> persons, DistrictId district) {
        throw new UnsupportedOperationException("people");
    }

    /** The person an LMS knows by (issuer, sub), made when first seen; the name is what the LMS says today. */
    public PersonId seen(DistrictId district, String issuer, String sub, @Nullable String displayName) {
        throw new UnsupportedOperationException("people");
    }

    /** The LMS identities of a person, as (issuer, sub). */
    public List<LmsIdentity> identities(PersonId person, DistrictId district) {
        throw new UnsupportedOperationException("people");
    }

    /** How an LMS knows a person. */
    public record LmsIdentity(String issuer, String sub) {}

    /**
     * Gives a role, once; the operator or a lead does so.
     *
     * @param by the lead who gives it; null for the operator
     */
    public void give(Role role, PersonId person, DistrictId district, @Nullable PersonId by, String reason) {
        throw new UnsupportedOperationException("people");
    }

    /** Ends a role; the last lead of a district keeps it. */
    public void withdraw(Role role, PersonId person, DistrictId district, @Nullable PersonId by) {
        throw new UnsupportedOperationException("people");
    }
}
