package org.waymark.people;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What an operator types to connect an LMS. */
record RegistrationLinkForm(
        @Nullable String label,
        @Nullable String district,
        @Nullable String activate) {

    static final int LONGEST = 255;

    static RegistrationLinkForm empty() {
        return new RegistrationLinkForm("", "", null);
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!isName(label)) {
            problems.put("label", new DefaultMessageSourceResolvable("people.platforms.problem.label"));
        }
        if (!isName(district)) {
            problems.put("district", new DefaultMessageSourceResolvable("people.platforms.problem.district"));
        }
        return problems;
    }

    static boolean isName(@Nullable String text) {
        return text != null && !text.isBlank() && text.strip().length() <= LONGEST;
    }
}
