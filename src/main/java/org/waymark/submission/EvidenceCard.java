package org.waymark.submission;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;

/**
 * An evidence item as its earner sees it.
 *
 * @param type a message key
 * @param size of a file
 * @param text the words, or the link
 * @param serves titles of the criteria
 * @param consentOpen whether consent for student work is still to be confirmed
 * @param changeable whether the earner may still take it away
 */
record EvidenceCard(
        EvidenceId id,
        String title,
        EvidenceKind kind,
        String type,
        @Nullable Phrase size,
        @Nullable String text,
        String serves,
        Instant addedAt,
        boolean consentOpen,
        boolean changeable) {

    static EvidenceCard of(
            EvidenceItem item, EvidenceRequirement asked, DefinitionContent content, boolean changeable) {
        return new EvidenceCard(
                item.id(),
                item.title(),
                item.kind(),
                type(item),
                item.kind() == EvidenceKind.FILE ? Phrase.size(item.bytes()) : null,
                item.text(),
                titles(content, item),
                item.addedAt(),
                item.lacksConsent(asked),
                changeable);
    }

    /** One for which the version asks no more. */
    static EvidenceCard aside(EvidenceItem item, boolean changeable) {
        return new EvidenceCard(
                item.id(),
                item.title(),
                item.kind(),
                type(item),
                item.kind() == EvidenceKind.FILE ? Phrase.size(item.bytes()) : null,
                item.text(),
                "",
                item.addedAt(),
                false,
                changeable);
    }

    private static String type(EvidenceItem item) {
        String type = item.mediaType();
        return "submission.type."
                + (type == null
                        ? item.kind().name()
                        : type.replaceFirst(".*/", "").toUpperCase(Locale.ROOT));
    }

    private static String titles(DefinitionContent content, EvidenceItem item) {
        List<Criterion> all = content.criteria();
        return all.stream()
                .filter(criterion -> item.criteria().contains(criterion.id()))
                .map(Criterion::title)
                .collect(Collectors.joining(", "));
    }
}
