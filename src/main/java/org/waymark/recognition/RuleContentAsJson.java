package org.waymark.recognition;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what a rule says as JSON text. */
@Converter
@Immutable
class RuleContentAsJson implements AttributeConverter<RuleContent, String> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Override
    public String convertToDatabaseColumn(RuleContent content) {
        return JSON.writeValueAsString(content);
    }

    @Override
    public RuleContent convertToEntityAttribute(String text) {
        return JSON.readValue(text, RuleContent.class);
    }
}
