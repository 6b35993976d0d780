package org.waymark.submission.students;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.waymark.catalog.DefinitionContent;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.AttemptWork;
import org.waymark.submission.AttemptWork.Piece;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.FileLooked;
import org.waymark.submission.OpenNames;
import org.waymark.submission.students.Finding.Kind;

/** Looks through an attempt for what may tell who a student, or the earner, is. */
@Component
class NameFindings implements OpenNames {

    private final Names names;
    private final OwnWords own;

    NameFindings(Names names, OwnWords own) {
        this.names = names;
        this.own = own;
    }

    /** What the earner has not decided on yet, in the order of the pages. */
    List<Finding> open(AttemptWork work, SignedInPerson me) {
        return all(work, () -> own.of(me.id(), me.displayName(), me.district())).stream()
                .filter(finding -> !work.fineWords().contains(finding.fingerprint()))
                .toList();
    }

    /** The earner's own name is none here: whoever reads the badge knows it. */
    @Override
    public boolean among(AttemptWork work, String requirement) {
        String place = "/submissions/" + work.id() + "/evidence/" + requirement;
        return all(work, () -> own.of(work.earner(), work.district())).stream()
                .filter(finding -> finding.kind() == Kind.NAME || finding.kind() == Kind.TITLE)
                .filter(finding -> finding.href().equals(place))
                .anyMatch(finding -> !work.fineWords().contains(finding.fingerprint()));
    }

    private List<Finding> all(AttemptWork work, Supplier<Set<String>> ownWords) {
        Map<String, Finding> found = new LinkedHashMap<>();
        Search search = new Search(
                SingletonSupplier.of(ownWords),
                // Researchers, books and methods that the micro-credential itself names are nobody's students.
                SingletonSupplier.of(() -> Names.plain(work.content().toString())),
                found);
        String base = "/submissions/" + work.id();
        answers(work.content().overview(), work, base + "/overview#answer-", search);
        for (Piece piece : work.pieces()) {
            piece(piece, work.placeOf(piece), search);
            about(piece, base + "/evidence/items/" + piece.id(), search);
        }
        answers(work.content().reflection(), work, base + "/reflection#answer-", search);
        work.content()
                .criteria()
                .forEach(criterion -> search.words(
                        Kind.NAME,
                        work.changes().getOrDefault(criterion.id(), ""),
                        criterion.id(),
                        phrase("changes", criterion.title()),
                        base + "/changes#changed-" + criterion.id(),
                        null));
        notSearched(work, base, search);
        return new ArrayList<>(found.values());
    }

    private void answers(List<DefinitionContent.Prompt> prompts, AttemptWork work, String base, Search search) {
        for (DefinitionContent.Prompt prompt : prompts) {
            String text = work.answers().getOrDefault(prompt.id(), "");
            search.words(Kind.NAME, text, prompt.id(), phrase("answer", prompt.text()), base + prompt.id(), null);
        }
    }

    private void piece(Piece piece, String href, Search search) {
        MessageSourceResolvable in = phrase("piece", piece.title());
        String place = piece.asked().id();
        if (!piece.isFile() && piece.text() != null && "TEXT".equals(piece.kind())) {
            search.words(Kind.NAME, piece.text(), place, in, href, null);
        }
        String called = piece.fileName() == null ? piece.title() : piece.title() + "\n" + spelt(piece.fileName());
        search.words(Kind.TITLE, called, place, phrase("title", piece.title()), href, piece.id());
        FileLooked looked = piece.looked();
        if (looked != null) {
            looked.facts().stream()
                    .filter(fact -> !fact.kind().equals(Kind.LOOK.name()))
                    .forEach(fact -> search.fact(fact, place, in, href));
        }
    }

    /** What is said in a piece, and what the earner says of places in it: readers have both. */
    private void about(Piece piece, String href, Search search) {
        String captions = piece.captions() == null ? "" : piece.captions();
        String place = piece.asked().id();
        search.words(Kind.NAME, captions, place, phrase("captions", piece.title()), href + "/words", null);
        piece.moments()
                .forEach(moment -> search.words(
                        Kind.NAME, moment.words(), place, phrase("moments", piece.title()), href + "/moments", null));
    }

    /** Pictures, recordings and what cannot be read: one thing to look at, however many there are. */
    private static void notSearched(AttemptWork work, String base, Search search) {
        String titles = work.pieces().stream()
                .filter(NameFindings::isNotSearched)
                .map(piece -> "“" + piece.title() + "”")
                .collect(Collectors.joining(", "));
        if (!titles.isEmpty()) {
            search.add(Kind.LOOK, titles, "", phrase("piece", ""), base, null);
        }
    }

    private static boolean isNotSearched(Piece piece) {
        FileLooked looked = piece.looked();
        return looked != null
                && (!looked.readable()
                        || looked.facts().stream().anyMatch(fact -> fact.kind().equals(Kind.LOOK.name())));
    }

    /** As people would write the words of a file's name: mia-lopez_2.pdf is Mia Lopez. */
    private static String spelt(String fileName) {
        StringBuilder words = new StringBuilder();
        Stream.of(fileName.replaceFirst("\\.[^.]*$", "").split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .forEach(word -> words.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1).toLowerCase(Locale.ROOT))
                        .append(' '));
        return words.toString();
    }

    private static MessageSourceResolvable phrase(String where, String words) {
        String cut = words.length() > 80 ? words.substring(0, 79) + "…" : words;
        return new DefaultMessageSourceResolvable(new String[] {"students.where." + where}, new Object[] {cut});
    }

    /** One look through an attempt. What it is held against is looked up once something is written. */
    private class Search {

        private final Supplier<Set<String>> ownWords;
        private final Supplier<String> known;
        private final Map<String, Finding> found;

        Search(Supplier<Set<String>> ownWords, Supplier<String> known, Map<String, Finding> found) {
            this.ownWords = ownWords;
            this.known = known;
            this.found = found;
        }

        void words(
                Kind kind,
                String text,
                String place,
                MessageSourceResolvable where,
                String href,
                @Nullable EvidenceId item) {
            if (text.isBlank()) {
                return;
            }
            Set<String> mine = Names.own(text, ownWords.get());
            mine.stream().limit(1).forEach(each -> add(Kind.OWN, each, place, where, href, item));
            names.in(text).stream()
                    .filter(each -> Names.own(each, mine).isEmpty())
                    .forEach(each -> add(kind, each, place, where, href, item));
        }

        void fact(FileLooked.Fact fact, String place, MessageSourceResolvable where, String href) {
            switch (fact.kind()) {
                case "TEXT" ->
                    add(
                            Names.own(fact.words(), ownWords.get()).isEmpty() ? Kind.NAME : Kind.OWN,
                            fact.words(),
                            place,
                            where,
                            href,
                            null);
                case "TITLE" -> words(Kind.NAME, fact.words(), place, where, href, null);
                default -> add(Kind.valueOf(fact.kind()), fact.words(), place, where, href, null);
            }
        }

        private void add(
                Kind kind,
                String words,
                String place,
                MessageSourceResolvable where,
                String href,
                @Nullable EvidenceId item) {
            if (kind == Kind.NAME && known.get().contains(Names.plain(words))) {
                return;
            }
            Finding finding = Finding.of(kind, words, place, where, href, item);
            found.putIfAbsent(finding.fingerprint(), finding);
        }
    }
}
