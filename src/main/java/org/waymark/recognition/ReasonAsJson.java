package org.waymark.recognition;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a reason as JSON text. */
@Converter
@Immutable
class ReasonAsJson implements AttributeConverter<Reason, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(Reason reason) {
        return JSON.writeValueAsString(reason);
    }

    @Override
    public Reason convertToEntityAttribute(String text) {
        return JSON.readValue(text, Reason.class);
    }
}
