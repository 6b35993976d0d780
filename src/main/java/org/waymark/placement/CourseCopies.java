package org.waymark.placement;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.lti.ContextCopied;
import org.waymark.lti.CustomParameters;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;

/**
 * Knows what the links of a copied course stand for: what their originals do. Nobody's work, gradebook line or score is
 * copied.
 */
@Service
@Transactional
class CourseCopies {

    private static final Logger log = LoggerFactory.getLogger(CourseCopies.class);
    private static final int MOST = 20;
    private static final int LONGEST = 255;

    private final PlacementRepository placements;
    private final PlacementTemplateRepository templates;
    private final Clock clock;

    CourseCopies(PlacementRepository placements, PlacementTemplateRepository templates, Clock clock) {
        this.placements = placements;
        this.templates = templates;
        this.clock = clock;
    }

    /** Keeps what the originals stand for now; later changes to them are no business of the copy. */
    @EventListener
    void on(ContextCopied copied) {
        if (copied.origins().isEmpty()) {
            return;
        }
        DistrictId district = new DistrictId(copied.tenant());
        Instant now = clock.instant();
        List<Original> originals = in(copied.origins(), copied.registration(), district);
        originals.forEach(original -> templates.add(
                UuidCreator.getTimeOrderedEpoch(),
                district.id(),
                copied.registration(),
                copied.context(),
                original.linkId(),
                original.title(),
                original.definition().id(),
                now));
        log.info("A context copy brought {} placements", originals.size());
    }

    /**
     * What a link without a name of its own was copied from: the link its history names, else the one link of the same
     * title in the courses this one was copied from. Two that differ are no answer; then an author is asked.
     */
    @Transactional(readOnly = true)
    Optional<DefinitionId> original(
            LtiLaunch launch, LtiLaunch.ResourceLink link, String context, DistrictId district) {
        UUID registration = launch.registration();
        List<Original> brought = templates
                .findByContextIdInAndRegistrationIdAndDistrictOrderByCopiedAtDesc(
                        List.of(context), registration, district)
                .stream()
                .map(PlacementTemplate::original)
                .toList();
        List<String> links = history(launch.custom().get(CustomParameters.LINK_HISTORY));
        for (String original : links) {
            Optional<DefinitionId> found = only(Stream.concat(
                    brought.stream().filter(each -> each.linkId().equals(original)),
                    placements.originals(List.of(original), registration, district).stream()
                            .map(CourseCopies::original)));
            if (found.isPresent()) {
                return found;
            }
        }
        String title = link.title();
        if (title == null) {
            return Optional.empty();
        }
        Optional<DefinitionId> ofCopy = only(brought.stream().filter(each -> title.equals(each.title())));
        if (ofCopy.isPresent()) {
            return ofCopy;
        }
        List<String> contexts = history(launch.custom().get(CustomParameters.CONTEXT_HISTORY));
        return contexts.isEmpty()
                ? Optional.empty()
                : only(in(contexts, registration, district).stream().filter(each -> title.equals(each.title())));
    }

    /** What may be meant, for an author who is asked: all that stands in the courses this one was copied from. */
    @Transactional(readOnly = true)
    List<DefinitionId> proposals(Placement placement) {
        return templates
                .findByContextIdInAndRegistrationIdAndDistrictOrderByCopiedAtDesc(
                        List.of(placement.contextId()), placement.registration(), placement.district())
                .stream()
                .map(template -> template.original().definition())
                .distinct()
                .toList();
    }

    /** Newest first, separated by commas (LTI Core 1.3, appendix B); a value nobody filled in is not here. */
    static List<String> history(@Nullable String said) {
        return said == null
                ? List.of()
                : Arrays.stream(said.split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty() && id.length() <= LONGEST && !id.startsWith("$"))
                        .distinct()
                        .limit(MOST)
                        .toList();
    }

    private List<Original> in(List<String> contexts, UUID registration, DistrictId district) {
        List<Original> all = new ArrayList<>();
        placements.placedIn(contexts, registration, district).forEach(placement -> all.add(original(placement)));
        templates
                .findByContextIdInAndRegistrationIdAndDistrictOrderByCopiedAtDesc(contexts, registration, district)
                .forEach(template -> all.add(template.original()));
        return all;
    }

    private static Original original(Placement placement) {
        return new Original(
                placement.resourceLinkId(), placement.linkTitle(), Objects.requireNonNull(placement.definition()));
    }

    private static Optional<DefinitionId> only(Stream<Original> originals) {
        List<DefinitionId> all =
                originals.map(Original::definition).distinct().limit(2).toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
