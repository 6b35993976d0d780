package org.waymark.catalog.authoring;

import java.util.List;
import org.waymark.catalog.DefinitionContent.Prompt;
import org.waymark.catalog.Limits;
import org.waymark.catalog.authoring.Field.Kind;

/** The questions of the overview (O) or of the reflection (R). */
class PromptsPage implements SectionPage {

    static final String OVERVIEW = "O";
    static final String REFLECTION = "R";

    private final String letter;

    PromptsPage(String letter) {
        this.letter = letter;
    }

    @Override
    public List<ItemList> lists(Offers offers) {
        return List.of(new ItemList(
                letter,
                true,
                Limits.MOST,
                id -> List.of(
                        Field.of(id + "-text", "prompt.text", Kind.TEXT, Limits.TEXT),
                        Field.of(id + "-words", "prompt.words", Kind.RANGE, 11))));
    }

    @Override
    public Fields read(Writing draft) {
        Fields fields = Fields.none();
        for (Prompt prompt : letter.equals(OVERVIEW) ? draft.overview : draft.reflection) {
            fields = fields.withItem(prompt.id())
                    .with(prompt.id() + "-text", prompt.text())
                    .with(prompt.id() + "-words", prompt.words() == null ? "" : prompt.words());
        }
        return fields;
    }

    @Override
    public void write(Fields typed, Writing draft) {
        List<Prompt> prompts = typed.items(letter).stream()
                .map(id -> {
                    String words = typed.one(id + "-words");
                    return new Prompt(id, typed.one(id + "-text"), words.isEmpty() ? null : words);
                })
                .toList();
        if (letter.equals(OVERVIEW)) {
            draft.overview = prompts;
        } else {
            draft.reflection = prompts;
        }
    }
}
