package org.waymark.catalog;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the content as JSON text, in the order the author gave it. */
@Converter
@Immutable
public class ContentAsJson implements AttributeConverter<DefinitionContent, String> {

    /** Versions are never rewritten: what they were written without is false or empty. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** A version is read with each launch that lands on it and never changes. */
    private static final Remembered<String, DefinitionContent> READ =
            new Remembered<>((text, content) -> text.length());

    @Override
    public String convertToDatabaseColumn(DefinitionContent content) {
        return JSON.writeValueAsString(content);
    }

    @Override
    public DefinitionContent convertToEntityAttribute(String text) {
        return READ.of(text, json -> JSON.readValue(json, DefinitionContent.class));
    }
}
