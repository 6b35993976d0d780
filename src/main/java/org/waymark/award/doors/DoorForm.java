package org.waymark.award.doors;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.award.AwardId;

/** What somebody may be visited for. */
record DoorForm(@Nullable String words) {

    private static final int LONGEST = 300;

    /** By the id of the award's own field. */
    Map<String, MessageSourceResolvable> problems(AwardId award) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (sentence().isEmpty()) {
            problems.put("words-" + award, new DefaultMessageSourceResolvable("award.doors.error.words"));
        } else if (sentence().length() > LONGEST) {
            problems.put("words-" + award, new DefaultMessageSourceResolvable("award.doors.error.long"));
        }
        return problems;
    }

    /** In one line, without anything that a database cannot keep. */
    String sentence() {
        return words == null
                ? ""
                : words.replaceAll("[\\p{Cc}\\p{Cs}\\s]+", " ").strip();
    }
}
