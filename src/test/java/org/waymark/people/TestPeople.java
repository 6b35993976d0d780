package org.waymark.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Districts and persons for tests; found by the component scan of tests. */
@Component
public class TestPeople {

    public static final String ISSUER = "https://lms.example.org";

    private final Districts districts;
    private final People people;
    private final Clock clock;

    TestPeople(Districts districts, People people, Clock clock) {
        this.clock = clock;
        this.districts = districts;
        this.people = people;
    }

    /** A district of its own for each test. */
    public DistrictId district() {
        return districts.named("District " + UUID.randomUUID());
    }

    /** Someone an LMS knows by this name, with roles given by the operator. */
    public PersonId person(DistrictId district, String name, Role... roles) {
        PersonId person = people.seen(district, ISSUER, UUID.randomUUID().toString(), name);
        for (Role role : roles) {
            people.give(role, person, district, null, "For a test");
        }
        return person;
    }

    /** What the school's register calls a person, as a launch tells it. */
    public void isRegisteredAs(String sourcedid, PersonId person, DistrictId district) {
        people.isRegisteredAs(sourcedid, person, district);
    }

    /** Gives a role as the operator does. */
    public void gives(Role role, PersonId person, DistrictId district) {
        people.give(role, person, district, null, "For a test");
    }

    /** The same, to the end of today in the district. */
    public void givesForADay(Role role, PersonId person, DistrictId district) {
        people.give(
                role,
                person,
                district,
                null,
                "For a test",
                LocalDate.ofInstant(
                        clock.instant(), ZoneId.of(districts.card(district).zone())));
    }

    /** The person as a launch of a learner signs them in. */
    public static SignedInPerson signedIn(PersonId person, DistrictId district) {
        return signedIn(person, district, "en");
    }

    public static SignedInPerson signedIn(PersonId person, DistrictId district, String language) {
        return new SignedInPerson(
                person,
                district,
                UUID.randomUUID(),
                "Signed In",
                true,
                false,
                false,
                ISSUER,
                null,
                language,
                "America/New_York");
    }

    /** For {@code SecurityMockMvcRequestPostProcessors.authentication(...)}. */
    public static Authentication as(PersonId person, DistrictId district) {
        return as(signedIn(person, district));
    }

    public static Authentication as(SignedInPerson person) {
        return UsernamePasswordAuthenticationToken.authenticated(person, null, AuthorityUtils.NO_AUTHORITIES);
    }

    public static Authentication asOperator() {
        return UsernamePasswordAuthenticationToken.authenticated(
                "operator", null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR"));
    }
}
