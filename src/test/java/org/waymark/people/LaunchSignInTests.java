package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestQueries;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.identities.TestIdentities;

@OnH2
class LaunchSignInTests {

    @Autowired
    LaunchSignIn signIn;

    @Autowired
    TestPeople test;

    @Autowired
    TestIdentities links;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    DistrictId district;

    @BeforeEach
    void makeDistrict() {
        district = test.district();
    }

    @Test
    void knowsWhoLaunchedBefore() {
        assertThat(signedIn(launch("Jordan Lee", null, null)).id())
                .isEqualTo(signedIn(launch("Jordan Lee", null, null)).id());
    }

    @Test
    void costsOneReadWhenNothingChanged() {
        signIn.loadUser(launch("Jordan Lee", null, null));

        assertThat(TestQueries.during(jdbc, () -> signIn.loadUser(launch("Jordan Lee", null, null))))
                .isEqualTo(1);
    }

    @Test
    void whoIsLinkedSignsInAsTheMainIdentityAndCostsOneReadToo() {
        PersonId other = signedIn(launch("Jordan Lee", null, null)).id();
        PersonId main = test.person(district, "Jordan Main");
        links.link(main, other, district);
        assertThat(signedIn(launch("Jordan Lee", null, null)).id()).isEqualTo(main);
        assertThat(TestQueries.during(jdbc, () -> signIn.loadUser(launch("Jordan Lee", null, null))))
                .isEqualTo(1);

        links.undo(main, district);
        assertThat(signedIn(launch("Jordan Lee", null, null)).id()).isEqualTo(other);
    }

    @Test
    void remembersTheLanguageOfTheLastLaunch() {
        PersonId person = signedIn(launch("Jordan Lee", null, "es_MX")).id();
        assertThat(people.tongue(person, district)).map(People.Tongue::language).contains("es");

        signIn.loadUser(launch("Jordan Lee", null, "en_US"));
        assertThat(people.tongue(person, district)).map(People.Tongue::language).contains("en");
    }

    @Test
    @Requirement(33)
    void callsWhoHasNoNameAColleague() {
        assertThat(signedIn(launch(null, null, null)).displayName()).matches("Colleague \\d{5}");
    }

    @Test
    void callsThemSoInTheirLanguage() {
        assertThat(signedIn(launch(null, null, "es_MX")).displayName()).matches("Colega \\d{5}");
    }

    @Test
    void livesInTheDistrictsZone() {
        assertThat(signedIn(launch("Jordan Lee", null, null)).zone()).isEqualTo("America/New_York");
    }

    @Test
    @Requirement(39)
    @Quirk("moodle L10")
    void keepsTheWayBackToThePlatform() {
        assertThat(signedIn(launch("Jordan Lee", "https://lms.example.org/course/view.php?id=7", null))
                        .returnUrl())
                .isEqualTo("https://lms.example.org/course/view.php?id=7");
    }

    @Test
    void dropsAWayBackToAnywhereElse() {
        assertThat(signedIn(launch("Jordan Lee", "https://evil.example/", null)).returnUrl())
                .isNull();
    }

    @Test
    @Requirement(39)
    void dropsAWayBackThatIsAScript() {
        assertThat(LaunchSignIn.onPlatform("javascript:alert(1)", TestPeople.ISSUER))
                .isNull();
    }

    @Test
    void dropsAWayBackThatIsNoAddress() {
        assertThat(LaunchSignIn.onPlatform("https://lms.example.org/a b", TestPeople.ISSUER))
                .isNull();
    }

    @Test
    void isNotFooledByAnEstonian() {
        assertThat(LaunchSignIn.language("est")).isEqualTo("en");
    }

    private SignedInPerson signedIn(LtiLaunch launch) {
        return (SignedInPerson) signIn.loadUser(launch);
    }

    private LtiLaunch launch(String name, String returnUrl, String locale) {
        return new LtiLaunch(
                UUID.randomUUID(),
                district.id(),
                TestPeople.ISSUER,
                "client",
                "1",
                "user-1",
                name,
                List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"),
                LtiLaunch.RESOURCE_LINK,
                "http://localhost:8080/lti/launch",
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                new LtiLaunch.Presentation("iframe", returnUrl, locale),
                TestPeople.ISSUER);
    }
}
