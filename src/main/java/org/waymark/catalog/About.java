package org.waymark.catalog;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.people.earners.Audience;

/**
 * What a micro-credential says of itself besides its competency, so that it can be found and trusted.
 *
 * @param area the competency area it belongs to, in the district's words; none when empty
 * @param audiences for whom it is; educators when it does not say
 * @param language of its texts, a BCP 47 tag
 * @param tags the author's own words to find it by
 * @param rationale why the key method works, in plain words
 * @param research what the key method rests on
 * @param resources what helps to learn it; none is required reading
 * @param readers how many read each submission blind: 2 wherever pay, a role or a licence rests on it, otherwise 1 or 2
 * @param picture how the badge's picture is made
 * @param goals codes of the district's strategic goals it serves
 * @param localReview what a district may want to check before it is taught, in words
 */
public record About(
        String area,
        Set<Audience> audiences,
        String language,
        List<String> tags,
        String rationale,
        List<Reference> research,
        List<Reference> resources,
        int readers,
        Picture picture,
        List<String> goals,
        @Nullable String localReview) {

    static final About NOTHING_MORE = new About(
            "", Set.of(Audience.EDUCATOR), "en", List.of(), "", List.of(), List.of(), 2, Picture.NONE, List.of(), null);

    /** Something to read: a title, and an https address when it has one. */
    public record Reference(String title, @Nullable String url) {}

    /**
     * A badge's picture, made from a few choices or uploaded.
     *
     * @param shape of the frame, such as SHIELD
     * @param colour a name from the palette, such as GREEN
     * @param symbol drawn in the middle, such as LEAF
     * @param upload where an uploaded picture is kept, in place of the choices
     */
    public record Picture(
            String shape,
            String colour,
            String symbol,
            @Nullable String upload) {

        /** Nobody made one: the badge bears the initials of its title. */
        public static final Picture NONE = new Picture("", "", "", null);

        /** What a new draft begins with, until its author makes another. */
        public static final Picture PLAIN = new Picture("SHIELD", "GREEN", "MARK", null);

        /** Whether somebody made or uploaded one. */
        public boolean made() {
            return !equals(NONE);
        }
    }

    /** An empty set would be for nobody; a missing part is as if nothing had been said. */
    public About {
        area = Objects.requireNonNullElse(area, "");
        audiences = Collections.unmodifiableSet(
                audiences == null || audiences.isEmpty() ? EnumSet.of(Audience.EDUCATOR) : EnumSet.copyOf(audiences));
        language = Objects.requireNonNullElse(language, "en");
        // Somebody types them with commas between, so none has one in it.
        tags = Objects.requireNonNullElse(tags, List.<String>of()).stream()
                .flatMap(several -> Arrays.stream(several.split("[,;\n]")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        rationale = Objects.requireNonNullElse(rationale, "");
        research = List.copyOf(Objects.requireNonNullElse(research, List.of()));
        resources = List.copyOf(Objects.requireNonNullElse(resources, List.of()));
        readers = readers == 1 ? 1 : 2;
        picture = Objects.requireNonNullElse(picture, Picture.NONE);
        goals = List.copyOf(Objects.requireNonNullElse(goals, List.of()));
    }

    /** The same, with another picture. */
    public About with(Picture other) {
        return new About(
                area, audiences, language, tags, rationale, research, resources, readers, other, goals, localReview);
    }
}
