package org.waymark.catalog.authoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.EvidenceRequirement;

/**
 * A revision beside the version that came out since it was begun: what that version changed, with a choice for each; what
 * only the revision changed stays without a question.
 *
 * @param from number of the version it began with
 * @param to the version that came out
 * @param given the highest number of each letter that is given once they are joined
 */
record Joining(
        DraftId id,
        DefinitionContent mine,
        String from,
        DefinitionVersion to,
        Map<String, Integer> given,
        List<Readings> readings,
        Readings.@Nullable Choice picture) {

    static final String PICTURE = "upload";

    /** One page of the editor with what differs on it. */
    record Page(Section section, List<Readings.Choice> choices) {}

    static Joining of(
            DefinitionDraft draft,
            DefinitionVersion base,
            DefinitionVersion to,
            Map<String, Integer> published,
            Function<Section, Offers> offers) {
        Map<String, Integer> given = new HashMap<>(draft.lastNumbers());
        published.forEach((letter, number) -> given.merge(letter, number, Math::max));
        DefinitionContent mine = withoutTheirNumbers(draft.content(), base.content(), to.content(), given);
        List<Readings> readings = new ArrayList<>();
        for (Section section : Section.values()) {
            readings.add(Readings.of(
                    section,
                    offers.apply(section),
                    new Writing(draft.code(), base.content()),
                    new Writing(draft.code(), mine),
                    new Writing(draft.code(), to.content())));
        }
        return new Joining(
                draft.id(), mine, base.number(), to, given, readings, picture(base.content(), mine, to.content()));
    }

    /** An uploaded picture is in no field of its page. */
    private static Readings.@Nullable Choice picture(
            DefinitionContent base, DefinitionContent mine, DefinitionContent theirs) {
        String before = SectionEdit.upload(base);
        String now = SectionEdit.upload(theirs);
        String own = SectionEdit.upload(mine);
        return now.equals(before) || now.equals(own)
                ? null
                : new Readings.Choice(
                        new Difference(
                                PICTURE,
                                "",
                                new DefaultMessageSourceResolvable("authoring.upload.title"),
                                List.of(said(own)),
                                List.of(said(now))),
                        own.equals(before));
    }

    private static DefaultMessageSourceResolvable said(String upload) {
        return new DefaultMessageSourceResolvable(upload.isEmpty() ? "authoring.no" : "authoring.yes");
    }

    /** Both may have given a new part the same id, and mean something else: the revision's part gets another. */
    private static DefinitionContent withoutTheirNumbers(
            DefinitionContent mine, DefinitionContent base, DefinitionContent theirs, Map<String, Integer> given) {
        Map<String, Object> before = parts(base);
        Map<String, Object> now = parts(theirs);
        Map<String, String> renamed = new HashMap<>();
        parts(mine).forEach((id, part) -> {
            if (!before.containsKey(id) && now.containsKey(id) && !part.equals(now.get(id))) {
                String letter = id.substring(0, 1);
                renamed.put(id, letter + given.merge(letter, 1, Integer::sum));
            }
        });
        if (renamed.isEmpty()) {
            return mine;
        }
        Writing writing = new Writing("", mine);
        writing.overview = prompts(writing.overview, renamed);
        writing.reflection = prompts(writing.reflection, renamed);
        writing.evidence = writing.evidence.stream()
                .map(asked -> new EvidenceRequirement(
                        renamed.getOrDefault(asked.id(), asked.id()),
                        asked.kinds(),
                        asked.title(),
                        asked.count(),
                        asked.limit(),
                        asked.consent(),
                        asked.deidentified(),
                        asked.annotated(),
                        asked.alternative(),
                        asked.shareable()))
                .toList();
        writing.criteria = writing.criteria.stream()
                .map(criterion -> new Criterion(
                        renamed.getOrDefault(criterion.id(), criterion.id()),
                        criterion.title(),
                        criterion.from().stream()
                                .map(from -> renamed.getOrDefault(from, from))
                                .toList(),
                        criterion.levels(),
                        criterion.goals()))
                .toList();
        return writing.content();
    }

    private static List<DefinitionContent.Prompt> prompts(
            List<DefinitionContent.Prompt> prompts, Map<String, String> renamed) {
        return prompts.stream()
                .map(prompt -> new DefinitionContent.Prompt(
                        renamed.getOrDefault(prompt.id(), prompt.id()), prompt.text(), prompt.words()))
                .toList();
    }

    private static Map<String, Object> parts(DefinitionContent content) {
        Map<String, Object> parts = new TreeMap<>();
        Stream.of(content.overview(), content.reflection())
                .flatMap(List::stream)
                .forEach(prompt -> parts.put(prompt.id(), prompt));
        content.evidence().forEach(asked -> parts.put(asked.id(), asked));
        content.criteria().forEach(criterion -> parts.put(criterion.id(), criterion));
        return parts;
    }

    /** The pages on which something is to be chosen. */
    public List<Page> pages() {
        return readings.stream()
                .map(each -> new Page(each.section(), choices(each)))
                .filter(page -> !page.choices().isEmpty())
                .toList();
    }

    private List<Readings.Choice> choices(Readings reading) {
        List<Readings.Choice> choices = new ArrayList<>(reading.choices());
        if (reading.section() == Section.PICTURE && picture != null) {
            choices.add(picture);
        }
        return choices;
    }

    public String title() {
        return mine.title();
    }

    public DefinitionVersionId version() {
        return to.id();
    }

    /** Tells this page from the one after another change of either text, and nothing else of them. */
    public String edition() {
        Fields all = Fields.none().with("to", to.id().toString()).with("upload", SectionEdit.upload(mine));
        for (Readings reading : readings) {
            all = all.with(reading.section().path(), reading.mine().edition());
        }
        return all.edition();
    }

    /**
     * What both say together.
     *
     * @param chosen where the newer version's words shall stand: page and field, such as about.title
     */
    DefinitionContent joined(Set<String> chosen) {
        Writing writing = new Writing("", mine);
        if (picture != null && of(Section.PICTURE, chosen).contains(PICTURE)) {
            writing.picture = to.content().about().picture();
        }
        // Evidence after the criteria: what is asked for no more is nothing to judge from.
        List<Readings> order = new ArrayList<>(readings);
        Collections.reverse(order);
        order.forEach(each -> each.section().page().write(each.settled(of(each.section(), chosen)), writing));
        return writing.content();
    }

    private static Set<String> of(Section section, Set<String> chosen) {
        String beginning = section.path() + ".";
        return chosen.stream()
                .filter(each -> each.startsWith(beginning))
                .map(each -> each.substring(beginning.length()))
                .collect(Collectors.toSet());
    }
}
