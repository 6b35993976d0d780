package org.waymark.catalog.authoring;

import java.util.List;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.Limits;
import org.waymark.catalog.authoring.Field.Kind;

/** The key method and its components. */
class MethodPage implements SectionPage {

    @Override
    public List<Field> fields(Offers offers) {
        return List.of(
                Field.of("name", "method.name", Kind.LINE, Limits.METHOD_NAME),
                Field.of("summary", "method.summary", Kind.TEXT, Limits.TEXT),
                Field.of("components", "method.components", Kind.LINES, Limits.MOST));
    }

    @Override
    public Fields read(Writing draft) {
        return Fields.none()
                .with("name", draft.keyMethod.name())
                .with("summary", draft.keyMethod.summary())
                .with("components", String.join("\n", draft.methodComponents));
    }

    @Override
    public void write(Fields typed, Writing draft) {
        draft.keyMethod = new DefinitionContent.KeyMethod(typed.one("name"), typed.one("summary"));
        draft.methodComponents = Field.lines(typed.one("components"));
    }
}
