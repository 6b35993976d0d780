package org.waymark.people;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiUserService;

/** Turns a launch into a signed-in person; a repeat launch under the same name costs one read and no transaction. */
@Component
class LaunchSignIn implements LtiUserService {

    private static final int LONGEST_ID = 255;
    private static final Pattern SPANISH = Pattern.compile("es([-_].*)?", Pattern.CASE_INSENSITIVE);

    private final KnownPersons persons;
    private final People people;
    private final Rosters rosters;
    private final ClosedAccess access;
    private final Clock clock;

    LaunchSignIn(KnownPersons persons, People people, Rosters rosters, ClosedAccess access, Clock clock) {
        this.persons = persons;
        this.people = people;
        this.rosters = rosters;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Principal loadUser(LtiLaunch launch) {
        DistrictId district = new DistrictId(launch.tenant());
        String name = Person.tidy(launch.name());
        String course = course(launch);
        String language = language(launch.presentation().locale());
        KnownPerson known = persons.find(district, launch.issuer(), launch.sub())
                .or(() -> {
                    persons.add(district, launch.issuer(), launch.sub(), name, course, language, clock.instant());
                    return persons.find(district, launch.issuer(), launch.sub());
                })
                .filter(person -> Objects.equals(person.displayName(), name))
                .orElseGet(() -> seen(launch, district, name));
        if (known.accessClosedAt() != null) {
            // Whatever a list said: the LMS has just let them in.
            access.open(known.id(), district);
        }
        if (known.mainClosedAt() != null) {
            access.open(known.person(), district);
        }
        if (known.isNews(course, clock.instant())) {
            access.launched(known.id(), district, course);
        }
        String sourcedid = launch.personSourcedid();
        if (sourcedid != null && known.isOtherwiseKnownAs(sourcedid)) {
            people.isRegisteredAs(sourcedid, known.id(), district);
        }
        if (Rosters.tells(launch)) {
            rosters.launched(launch);
        }
        if (!language.equals(known.language())) {
            people.speaks(known.person(), district, language);
        }
        return new SignedInPerson(
                known.person(),
                district,
                launch.registration(),
                name != null
                        ? name
                        : known.rosterName() != null ? known.rosterName() : unnamed(known.person(), language),
                launch.isLearner(),
                launch.isAuthor(),
                launch.isAdministrator(),
                launch.platformOrigin(),
                onPlatform(launch.presentation().returnUrl(), launch.platformOrigin()),
                language,
                known.zone(),
                launch.isOnlyMentor());
    }

    private static String course(LtiLaunch launch) {
        LtiLaunch.Context course = launch.context();
        return course == null || course.id().length() > LONGEST_ID ? "" : course.id();
    }

    private KnownPerson seen(LtiLaunch launch, DistrictId district, @Nullable String name) {
        people.seen(district, launch.issuer(), launch.sub(), name);
        return persons.find(district, launch.issuer(), launch.sub()).orElseThrow();
    }

    private String unnamed(PersonId person, String language) {
        return people.neutralName(person, Locale.forLanguageTag(language));
    }

    /** The language we have that is nearest to what the LMS shows, such as es for es_MX. */
    static String language(@Nullable String locale) {
        return locale != null && SPANISH.matcher(locale).matches() ? "es" : "en";
    }

    /** The return address if it leads back to the platform; anywhere else would make us an open redirect. */
    static @Nullable String onPlatform(@Nullable String returnUrl, String platformOrigin) {
        if (returnUrl == null) {
            return null;
        }
        try {
            URI back = URI.create(returnUrl);
            boolean http = "https".equalsIgnoreCase(back.getScheme()) || "http".equalsIgnoreCase(back.getScheme());
            String host = back.getHost();
            return http
                            && host != null
                            && host.equalsIgnoreCase(URI.create(platformOrigin).getHost())
                    ? returnUrl
                    : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
