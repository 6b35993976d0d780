package org.waymark.catalog;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the content as JSON text, in the order the author gave it. */
@Converter
@Immutable
class ContentAsJson implements AttributeConverter<DefinitionContent, String> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String convertToDatabaseColumn(DefinitionContent content) {
        return JSON.writeValueAsString(content);
    }

    @Override
    public DefinitionContent convertToEntityAttribute(String text) {
        return JSON.readValue(text, DefinitionContent.class);
    }
}
