package org.waymark.catalog.exchange;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** As what a catalogue is written. */
enum ExportFormat {
    JSON(new MediaType("application", "json")),
    YAML(new MediaType("application", "yaml"));

    private final MediaType type;

    ExportFormat(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /** Such as yaml, at the end of a file's name. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** JSON, unless whoever asks says YAML first. */
    static ExportFormat accepted(@Nullable String accept) {
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.stream()
                    .map(MediaType::getSubtype)
                    .filter(subtype -> subtype.contains("yaml") || subtype.contains("json"))
                    .findFirst()
                    .filter(subtype -> subtype.contains("yaml"))
                    .map(yaml -> YAML)
                    .orElse(JSON);
        } catch (InvalidMediaTypeException none) {
            return JSON;
        }
    }
}
