package org.waymark.placement;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.waymark.catalog.Definitions;
import org.waymark.lti.LtiLandings;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.privacy.Privacy;

/** Sends each launch to the page that its message, its place and its person ask for. */
@Component
class LaunchLandings implements LtiLandings {

    private static final int TRIES = 3;

    private final KnownPlaces known;
    private final Placements placements;
    private final DeepLinkingRequests requests;
    private final Definitions definitions;
    private final People people;
    private final GradebookWork work;
    private final Privacy privacy;

    LaunchLandings(
            KnownPlaces known,
            Placements placements,
            DeepLinkingRequests requests,
            Definitions definitions,
            People people,
            GradebookWork work,
            Privacy privacy) {
        this.known = known;
        this.placements = placements;
        this.requests = requests;
        this.definitions = definitions;
        this.people = people;
        this.work = work;
        this.privacy = privacy;
    }

    @Override
    public String landing(LtiLaunch launch, Principal user) {
        SignedInPerson me = (SignedInPerson) user;
        LtiLaunch.DeepLinkingSettings settings = launch.deepLinking();
        if (settings != null && launch.messageType().equals(LtiLaunch.DEEP_LINKING)) {
            return "/pick?request=" + requests.open(launch, settings, me, mayAuthor(launch, me));
        }
        if (launch.messageType().equals(LtiLaunch.SUBMISSION_REVIEW)) {
            return work.landing(launch, me);
        }
        if (launch.isAboutPrivacy()) {
            return privacy.landing(launch, me);
        }
        LtiLaunch.ResourceLink link = launch.resourceLink();
        if (link == null) {
            return "/home";
        }
        Placed placed = known.toldAgain(launch, link, me).orElseGet(() -> record(launch, link, me));
        return path(
                launch.isLearner(),
                launch.isAuthor(),
                () -> holdsOneOf(me, Role.REVIEWER, Role.THIRD_READER),
                placed,
                () -> slug(placed, me));
    }

    /** The routing table; what costs a query is asked only where it decides. */
    static String path(
            boolean learner, boolean author, BooleanSupplier reads, Placed placed, Supplier<Optional<String>> slug) {
        if (learner) {
            return placed.attempt() != null
                    ? "/submissions/" + placed.attempt()
                    : slug.get().map(LaunchLandings::credential).orElse("/credentials");
        }
        if (reads.getAsBoolean()) {
            return "/reviews";
        }
        if (author) {
            return slug.get().isPresent()
                    ? "/placements/" + placed.placement()
                    : "/pick?placement=" + placed.placement();
        }
        return "/home";
    }

    /** Two tabs may tell the same news of one place at once; the second then finds it told. */
    private Placed record(LtiLaunch launch, LtiLaunch.ResourceLink link, SignedInPerson me) {
        for (int left = TRIES; ; left--) {
            try {
                return placements.record(launch, link, me);
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    private Optional<String> slug(Placed placed, SignedInPerson me) {
        return Optional.ofNullable(placed.definition())
                .flatMap(definition -> definitions.slug(definition, me.district()));
    }

    private boolean mayAuthor(LtiLaunch launch, SignedInPerson me) {
        return launch.isAuthor() || holdsOneOf(me, Role.DESIGNER, Role.LEAD);
    }

    private boolean holdsOneOf(SignedInPerson me, Role one, Role other) {
        Set<Role> held = people.rolesOf(me.id(), me.district());
        return held.contains(one) || held.contains(other);
    }

    private static String credential(String slug) {
        return "/credentials/" + slug;
    }
}
