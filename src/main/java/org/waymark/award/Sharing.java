package org.waymark.award;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/**
 * What helps an earner to pass a badge on.
 *
 * @param organization who issued it, as LinkedIn asks
 * @param issued the day, where the district is
 * @param until the last day on which it holds; null where it does not end
 * @param id as LinkedIn asks for it
 */
public record Sharing(
        String title,
        String organization,
        LocalDate issued,
        @Nullable LocalDate until,
        String id,
        String url,
        String picture) {

    /** Adds it to a profile; some of LinkedIn's apps fill in nothing, so the values stand beside it. */
    public String linkedIn() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("startTask", "CERTIFICATION_NAME");
        values.put("name", title);
        values.put("organizationName", organization);
        values.put("issueYear", Integer.toString(issued.getYear()));
        values.put("issueMonth", Integer.toString(issued.getMonthValue()));
        if (until != null) {
            values.put("expirationYear", Integer.toString(until.getYear()));
            values.put("expirationMonth", Integer.toString(until.getMonthValue()));
        }
        values.put("certUrl", url);
        values.put("certId", id);
        return "https://www.linkedin.com/profile/add?"
                + values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** For a page of the earner's own: the picture, which leads to the badge. */
    public String embed() {
        return "<a href=\"%s\"><img src=\"%s\" width=\"200\" height=\"200\" alt=\"%s\"></a>"
                .formatted(url, picture, HtmlUtils.htmlEscape(title, "UTF-8"));
    }

    /** A letter in the earner's own mail program, to whom they like. */
    public String mail() {
        return "mailto:?subject=" + encoded(title) + "&body="
                + encoded(title + "\r\n" + organization + "\r\n\r\n" + url);
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
