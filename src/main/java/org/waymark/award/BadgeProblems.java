package org.waymark.award;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The answer to an address without a badge, the same whether it exists or not: a page, or a problem for a program. */
@ControllerAdvice
class BadgeProblems {

    @ExceptionHandler(BadgeNotFound.class)
    Object notFound(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        String path = request.getRequestURI();
        boolean program = path.startsWith("/api/")
                || path.endsWith(".json")
                || path.endsWith(".jwt")
                || path.endsWith(".png")
                || path.endsWith(".svg")
                || path.endsWith(".pdf")
                || BadgeFormat.preferredToPage(request.getHeader(HttpHeaders.ACCEPT))
                        .isPresent();
        if (!program) {
            return new ModelAndView("award/no-badge", HttpStatus.NOT_FOUND);
        }
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
