package org.waymark.catalog.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.About;
import org.waymark.catalog.Limits;
import org.waymark.catalog.authoring.Field.Kind;

/** Why it works, what that rests on, what helps to learn it. */
class ResearchPage implements SectionPage {

    private static final String RESEARCH = "S";
    private static final String RESOURCES = "L";

    @Override
    public List<Field> fields(Offers offers) {
        return List.of(Field.of("rationale", "research.rationale", Kind.TEXT, Limits.TEXT));
    }

    @Override
    public List<ItemList> lists(Offers offers) {
        return List.of(
                new ItemList(RESEARCH, false, Limits.MOST, ResearchPage::reference),
                new ItemList(RESOURCES, false, Limits.MOST, ResearchPage::reference));
    }

    private static List<Field> reference(String id) {
        return List.of(
                Field.of(id + "-title", "research.title", Kind.LINE, Limits.REFERENCE_TITLE),
                Field.of(id + "-url", "research.url", Kind.LINK, Limits.ADDRESS));
    }

    @Override
    public Fields read(Writing draft) {
        Fields fields = Fields.none().with("rationale", draft.rationale);
        return read(read(fields, RESEARCH, draft.research), RESOURCES, draft.resources);
    }

    private static Fields read(Fields before, String letter, List<About.Reference> references) {
        Fields fields = before;
        for (int i = 0; i < references.size(); i++) {
            String id = letter + (i + 1);
            String url = references.get(i).url();
            fields = fields.withItem(id)
                    .with(id + "-title", references.get(i).title())
                    .with(id + "-url", url == null ? "" : url);
        }
        return fields;
    }

    @Override
    public void write(Fields typed, Writing draft) {
        draft.rationale = typed.one("rationale");
        draft.research = references(typed, RESEARCH);
        draft.resources = references(typed, RESOURCES);
    }

    /** One that has an address only is called by it. */
    private static List<About.Reference> references(Fields typed, String letter) {
        return typed.items(letter).stream()
                .map(id -> reference(typed.one(id + "-title"), typed.one(id + "-url")))
                .filter(reference -> !reference.title().isEmpty())
                .toList();
    }

    private static About.Reference reference(String title, String url) {
        @Nullable String address = url.isEmpty() ? null : url;
        String name = title.isEmpty() ? url : title;
        return new About.Reference(name.substring(0, Math.min(name.length(), Limits.REFERENCE_TITLE)), address);
    }
}
