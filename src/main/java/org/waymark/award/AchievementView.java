package org.waymark.award;

import java.util.List;
import org.waymark.catalog.RubricLevel;

/**
 * What a badge stands for, for anyone who holds its address.
 *
 * @param readers how many judge each submission
 */
record AchievementView(
        String title,
        String about,
        String issuer,
        String version,
        String picturePath,
        int readers,
        List<Row> criteria) {

    /** @param anchor the fragment by which a credential names the criterion */
    record Row(String anchor, String title, List<Level> levels) {}

    /** @param anchor the fragment by which a credential names the level */
    record Level(String anchor, RubricLevel name, String text) {}
}
