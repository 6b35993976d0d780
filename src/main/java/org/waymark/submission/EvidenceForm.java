package org.waymark.submission;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.web.multipart.MultipartFile;

/** What was typed on an evidence page: a file, a link or a text, and what it serves. */
record EvidenceForm(
        @Nullable String title,
        @Nullable MultipartFile file,
        @Nullable String link,
        @Nullable String text,
        @Nullable List<String> criteria,
        @Nullable String consent,
        @Nullable String once) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LINK = 2_000;
    private static final int LONGEST_TEXT = 20_000;

    EvidenceForm {
        title = title == null ? "" : AnswerForm.plain(title).replace('\n', ' ');
        link = link == null ? "" : AnswerForm.plain(link);
        text = text == null ? "" : AnswerForm.plain(text);
        criteria = criteria == null ? List.of() : List.copyOf(criteria);
    }

    /** An untouched page: the criteria judged from this requirement are ticked. */
    static EvidenceForm fresh(Set<String> criteria) {
        return new EvidenceForm(
                null,
                null,
                null,
                null,
                List.copyOf(criteria),
                null,
                EvidenceId.fresh().toString());
    }

    /** The id the page was made with: a second click sends the same. */
    EvidenceId id() {
        return once != null && once.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? EvidenceId.valueOf(once)
                : EvidenceId.fresh();
    }

    /** What is to be added, but for the bytes of a file. */
    NewEvidence evidence(String requirement, String otherwise, Set<String> known) {
        EvidenceKind kind = kind();
        String words = switch (kind) {
            case TEXT -> text;
            case LINK -> link;
            case FILE -> null;
        };
        return new NewEvidence(
                id(),
                requirement,
                kind,
                name(otherwise),
                words,
                null,
                kind == EvidenceKind.FILE ? fileName() : null,
                known,
                consented());
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        int given = (hasFile() ? 1 : 0)
                + (words(link).isEmpty() ? 0 : 1)
                + (words(text).isEmpty() ? 0 : 1);
        if (given == 0) {
            problems.put("file", new Phrase("submission.evidence.error.nothing"));
        } else if (given > 1) {
            problems.put("file", new Phrase("submission.evidence.error.several"));
        }
        if (!words(link).isEmpty() && !isWebAddress(words(link))) {
            problems.put("link", new Phrase("submission.evidence.error.link"));
        }
        if (words(text).length() > LONGEST_TEXT) {
            problems.put("text", new Phrase("submission.evidence.error.text"));
        }
        if (words(title).length() > LONGEST_TITLE) {
            problems.put("title", new Phrase("submission.evidence.error.title"));
        }
        if (criteria == null || criteria.isEmpty()) {
            problems.put("criteria", new Phrase("submission.evidence.error.criteria"));
        }
        return problems;
    }

    EvidenceKind kind() {
        return hasFile() ? EvidenceKind.FILE : words(link).isEmpty() ? EvidenceKind.TEXT : EvidenceKind.LINK;
    }

    boolean hasFile() {
        return file != null && (!file.isEmpty() || !fileName().isEmpty());
    }

    InputStream bytes() throws IOException {
        return file == null ? InputStream.nullInputStream() : file.getInputStream();
    }

    /** The last part of the name the browser gave; it is shown to the earner and used for nothing else. */
    String fileName() {
        String given = file == null ? null : file.getOriginalFilename();
        return given == null ? "" : cut(AnswerForm.plain(given).replaceAll("^.*[/\\\\]", ""));
    }

    /** What names the item: the title, else what there is. */
    String name(String requirement) {
        if (!words(title).isEmpty()) {
            return words(title);
        }
        return switch (kind()) {
            case FILE -> fileName().isEmpty() ? requirement : fileName();
            case LINK -> cut(words(link).replaceFirst("^[a-zA-Z]+://", ""));
            case TEXT -> requirement;
        };
    }

    Set<String> served() {
        return criteria == null ? Set.of() : new LinkedHashSet<>(criteria);
    }

    public boolean consented() {
        return consent != null;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            return ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && text.length() <= LONGEST_LINK;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) : text;
    }

    private static String words(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
