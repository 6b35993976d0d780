package org.waymark.review;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;
import org.waymark.storage.FileState;
import org.waymark.storage.FileTypes;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.Moment;
import org.waymark.submission.SubmissionForReview;

/**
 * The work as a reader's page shows it: under labels of ours, never the earner's.
 *
 * @param changes what the earner changed since the attempt before; only for those who read blind, since it tells of a not-yet
 */
public record ReadingView(
        String title,
        String competency,
        String language,
        List<Text> overview,
        List<Group> evidence,
        List<Text> reflection,
        List<Change> changes) {

    /** What was changed for one criterion, in the earner's words. */
    public record Change(String criterion, List<String> paragraphs) {}

    /** An answer to a prompt. */
    public record Text(String prompt, int words, List<String> paragraphs) {}

    /** What answers one evidence requirement. */
    public record Group(String title, List<Piece> pieces) {}

    /**
     * One piece of evidence.
     *
     * @param number counts through the page
     * @param link where a LINK leads, if it is one that may be followed
     * @param host what is shown of it
     * @param criteria titles of the criteria it serves
     * @param moments where the earner points readers to
     * @param transcript the words of a recording, where they are no captions
     * @param captioned whether there are captions to show in the player
     * @param noSpeech whether the earner says that nobody speaks in it
     * @param pages how many pages of it are shown as pictures
     */
    public record Piece(
            EvidenceId id,
            int number,
            String kind,
            List<String> paragraphs,
            @Nullable String link,
            @Nullable String host,
            String size,
            List<String> criteria,
            boolean newHere,
            List<Moment> moments,
            List<String> transcript,
            boolean captioned,
            boolean noSpeech,
            int pages) {

        /** Whether the page itself can show it. */
        public boolean picture() {
            return kind.equals("PICTURE");
        }

        public boolean video() {
            return kind.equals("VIDEO");
        }

        public boolean audio() {
            return kind.equals("AUDIO");
        }

        /** Whether nobody has said yet that it is safe. */
        public boolean held() {
            return kind.equals("HELD");
        }

        /** Whether it is kept back until somebody has looked at a concern, or for good. */
        public boolean withheld() {
            return kind.equals("WITHHELD") || keptAway();
        }

        /** Whether no reader is shown it any more. */
        public boolean keptAway() {
            return kind.equals("KEPT_AWAY");
        }

        public boolean gone() {
            return kind.equals("GONE");
        }

        /** Whether its file was deleted, or must not be shown any more. */
        public boolean removed() {
            return kind.equals("REMOVED");
        }

        /** Whether it is a file that the page cannot show. */
        public boolean download() {
            return kind.equals("PDF") || kind.equals("FILE");
        }
    }

    static ReadingView of(Reading reading) {
        return of(reading.version().content(), reading.submission(), true, reading.withheld(), reading.keptAway());
    }

    /** One piece of it alone. */
    public ReadingView only(EvidenceId piece) {
        List<Group> groups = evidence.stream()
                .map(group -> new Group(
                        group.title(),
                        group.pieces().stream()
                                .filter(each -> each.id().equals(piece))
                                .toList()))
                .filter(group -> !group.pieces().isEmpty())
                .toList();
        return new ReadingView(title, competency, language, List.of(), groups, List.of(), List.of());
    }

    /** Nothing of it, for who had to look once. */
    public ReadingView closed() {
        return new ReadingView(title, competency, language, List.of(), List.of(), List.of(), List.of());
    }

    /** All pieces there are, in the order of the page. */
    public List<Piece> pieces() {
        return evidence.stream().flatMap(group -> group.pieces().stream()).toList();
    }

    /** For who knows whose it is: nothing here tells of an attempt before. The caller answers for who may read. */
    public static ReadingView of(DefinitionContent content, SubmissionForReview submission) {
        return of(content, submission, false, Set.of(), Set.of());
    }

    private static ReadingView of(
            DefinitionContent content,
            SubmissionForReview submission,
            boolean again,
            Set<EvidenceId> withheld,
            Set<EvidenceId> keptAway) {
        return new ReadingView(
                content.title(),
                content.competency(),
                content.about().language(),
                texts(content.overview(), submission),
                groups(content, submission, again, withheld, keptAway),
                texts(content.reflection(), submission),
                again ? changes(content, submission) : List.of());
    }

    private static List<Change> changes(DefinitionContent content, SubmissionForReview submission) {
        return content.criteria().stream()
                .filter(criterion -> submission.changes().containsKey(criterion.id()))
                .map(criterion -> new Change(
                        criterion.title(), paragraphs(submission.changes().getOrDefault(criterion.id(), ""))))
                .toList();
    }

    private static List<Text> texts(List<DefinitionContent.Prompt> prompts, SubmissionForReview submission) {
        return prompts.stream()
                .map(prompt -> {
                    String answer = submission.answers().getOrDefault(prompt.id(), "");
                    return new Text(prompt.text(), words(answer), paragraphs(answer));
                })
                .toList();
    }

    private static List<Group> groups(
            DefinitionContent content,
            SubmissionForReview submission,
            boolean again,
            Set<EvidenceId> withheld,
            Set<EvidenceId> keptAway) {
        List<Group> groups = new ArrayList<>();
        int number = 0;
        for (EvidenceRequirement asked : content.evidence()) {
            List<Piece> pieces = new ArrayList<>();
            for (SubmissionForReview.Item item : submission.evidence()) {
                if (item.requirement().equals(asked.id())) {
                    number++;
                    pieces.add(
                            withheld.contains(item.id())
                                    ? withheld(item, number, keptAway.contains(item.id()))
                                    : piece(item, number, content, again));
                }
            }
            groups.add(new Group(asked.title(), pieces));
        }
        return groups;
    }

    /** Nothing of it but that it is there. */
    private static Piece withheld(SubmissionForReview.Item item, int number, boolean forGood) {
        return new Piece(
                item.id(),
                number,
                forGood ? "KEPT_AWAY" : "WITHHELD",
                List.of(),
                null,
                null,
                "",
                List.of(),
                false,
                List.of(),
                List.of(),
                false,
                false,
                0);
    }

    private static Piece piece(SubmissionForReview.Item item, int number, DefinitionContent content, boolean again) {
        String text = item.text() == null ? "" : item.text();
        URI link = "LINK".equals(item.kind()) ? followable(text) : null;
        String kind = "FILE".equals(item.kind()) ? typeOf(item) : item.kind();
        String captions = Objects.requireNonNullElse(item.captions(), "");
        return new Piece(
                item.id(),
                number,
                kind,
                link == null ? paragraphs(text) : List.of(),
                link == null ? null : link.toString(),
                link == null ? null : link.getHost(),
                size(item.bytes()),
                content.criteria().stream()
                        .filter(criterion -> item.criteria().contains(criterion.id()))
                        .map(Criterion::title)
                        .toList(),
                again && item.newHere(),
                item.moments(),
                captions.startsWith("WEBVTT") ? List.of() : paragraphs(captions),
                captions.startsWith("WEBVTT"),
                item.noSpeech(),
                kind.equals("PDF") ? item.pages() : 0);
    }

    private static String typeOf(SubmissionForReview.Item item) {
        String type = Objects.requireNonNullElse(item.mediaType(), "");
        FileState state = item.state();
        if (state == null) {
            return "REMOVED";
        }
        if (!state.shown()) {
            return state == FileState.INFECTED ? "GONE" : "HELD";
        }
        if (FileTypes.picture(type)) {
            return "PICTURE";
        }
        return FileTypes.video(type)
                ? "VIDEO"
                : FileTypes.audio(type) ? "AUDIO" : type.equals("application/pdf") ? "PDF" : "FILE";
    }

    /** Only web addresses are links; anything else is shown as the text it is. */
    private static @Nullable URI followable(String text) {
        try {
            URI link = new URI(text);
            boolean web = "https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme());
            return web && link.getHost() != null && link.getUserInfo() == null ? link : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, bytes / 1000) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\R")).filter(line -> !line.isBlank()).toList();
    }

    /** The levels in the order in which they are offered. */
    static List<RubricLevel> levels() {
        return List.of(RubricLevel.values());
    }
}
