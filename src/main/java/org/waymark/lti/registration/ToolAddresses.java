package org.waymark.lti.registration;

import java.util.List;
import java.util.Map;

/**
 * Where an LMS finds us, in the words of its forms.
 *
 * @param login the OpenID Connect login initiation URL
 * @param launch the redirect URI, and the target of every message
 * @param canvas our configuration in Canvas's own format
 * @param custom the custom parameters to ask for, name to variable
 */
public record ToolAddresses(
        String login,
        String launch,
        String jwks,
        String icon,
        String domain,
        String canvas,
        List<String> scopes,
        Map<String, String> custom) {}
