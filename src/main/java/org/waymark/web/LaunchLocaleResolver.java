package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.waymark.people.SignedInPerson;

/** English or Spanish: as the launch said (LTI Core 1.3, 5.4.4), else as the browser asks. */
@Component("localeResolver")
class LaunchLocaleResolver extends AcceptHeaderLocaleResolver {

    LaunchLocaleResolver() {
        setSupportedLocales(List.of(Locale.ENGLISH, Locale.forLanguageTag("es")));
        setDefaultLocale(Locale.ENGLISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        // A page that is reached by a one-time code, without a session, knows its language from the code.
        if (request.getAttribute("waymark.language") instanceof String language) {
            return Locale.forLanguageTag(language);
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson person
                ? Locale.forLanguageTag(person.language())
                : super.resolveLocale(request);
    }
}
