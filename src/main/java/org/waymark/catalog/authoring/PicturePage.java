package org.waymark.catalog.authoring;

import java.util.Arrays;
import java.util.List;
import org.waymark.catalog.About;
import org.waymark.catalog.BadgeDrawing;
import org.waymark.catalog.authoring.Field.Choice;

/** The badge's picture, from a few choices; one that is uploaded stands in their place. */
class PicturePage implements SectionPage {

    @Override
    public List<Field> fields(Offers offers) {
        return List.of(
                Field.one(
                        "shape",
                        "picture.shape",
                        Arrays.stream(BadgeDrawing.Shape.values())
                                .map(each -> Choice.of(each.name(), "authoring.shape." + each))
                                .toList()),
                Field.one(
                        "colour",
                        "picture.colour",
                        Arrays.stream(BadgeDrawing.Colour.values())
                                .map(each -> Choice.of(each.name(), "authoring.colour." + each))
                                .toList()),
                Field.one(
                        "symbol",
                        "picture.symbol",
                        Arrays.stream(BadgeDrawing.Symbol.values())
                                .map(each -> Choice.of(each.name(), "authoring.symbol." + each))
                                .toList()));
    }

    @Override
    public Fields read(Writing draft) {
        return Fields.none()
                .with("shape", draft.picture.shape())
                .with("colour", draft.picture.colour())
                .with("symbol", draft.picture.symbol());
    }

    @Override
    public void write(Fields typed, Writing draft) {
        draft.picture =
                new About.Picture(typed.one("shape"), typed.one("colour"), typed.one("symbol"), draft.picture.upload());
    }
}
