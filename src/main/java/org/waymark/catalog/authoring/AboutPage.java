package org.waymark.catalog.authoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.Limits;
import org.waymark.catalog.authoring.Field.Choice;
import org.waymark.catalog.authoring.Field.Kind;
import org.waymark.people.earners.Audience;

/** Title, code, area, for whom, language, tags. */
class AboutPage implements SectionPage {

    private static final List<String> LANGUAGES =
            List.of("en", "es", "ar", "de", "fr", "hi", "ht", "ko", "pt", "ru", "tl", "vi", "zh");

    static List<Choice> languages() {
        return LANGUAGES.stream()
                .map(tag -> Choice.of(tag, "authoring.language." + tag))
                .toList();
    }

    @Override
    public List<Field> fields(Offers offers) {
        return List.of(
                Field.of("title", "about.title", Kind.LINE, Limits.TITLE),
                Field.of("code", "about.code", Kind.CODE, Limits.CODE),
                Field.of("area", "about.area", Kind.LINE, Limits.AREA),
                Field.some(
                        "audience",
                        "about.audience",
                        Arrays.stream(Audience.values())
                                .map(each -> Choice.of(each.name(), "earners.audience." + each))
                                .toList()),
                Field.one("language", "about.language", languages()),
                Field.of("tags", "about.tags", Kind.WORDS, Limits.MOST),
                Field.of("localReview", "about.localReview", Kind.TEXT, Limits.TEXT));
    }

    /** It is what a draft is known by. */
    @Override
    public Map<String, MessageSourceResolvable> problems(Fields typed) {
        return typed.one("title").isEmpty() ? Map.of("title", Field.problem("title")) : Map.of();
    }

    @Override
    public Fields read(Writing draft) {
        return Fields.none()
                .with("title", draft.title)
                .with("code", draft.code)
                .with("area", draft.area)
                .with(
                        "audience",
                        new TreeSet<>(draft.audiences)
                                .stream().map(Audience::name).toList())
                .with("language", draft.language)
                .with("tags", String.join(", ", draft.tags))
                .with("localReview", draft.localReview == null ? "" : draft.localReview);
    }

    @Override
    public void write(Fields typed, Writing draft) {
        draft.title = typed.one("title");
        if (!typed.one("code").equals(draft.code)) {
            draft.code = typed.one("code").toUpperCase(Locale.ROOT);
        }
        draft.area = typed.one("area");
        draft.audiences = typed.all("audience").stream().map(Audience::valueOf).collect(Collectors.toSet());
        draft.language = typed.one("language").isEmpty() ? "en" : typed.one("language");
        draft.tags = Field.words(typed.one("tags"));
        draft.localReview = typed.one("localReview").isEmpty() ? null : typed.one("localReview");
    }
}
