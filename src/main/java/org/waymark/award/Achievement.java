package org.waymark.award;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;

/** The addresses of what was achieved: one version of a micro-credential of one issuer. */
record Achievement(String url) {

    static Achievement of(DistrictId district, DefinitionVersionId version, WaymarkSettings settings) {
        return new Achievement(settings.url(path(district, version)));
    }

    static String path(DistrictId district, DefinitionVersionId version) {
        return IssuerProfile.path(district) + "/achievements/" + version;
    }

    static String picturePath(DistrictId district, DefinitionVersionId version) {
        return path(district, version) + ".svg";
    }

    String criteria() {
        return url + "#criteria";
    }

    String picture() {
        return url + ".svg";
    }

    String criterion(Criterion criterion) {
        return url + "#" + anchor(criterion);
    }

    String anchor(Criterion criterion) {
        return "criterion-" + escaped(criterion.id());
    }

    String level(Criterion criterion, RubricLevel level) {
        return url + "#" + levelAnchor(criterion, level);
    }

    String levelAnchor(Criterion criterion, RubricLevel level) {
        return anchor(criterion) + "-" + level.name().toLowerCase(Locale.ROOT);
    }

    /** An author's id may hold a space, which no IRI may. */
    static String escaped(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
