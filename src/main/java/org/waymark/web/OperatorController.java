package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The operator's way in: the token in a form, a short session of its own. */
@Controller
class OperatorController {

    private static final String BEGINNING = "redirect:/admin/today";

    private final AdminToken token;
    private final OperatorSessions sessions;

    OperatorController(AdminToken token, OperatorSessions sessions) {
        this.token = token;
        this.sessions = sessions;
    }

    @GetMapping("/admin")
    String door(@Nullable Authentication authentication) {
        if (!token.isSet()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Operator.is(authentication) ? BEGINNING : "web/operator";
    }

    @PostMapping("/admin")
    String open(
            @RequestParam(name = "token", defaultValue = "") String given,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!token.isSet()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        AdminToken.Verdict verdict = token.check(given.trim(), request.getRemoteAddr());
        if (verdict != AdminToken.Verdict.RIGHT) {
            boolean wrong = verdict == AdminToken.Verdict.WRONG;
            Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
            problems.put(
                    "token",
                    new DefaultMessageSourceResolvable(wrong ? "web.operator.wrong" : "web.operator.too-often"));
            model.addAttribute("problems", problems);
            response.setStatus(wrong ? 422 : 429);
            return "web/operator";
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(sessions.open(), OperatorSessions.LENGTH.toSeconds()));
        return BEGINNING;
    }

    @PostMapping("/admin/leave")
    String leave(
            @CookieValue(name = OperatorSessionFilter.COOKIE, required = false) @Nullable String cookie,
            HttpServletResponse response) {
        if (cookie != null) {
            sessions.close(cookie);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", 0));
        return "redirect:/admin";
    }

    private static String cookie(String value, long seconds) {
        return ResponseCookie.from(OperatorSessionFilter.COOKIE, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Strict")
                .maxAge(seconds)
                .build()
                .toString();
    }
}
