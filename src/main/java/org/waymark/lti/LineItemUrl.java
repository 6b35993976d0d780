package org.waymark.lti;

import java.net.URI;

/** Where a line item lives on its platform; kept as given, query included (AGS 2.0, 3.2). */
public record LineItemUrl(URI value) {

    public LineItemUrl {
        if (!value.isAbsolute() || !("https".equals(value.getScheme()) || "http".equals(value.getScheme()))) {
            throw new IllegalArgumentException("A line item is an absolute http(s) address");
        }
    }

    public static LineItemUrl valueOf(String text) {
        return new LineItemUrl(URI.create(text));
    }

    /** Where its scores are posted: the path grows, the query stays (AGS 2.0, 3.4.1). */
    public URI scores() {
        return grown("/scores");
    }

    /** Where its results are read (AGS 2.0, 3.3). */
    public URI results() {
        return grown("/results");
    }

    private URI grown(String segment) {
        String text = value.toString();
        int query = text.indexOf('?');
        return URI.create(query < 0 ? text + segment : text.substring(0, query) + segment + text.substring(query));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
