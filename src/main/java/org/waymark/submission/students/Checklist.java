package org.waymark.submission.students;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionContent;
import org.waymark.people.SignedInPerson;
import org.waymark.storage.FileState;
import org.waymark.storage.FileTypes;
import org.waymark.submission.AttemptWork;
import org.waymark.submission.AttemptWork.Piece;
import org.waymark.submission.FileLooked;

/** Goes through an attempt for what can be told without judging it: complete, readable, of the right length, consent, names. */
@Component
public class Checklist {

    private static final Pattern LIMIT = Pattern.compile(
            "(\\d{1,5})(?:\\s*[-–]\\s*(\\d{1,5}))?\\s*(page|página|pagina|min|word|palabra)", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORDS = Pattern.compile("(\\d{1,5})(?:\\s*[-–]\\s*(\\d{1,5}))?");

    /** Sites whose links open for nobody but their owner unless they are shared. */
    private static final Pattern SHARED_BY_HAND = Pattern.compile(
            "https?://([^/]*\\.)?(google\\.com|sharepoint\\.com|onedrive\\.live\\.com|1drv\\.ms|icloud\\.com|dropbox\\.com|box\\.com|"
                    + "office\\.com)(/.*)?",
            Pattern.CASE_INSENSITIVE);

    private static final int MOST = 20;

    private final NameFindings findings;
    private final ClassConsents consents;

    Checklist(NameFindings findings, ClassConsents consents) {
        this.findings = findings;
        this.consents = consents;
    }

    /** For the earner of it. */
    public List<Check> of(AttemptWork work, SignedInPerson me) {
        List<Finding> names = findings.open(work, me);
        Map<String, Scope> scopes = work.pieces().stream().allMatch(piece -> piece.consent() == null)
                ? Map.of()
                : consents.scopes(me.id(), me.district());
        List<Check> all = new ArrayList<>(withoutNames(work, scopes));
        all.add(new Check(
                Check.What.NAMES,
                work.pieces().stream().anyMatch(Checklist::isWaiting),
                names.isEmpty()
                        ? List.of()
                        : List.of(Advice.of("names", "/submissions/" + work.id() + "/names", names.size()))));
        return all;
    }

    /** The same for somebody who must not learn whose it is: without the line of names. */
    public List<Check> blind(AttemptWork work) {
        return withoutNames(work, Map.of());
    }

    private static List<Check> withoutNames(AttemptWork work, Map<String, Scope> scopes) {
        return List.of(
                new Check(
                        Check.What.COMPLETE,
                        false,
                        work.missing().stream()
                                .map(missing -> new Advice(missing.words(), missing.href()))
                                .limit(MOST)
                                .toList()),
                new Check(
                        Check.What.READABLE,
                        work.pieces().stream().anyMatch(Checklist::isWaiting),
                        work.pieces().stream()
                                .flatMap(piece -> readable(piece, work.placeOf(piece)).stream())
                                .limit(MOST)
                                .toList()),
                new Check(
                        Check.What.LENGTH,
                        false,
                        lengths(work).stream().limit(MOST).toList()),
                new Check(
                        Check.What.CONSENT,
                        false,
                        work.pieces().stream()
                                .flatMap(piece -> consent(piece, work, scopes).stream())
                                .limit(MOST)
                                .toList()));
    }

    private static boolean isWaiting(Piece piece) {
        return piece.isFile() && piece.looked() == null && piece.state() != null;
    }

    private static List<Advice> readable(Piece piece, String href) {
        List<Advice> advice = new ArrayList<>();
        FileLooked looked = piece.looked();
        if (piece.state() == FileState.UNCHECKED) {
            advice.add(Advice.of("unchecked", href, piece.title()));
        }
        if (looked != null && !looked.readable()) {
            String type = String.valueOf(piece.mediaType());
            boolean recording = FileTypes.video(type) || FileTypes.audio(type);
            advice.add(Advice.of(recording ? "broken" : "unreadable", href, piece.title()));
        }
        if ("image/heic".equals(piece.mediaType()) || "image/heif".equals(piece.mediaType())) {
            advice.add(Advice.of("heic", href, piece.title()));
        }
        if ("LINK".equals(piece.kind())
                && piece.text() != null
                && SHARED_BY_HAND.matcher(piece.text()).matches()) {
            advice.add(Advice.of("link", href, piece.title()));
        }
        return advice;
    }

    private static List<Advice> consent(Piece piece, AttemptWork work, Map<String, Scope> scopes) {
        String href = "/submissions/" + work.id() + "/evidence/items/" + piece.id() + "/students";
        if (piece.consentOpen()) {
            return List.of(Advice.of(
                    Boolean.TRUE.equals(piece.students()) ? "consent.record" : "consent.ask", href, piece.title()));
        }
        Scope scope = piece.consent() == null ? null : scopes.get(piece.consent());
        String type = piece.mediaType();
        return scope == null || type == null || scope.covers(type)
                ? List.of()
                : List.of(Advice.of("consent.scope", href, piece.title()));
    }

    private static List<Advice> lengths(AttemptWork work) {
        List<Advice> advice = new ArrayList<>();
        String base = "/submissions/" + work.id();
        answers(work.content().overview(), work, base + "/overview#answer-", advice);
        for (Piece piece : work.pieces()) {
            Matcher limit = LIMIT.matcher(String.valueOf(piece.asked().limit()));
            if (limit.find()) {
                length(piece, limit, work.placeOf(piece), advice);
            }
        }
        answers(work.content().reflection(), work, base + "/reflection#answer-", advice);
        return advice;
    }

    private static void answers(
            List<DefinitionContent.Prompt> prompts, AttemptWork work, String base, List<Advice> advice) {
        for (DefinitionContent.Prompt prompt : prompts) {
            int words = words(work.answers().getOrDefault(prompt.id(), ""));
            Matcher asked = WORDS.matcher(String.valueOf(prompt.words()));
            if (words > 0 && asked.find()) {
                add(advice, "words", words, asked, base + prompt.id(), prompt.text());
            }
        }
    }

    private static void length(Piece piece, Matcher limit, String href, List<Advice> advice) {
        String unit = limit.group(3).toLowerCase(Locale.ROOT);
        FileLooked looked = piece.looked();
        if (unit.startsWith("p") && unit.charAt(2) != 'l') {
            add(advice, "pages", looked == null ? null : looked.pages(), limit, href, piece.title());
        } else if (unit.startsWith("min")) {
            Integer seconds = looked == null ? null : looked.seconds();
            add(advice, "minutes", seconds == null ? null : (seconds + 30) / 60, limit, href, piece.title());
        } else if ("TEXT".equals(piece.kind())) {
            add(advice, "words", words(String.valueOf(piece.text())), limit, href, piece.title());
        }
    }

    /** One number is the most; of two, a tenth more or less than asked for is as asked for. */
    private static void add(
            List<Advice> advice, String unit, @Nullable Integer there, Matcher asked, String href, String what) {
        if (there == null) {
            return;
        }
        int first = Integer.parseInt(asked.group(1));
        int most = asked.group(2) == null ? first : Integer.parseInt(asked.group(2));
        if (there > most + most / 10) {
            advice.add(Advice.of("longer." + unit, href, what, there, most));
        } else if (asked.group(2) != null && there < first - first / 10) {
            advice.add(Advice.of("shorter." + unit, href, what, there, first));
        }
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
