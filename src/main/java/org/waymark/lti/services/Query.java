package org.waymark.lti.services;

import java.net.URI;
import java.util.Map;
import org.springframework.web.util.UriUtils;

/** Adds parameters to an address of a platform, which stays as it was given, its own query included. */
public final class Query {

    private Query() {}

    /** With {@code ?} or {@code &} as the address needs it, names and values encoded. */
    public static URI added(URI address, Map<String, String> parameters) {
        StringBuilder text = new StringBuilder(address.toString());
        char joint = address.getRawQuery() == null ? '?' : '&';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            text.append(joint)
                    .append(parameter.getKey())
                    .append('=')
                    .append(UriUtils.encode(parameter.getValue(), "UTF-8"));
            joint = '&';
        }
        return URI.create(text.toString());
    }
}
