package org.waymark.people;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.waymark.lti.PlatformFamily;

/** What people call the kinds of LMS, for a choice among them. */
@Component
class FamilyNames {

    private final MessageSource messages;

    FamilyNames(MessageSource messages) {
        this.messages = messages;
    }

    Map<String, String> labels() {
        Locale language = LocaleContextHolder.getLocale();
        Map<String, String> labels = new LinkedHashMap<>();
        Arrays.stream(PlatformFamily.values())
                .forEach(family ->
                        labels.put(family.name(), messages.getMessage("people.family." + family, null, language)));
        return labels;
    }
}
