package org.waymark.award;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a visitor of a badge's address wants: the page, or the credential itself. */
final class BadgeFormat {

    static final MediaType CREDENTIAL = new MediaType("application", "vc+ld+json");

    private static final List<MediaType> JSON = List.of(
            CREDENTIAL,
            new MediaType("application", "vc"),
            new MediaType("application", "ld+json"),
            MediaType.APPLICATION_JSON);

    private static final List<MediaType> HTML = List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML);

    private BadgeFormat() {}

    /** The JSON type that an Accept header prefers to a page; none for a browser, or for whoever takes anything. */
    static Optional<MediaType> preferredToPage(@Nullable String accept) {
        List<MediaType> asked;
        try {
            asked = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
        double page = 0;
        double file = 0;
        MediaType best = null;
        for (MediaType type : asked) {
            double quality = type.getQualityValue();
            if (HTML.stream().anyMatch(type::equalsTypeAndSubtype)) {
                page = Math.max(page, quality);
            }
            if (quality > file && JSON.stream().anyMatch(type::equalsTypeAndSubtype)) {
                file = quality;
                best = new MediaType(type.getType(), type.getSubtype());
            }
        }
        return file > page ? Optional.ofNullable(best) : Optional.empty();
    }
}
