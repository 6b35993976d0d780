package org.waymark.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

/** Gives each failure a number that the person reads and the operator finds in the log. */
@Component
class ErrorReferences extends DefaultErrorAttributes {

    private static final Logger log = LoggerFactory.getLogger(ErrorReferences.class);

    private final RequestIds ids;
    private final Counter ours;
    private final Counter theirs;

    ErrorReferences(RequestIds ids, MeterRegistry registry) {
        this.ids = ids;
        this.ours = counter(registry, "5xx");
        this.theirs = counter(registry, "4xx");
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> attributes = super.getErrorAttributes(request, options);
        HttpServletRequest failed = ((ServletWebRequest) request).getRequest();
        String reference = ids.of(failed);
        attributes.put("reference", reference);
        Object status = attributes.get("status");
        if (status instanceof Integer code && code >= 500) {
            ours.increment();
            log.error("Reference {}: status {} at {}", reference, code, RequestIds.place(failed), getError(request));
        } else {
            theirs.increment();
            log.info("Reference {}: status {} at {}", reference, status, RequestIds.place(failed));
        }
        return attributes;
    }

    private static Counter counter(MeterRegistry registry, String status) {
        return Counter.builder("waymark.error.pages")
                .tag("status", status)
                .description("Requests that ended in an error page")
                .register(registry);
    }
}
