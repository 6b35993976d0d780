package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page of the sandbox LMS shows, and how it tells people that something went wrong. */
@ControllerAdvice(
        assignableTypes = {
            SandboxCourseController.class,
            SandboxToolsController.class,
            SandboxLaunchController.class,
            SandboxMessagesController.class,
            SandboxAuthorizeController.class,
            SandboxDeepLinksController.class,
            SandboxMailController.class
        })
@Profile("sandbox")
@Order(Ordered.HIGHEST_PRECEDENCE)
class SandboxPages {

    static final String USER = "sandbox-user";
    static final String LOCALE = "sandbox-locale";

    @ModelAttribute("me")
    @Nullable
    SandboxPerson me(@CookieValue(name = USER, required = false) @Nullable String user) {
        return SandboxPerson.find(user).orElse(null);
    }

    @ModelAttribute("mode")
    SandboxMode mode() {
        return SandboxMode.now();
    }

    @ModelAttribute("language")
    String language(@CookieValue(name = LOCALE, required = false) @Nullable String locale) {
        return "es".equals(locale) ? "es" : "en";
    }

    @ExceptionHandler
    ModelAndView refused(SandboxRefusal refusal) {
        ModelAndView page = new ModelAndView("sandbox/problem");
        page.setStatus(HttpStatusCode.valueOf(refusal.status().value()));
        page.addObject("words", refusal.words());
        return page;
    }

    /** Whoever is here; a page that needs somebody sends others to the start. */
    static SandboxPerson somebody(@Nullable SandboxPerson me) {
        if (me == null) {
            throw new SandboxRefusal(HttpStatus.FORBIDDEN, "Choose who you are first.");
        }
        return me;
    }
}
