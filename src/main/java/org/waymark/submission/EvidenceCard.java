package org.waymark.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.storage.FileState;
import org.waymark.storage.FileTypes;

/**
 * An evidence item as its earner sees it.
 *
 * @param type what people call a file's type; empty for a text or a link
 * @param size of a file
 * @param text the words, or the link
 * @param serves titles of the criteria
 * @param consentOpen whether it is still to be said who is in it
 * @param asksWhoIsIn whether that is a question at all
 * @param removedAt when its recording was deleted because its time was over
 * @param changeable whether the earner may still take it away
 * @param thumbnail whether there is a small picture of it
 * @param moments where the earner points readers to
 * @param captioned whether there are captions for a player
 * @param worded whether the earner has said what is said in it, or that nothing is
 * @param pages how many pages of it are shown as pictures
 * @param state what is known of a file's safety; null for what is none
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
        boolean asksWhoIsIn,
        @Nullable Instant removedAt,
        boolean changeable,
        @Nullable FileState state,
        Shown shown,
        boolean thumbnail,
        List<Moment> moments,
        boolean captioned,
        boolean worded,
        int pages) {

    /** How a page shows a file. */
    enum Shown {
        PICTURE,
        VIDEO,
        AUDIO,
        /** Not in the page: a download, a link, words. */
        APART
    }

    static EvidenceCard of(
            EvidenceItem item,
            EvidenceRequirement asked,
            DefinitionContent content,
            Map<String, FileState> states,
            boolean changeable) {
        return new EvidenceCard(
                item.id(),
                item.title(),
                item.kind(),
                type(item),
                item.kind() == EvidenceKind.FILE ? Phrase.size(item.bytes()) : null,
                item.text(),
                titles(content, item),
                item.addedAt(),
                item.lacksConsent(),
                item.asksWhoIsIn(),
                item.fileRemovedAt(),
                changeable,
                item.state(states),
                shown(item.mediaType()),
                item.mediaType() != null && Thumbnail.of(item.mediaType()),
                item.moments(),
                item.captions() != null && EvidenceItem.isVtt(item.captions()),
                item.captions() != null || item.noSpeech(),
                item.pages());
    }

    /** Whether its file can be opened by its owner. */
    public boolean openable() {
        return kind == EvidenceKind.FILE && state != null && state != FileState.INFECTED;
    }

    /** Whether there is sound or film in it, which is kept for some time only. */
    public boolean recording() {
        return openable() && (shown == Shown.VIDEO || shown == Shown.AUDIO);
    }

    private static Shown shown(@Nullable String type) {
        if (type == null) {
            return Shown.APART;
        }
        return FileTypes.picture(type)
                ? Shown.PICTURE
                : FileTypes.video(type) ? Shown.VIDEO : FileTypes.audio(type) ? Shown.AUDIO : Shown.APART;
    }

    /** One for which the version asks no more. */
    static EvidenceCard aside(EvidenceItem item, Map<String, FileState> states, boolean changeable) {
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
                false,
                item.fileRemovedAt(),
                changeable,
                item.state(states),
                shown(item.mediaType()),
                false,
                List.of(),
                false,
                true,
                item.pages());
    }

    /** A text, a link, or a file as people call it, such as DOCX. */
    private static String type(EvidenceItem item) {
        String type = item.mediaType();
        return type == null ? "" : FileTypes.shortName(type);
    }

    private static String titles(DefinitionContent content, EvidenceItem item) {
        List<Criterion> all = content.criteria();
        return all.stream()
                .filter(criterion -> item.criteria().contains(criterion.id()))
                .map(Criterion::title)
                .collect(Collectors.joining(", "));
    }
}
