package org.waymark.catalog.stacks;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a rule as JSON text. */
@Converter
@Immutable
class RuleAsJson implements AttributeConverter<Rule, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(Rule rule) {
        return JSON.writeValueAsString(rule);
    }

    @Override
    public Rule convertToEntityAttribute(String text) {
        return JSON.readValue(text, Rule.class);
    }
}
