package org.waymark.award;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a visitor of a badge's address wants: the page, the credential itself, or a picture with it inside. */
enum BadgeFormat {
    CREDENTIAL(
            "json",
            new MediaType("application", "vc+ld+json"),
            new MediaType("application", "vc"),
            new MediaType("application", "ld+json"),
            MediaType.APPLICATION_JSON),
    JWT("jwt", MediaType.TEXT_PLAIN, new MediaType("application", "jwt"), new MediaType("application", "vc+jwt")),
    PNG("png", MediaType.IMAGE_PNG),
    SVG("svg", new MediaType("image", "svg+xml"));

    private static final List<MediaType> HTML = List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML);

    private final String ending;
    private final List<MediaType> types;

    BadgeFormat(String ending, MediaType... types) {
        this.ending = ending;
        this.types = List.of(types);
    }

    /** What the file is sent as where nothing is asked for. */
    MediaType type() {
        return types.get(0);
    }

    String ending() {
        return ending;
    }

    /** A form that was asked for by its name. */
    record Asked(BadgeFormat format, MediaType type) {}

    /** The form that an Accept header prefers to a page; none for a browser, or for whoever takes anything. */
    static Optional<Asked> preferredToPage(@Nullable String accept) {
        List<MediaType> all;
        try {
            all = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
        double page = 0;
        double file = 0;
        Asked best = null;
        for (MediaType type : all) {
            double quality = type.getQualityValue();
            if (HTML.stream().anyMatch(type::equalsTypeAndSubtype)) {
                page = Math.max(page, quality);
            }
            if (quality > file) {
                for (BadgeFormat format : values()) {
                    if (format.types.stream().anyMatch(type::equalsTypeAndSubtype)) {
                        file = quality;
                        best = new Asked(format, new MediaType(type.getType(), type.getSubtype()));
                    }
                }
            }
        }
        return file > page ? Optional.ofNullable(best) : Optional.empty();
    }
}
