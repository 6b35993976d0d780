package org.waymark.catalog.authoring;

import java.util.List;
import org.waymark.catalog.Limits;
import org.waymark.catalog.authoring.Field.Kind;

/** The one thing somebody can do. */
class CompetencyPage implements SectionPage {

    @Override
    public List<Field> fields(Offers offers) {
        return List.of(Field.of("competency", "competency.competency", Kind.TEXT, Limits.COMPETENCY));
    }

    @Override
    public Fields read(Writing draft) {
        return Fields.none().with("competency", draft.competency);
    }

    @Override
    public void write(Fields typed, Writing draft) {
        draft.competency = typed.one("competency");
    }
}
