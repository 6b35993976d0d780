package org.waymark.submission;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.web.multipart.MultipartFile;
import org.waymark.catalog.PlainText;
import org.waymark.storage.FileName;

/** What was typed on an evidence page: a file, a link or a text, and what it serves. */
record EvidenceForm(
        @Nullable String title,
        @Nullable List<MultipartFile> file,
        @Nullable String link,
        @Nullable String text,
        @Nullable List<String> criteria,
        @Nullable String students,
        @Nullable String once) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LINK = 2_000;
    private static final int LONGEST_TEXT = 20_000;
    /** Names that lead nowhere, or nowhere that a reader is (RFC 2606, RFC 6762). */
    private static final Pattern NOWHERE = Pattern.compile("\\.(localhost|local|invalid|test|example|internal|lan)$");

    EvidenceForm {
        title = title == null ? "" : PlainText.typed(title).replace('\n', ' ');
        link = link == null ? "" : PlainText.typed(link);
        text = text == null ? "" : PlainText.typed(text);
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

    /** A link or a text that is to be added. */
    NewEvidence evidence(String requirement, String otherwise, Set<String> known) {
        EvidenceKind kind = words(link).isEmpty() ? EvidenceKind.TEXT : EvidenceKind.LINK;
        String address = cut(words(link).replaceFirst("^[a-zA-Z]+://", ""));
        String name = !words(title).isEmpty() ? words(title) : kind == EvidenceKind.LINK ? address : otherwise;
        String words = kind == EvidenceKind.LINK ? link : text;
        return new NewEvidence(id(), requirement, kind, name, words, null, null, known, false);
    }

    /** A file that is to be added, but for its bytes. A title is the title of one file, not of several. */
    NewEvidence evidence(MultipartFile file, String requirement, String otherwise, Set<String> known) {
        String fileName = nameOf(file);
        String name = files().size() == 1 && !words(title).isEmpty() ? words(title) : fileName;
        return new NewEvidence(
                idOf(file),
                requirement,
                EvidenceKind.FILE,
                name.isEmpty() ? otherwise : name,
                null,
                null,
                fileName,
                known,
                false);
    }

    /** Of several files each has an id of its own, the same at a second click. */
    private EvidenceId idOf(MultipartFile file) {
        int place = files().indexOf(file);
        return place == 0
                ? id()
                : new EvidenceId(UUID.nameUUIDFromBytes((id() + "/" + place).getBytes(StandardCharsets.UTF_8)));
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
        if (!words(link).isEmpty() && !leadsSomewhere(words(link))) {
            boolean secure = words(link).regionMatches(true, 0, "https://", 0, 8);
            problems.put(
                    "link",
                    new Phrase(secure ? "submission.evidence.error.link.nowhere" : "submission.evidence.error.link"));
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

    boolean hasFile() {
        return !files().isEmpty();
    }

    /** What was chosen; a browser sends one without a name where nothing was. */
    List<MultipartFile> files() {
        return file == null
                ? List.of()
                : file.stream()
                        .filter(each -> !each.isEmpty() || !nameOf(each).isEmpty())
                        .toList();
    }

    /** As the sender's computer calls it; it is shown to the earner and used for nothing else. */
    static String nameOf(MultipartFile file) {
        return FileName.of(file.getOriginalFilename());
    }

    /** A title as it is kept. */
    static String title(@Nullable String typed) {
        return typed == null ? "" : cut(PlainText.typed(typed).replace('\n', ' '));
    }

    public Set<String> served() {
        return criteria == null ? Set.of() : new LinkedHashSet<>(criteria);
    }

    /** What was said of students in it; empty where nothing was. */
    public String said() {
        return words(students);
    }

    /** By its looks alone: nobody goes there before a reader does. */
    private static boolean leadsSomewhere(String text) {
        try {
            URI address = new URI(text);
            String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
            return "https".equalsIgnoreCase(address.getScheme())
                    && address.getUserInfo() == null
                    && text.length() <= LONGEST_LINK
                    && host.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z][a-z0-9-]*[a-z0-9]")
                    && !NOWHERE.matcher(host).find();
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
