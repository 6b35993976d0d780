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
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.deeplinking.DeepLinkedItem;
import org.waymark.lti.deeplinking.DeepLinkingResponse;
import org.waymark.lti.deeplinking.DeepLinkingResponses;
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
    private final WaymarkSettings settings;
    private final MessageSource messages;
    private final SecureRandom random;
    private final Clock clock;

    DeepLinkingRequests(
            DeepLinkingRequestRepository requests,
            DeepLinkingResponses responses,
            Definitions definitions,
            WaymarkSettings settings,
            MessageSource messages,
            SecureRandom random,
            Clock clock) {
        this.requests = requests;
        this.responses = responses;
        this.definitions = definitions;
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
                request.settings().acceptMultiple(),
                request.settings().acceptLineItem(),
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
        List<DeepLinkedItem> items = picked.definitions().stream()
                .map(id -> definitions
                        .current(DefinitionId.valueOf(id), request.district())
                        .orElseThrow(PlacementNotFound::new))
                .map(version -> item(version, picked.column()))
                .toList();
        return responses.items(request.registration(), request.deploymentId(), request.settings(), items);
    }

    private DeepLinkedItem item(DefinitionVersion version, boolean column) {
        return new DeepLinkedItem(
                version.title(),
                version.content().competency(),
                settings.url("/lti/launch"),
                custom(version.definition()),
                column ? column(version) : null,
                DeepLinkedItem.OpensIn.PLATFORM_DECIDES);
    }

    /** The id survives course copies; the variables tell where a copy came from, and the platform fills in what it knows. */
    private static Map<String, String> custom(DefinitionId definition) {
        Map<String, String> custom = new LinkedHashMap<>();
        custom.put(Placements.DEFINITION, definition.toString());
        custom.put("context_id_history", "$Context.id.history");
        custom.put("resource_link_id_history", "$ResourceLink.id.history");
        custom.put("due", "$ResourceLink.submission.endDateTime");
        custom.put("course_start", "$CourseSection.timeFrame.begin");
        custom.put("person_sourcedid", "$Person.sourcedId");
        return custom;
    }

    private static DeepLinkedItem.@Nullable Column column(DefinitionVersion version) {
        return new DeepLinkedItem.Column(
                version.title(), ScoreReceipts.MAXIMUM, version.definition().toString(), ScoreReceipts.TAG);
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
