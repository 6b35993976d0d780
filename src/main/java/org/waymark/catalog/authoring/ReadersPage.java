package org.waymark.catalog.authoring;

import java.util.List;
import org.waymark.catalog.authoring.Field.Choice;

/** How many read each submission. */
class ReadersPage implements SectionPage {

    private static final List<Choice> READERS =
            List.of(Choice.of("2", "authoring.readers.2"), Choice.of("1", "authoring.readers.1"));

    @Override
    public List<Field> fields(Offers offers) {
        return List.of(Field.one("readers", "readers.readers", READERS));
    }

    @Override
    public Fields read(Writing draft) {
        return Fields.none().with("readers", String.valueOf(draft.readers));
    }

    @Override
    public void write(Fields typed, Writing draft) {
        draft.readers = typed.one("readers").equals("1") ? 1 : 2;
    }
}
