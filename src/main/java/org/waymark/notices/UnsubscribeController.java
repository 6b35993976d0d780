package org.waymark.notices;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Ends letters from within one, without signing in. A mail program posts here by itself (RFC 8058, 3.2); looking at the page
 * changes nothing, since programs look at every link. Nothing on it tells whose letters they are.
 */
@Controller
@RequestMapping("/notices/unsubscribe/{token}")
class UnsubscribeController {

    private final Notices notices;
    private final Unsubscribing unsubscribing;

    UnsubscribeController(Notices notices, Unsubscribing unsubscribing) {
        this.notices = notices;
        this.unsubscribing = unsubscribing;
    }

    /** The page speaks as the letter did; there is no session to ask. */
    @ModelAttribute
    void language(@PathVariable String token, HttpServletRequest request) {
        unsubscribing
                .read(token)
                .ifPresent(subject -> request.setAttribute(
                        "waymark.language", subject.language().getLanguage()));
    }

    @GetMapping
    String ask(@PathVariable String token) {
        subject(token);
        return "notices/unsubscribe";
    }

    @PostMapping
    String end(@PathVariable String token) {
        Unsubscribing.Subject subject = subject(token);
        notices.mailOff(subject.person(), subject.district());
        return "notices/unsubscribed";
    }

    private Unsubscribing.Subject subject(String token) {
        return unsubscribing.read(token).orElseThrow(NoticeNotFound::new);
    }
}
