package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What whoever comes too fast reads: the same bytes each time, made once in each language. */
@Component
class SlowedPage {

    private static final byte[] PROBLEM =
            "{\"status\":429,\"title\":\"Too many requests\"}".getBytes(StandardCharsets.UTF_8);

    private final ITemplateEngine templates;
    private final Assets assets;
    private final Map<Locale, byte[]> pages = new ConcurrentHashMap<>();

    SlowedPage(ITemplateEngine templates, Assets assets) {
        this.templates = templates;
        this.assets = assets;
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean read = DataAway.isReadByAPerson(request);
        byte[] body = read ? pages.computeIfAbsent(DataAway.languageOf(request), this::page) : PROBLEM;
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(read ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] page(Locale language) {
        return templates
                .process("error/slowed", new Context(language, Map.of("style", "/waymark.css?v=" + assets.version())))
                .getBytes(StandardCharsets.UTF_8);
    }
}
