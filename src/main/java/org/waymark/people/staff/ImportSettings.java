package org.waymark.people.staff;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.waymark.settings.BadSetting;

/**
 * How much one list of staff may hold, read from {@code WAYMARK_IMPORTS_*}.
 *
 * @param maxFileSize of one file as it is sent, from 1 MB to 100 MB; a bundle may unfold to ten times as much
 * @param maxPeople lines of people in one list, from 1 to 1,000,000
 */
@ConfigurationProperties("waymark.imports")
record ImportSettings(
        @DefaultValue("20MB") DataSize maxFileSize,
        @DefaultValue("200000") int maxPeople) {

    private static final int UNFOLDS_TO = 10;

    ImportSettings {
        require(
                maxFileSize.compareTo(DataSize.ofMegabytes(1)) >= 0
                        && maxFileSize.compareTo(DataSize.ofMegabytes(100)) <= 0,
                "WAYMARK_IMPORTS_MAX_FILE_SIZE must be from 1MB to 100MB.");
        require(
                maxPeople >= 1 && maxPeople <= 1_000_000,
                "WAYMARK_IMPORTS_MAX_PEOPLE must be a number from 1 to 1000000.");
    }

    /** How many bytes a bundle may unfold to. */
    long maxUnfolded() {
        return maxFileSize.toBytes() * UNFOLDS_TO;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new BadSetting(sentence);
        }
    }
}
