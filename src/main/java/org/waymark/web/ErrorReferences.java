package org.waymark.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Gives each failure a number that the person reads and the operator finds in the log. */
@Component
class ErrorReferences extends DefaultErrorAttributes {

    private static final Logger log = LoggerFactory.getLogger(ErrorReferences.class);

    private final SecureRandom random;

    ErrorReferences(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> attributes = super.getErrorAttributes(request, options);
        byte[] fresh = new byte[4];
        random.nextBytes(fresh);
        String reference = HexFormat.of().formatHex(fresh);
        attributes.put("reference", reference);
        Object status = attributes.get("status");
        if (status instanceof Integer code && code >= 500) {
            log.error("Reference {}: status {} at {}", reference, code, attributes.get("path"), getError(request));
        } else {
            log.info("Reference {}: status {} at {}", reference, status, attributes.get("path"));
        }
        return attributes;
    }
}
