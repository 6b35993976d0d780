package org.waymark.award;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The answer to an address without a badge: one page, the same whether it exists or not. */
@ControllerAdvice(assignableTypes = {BadgeController.class, IssuerController.class})
class BadgeProblems {

    @ExceptionHandler(BadgeNotFound.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        if (!response.containsHeader(HttpHeaders.VARY)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
        return "award/no-badge";
    }
}
