package org.waymark.placement;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.award.Achievements;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.lti.CustomParameters;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.deeplinking.DeepLinkedItem;
import org.waymark.lti.deeplinking.DeepLinkingResponse;
import org.waymark.lti.deeplinking.DeepLinkingResponses;
import org.waymark.lti.deeplinking.SubmissionReview;
import org.waymark.lti.deeplinking.WebLink;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;
import org.waymark.settings.WaymarkSettings;

/** What LMSs ask to put into their courses, and our signed answers (Deep Linking 2.0). */
@Service
@Transactional
class DeepLinkingRequests {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int CODE_BYTES = 32;

    private final DeepLinkingRequestRepository requests;
    private final DeepLinkingResponses responses;
    private final Definitions definitions;
    private final Achievements achievements;
    private final LtiRegistrations registrations;
    private final WaymarkSettings settings;
    private final MessageSource messages;
    private final SecureRandom random;
    private final Clock clock;

    DeepLinkingRequests(
            DeepLinkingRequestRepository requests,
            DeepLinkingResponses responses,
            Definitions definitions,
            Achievements achievements,
            LtiRegistrations registrations,
            WaymarkSettings settings,
            MessageSource messages,
            SecureRandom random,
            Clock clock) {
        this.requests = requests;
        this.responses = responses;
        this.definitions = definitions;
        this.achievements = achievements;
        this.registrations = registrations;
        this.settings = settings;
        this.messages = messages;
        this.random = random;
        this.clock = clock;
    }

    /** Keeps the request and answers the one-time code that leads to it. */
    String open(LtiLaunch launch, LtiLaunch.DeepLinkingSettings asked, SignedInPerson person, boolean mayAuthor) {
        Instant now = clock.instant();
        requests.deleteExpired(person.district(), now);
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        requests.save(new DeepLinkingRequest(hash(code), launch, asked, person, mayAuthor, now.plus(LIFE)));
        return code;
    }

    @Transactional(readOnly = true)
    Picking picking(String code) {
        DeepLinkingRequest request = requests.findByCodeHash(hash(code))
                .filter(found -> found.openAt(clock.instant()))
                .orElseThrow(PickClosed::new);
        return new Picking(
                request.district(),
                request.person(),
                request.settings().acceptMultiple(),
                request.settings().acceptLineItem() && !request.asWebLinks(),
                request.asWebLinks(),
                LmsNote.on(product(request)),
                request.obstacle(),
                request.language(),
                request.platformOrigin(),
                origin(request.settings().returnUrl()));
    }

    /** Signs what was picked; the same choice again, as after a double click, is signed again. */
    DeepLinkingResponse answer(String code, Picked picked) {
        DeepLinkingRequest request = requests.findLockedByCodeHash(hash(code))
                .filter(found -> found.openAt(clock.instant()))
                .orElseThrow(PickClosed::new);
        request.answer(picked);
        if (picked.definitions().isEmpty() || request.obstacle() != PickObstacle.NONE) {
            return responses.cancelled(
                    request.registration(),
                    request.deploymentId(),
                    request.settings(),
                    messages.getMessage("placement.pick.cancelled", null, Locale.forLanguageTag(request.language())));
        }
        List<DefinitionVersion> versions = picked.definitions().stream()
                .map(id -> definitions
                        .current(DefinitionId.valueOf(id), request.district())
                        .orElseThrow(PlacementNotFound::new))
                .toList();
        if (request.asWebLinks()) {
            return responses.links(
                    request.registration(),
                    request.deploymentId(),
                    request.settings(),
                    versions.stream()
                            .map(version -> link(version, request.district()))
                            .toList());
        }
        return responses.items(
                request.registration(),
                request.deploymentId(),
                request.settings(),
                versions.stream()
                        .map(version -> item(version, picked.column(), request))
                        .toList());
    }

    private DeepLinkedItem item(DefinitionVersion version, boolean column, DeepLinkingRequest request) {
        return new DeepLinkedItem(
                version.title(),
                version.content().competency(),
                settings.url("/lti/launch"),
                achievements.place(version.id(), request.district()).picture(),
                custom(version.definition()),
                column ? column(version, Locale.forLanguageTag(request.language())) : null,
                DeepLinkedItem.OpensIn.PLATFORM_DECIDES);
    }

    /** Without a launch there is nobody signed in: it leads to what everyone may read. */
    private WebLink link(DefinitionVersion version, DistrictId district) {
        Achievements.Addresses addresses = achievements.place(version.id(), district);
        return new WebLink(version.title(), version.content().competency(), addresses.page(), addresses.picture());
    }

    private String product(DeepLinkingRequest request) {
        return registrations
                .find(request.registration())
                .map(PlatformRegistration::product)
                .orElse("");
    }

    /** The id survives course copies; the variables tell where a copy came from, and the platform fills in what it knows. */
    private static Map<String, String> custom(DefinitionId definition) {
        Map<String, String> custom = new LinkedHashMap<>();
        custom.put(Placements.DEFINITION, definition.toString());
        custom.putAll(CustomParameters.asked());
        return custom;
    }

    /** Moodle takes the way back from its gradebook at this moment only. */
    private DeepLinkedItem.Column column(DefinitionVersion version, Locale language) {
        return new DeepLinkedItem.Column(
                version.title(),
                ScoreReceipts.MAXIMUM,
                version.definition().toString(),
                ScoreReceipts.TAG,
                new SubmissionReview(
                        settings.url("/lti/launch"),
                        messages.getMessage("placement.work.label", null, language),
                        Map.of(Placements.DEFINITION, version.definition().toString())));
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static String hash(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
