package org.waymark.journeys;

import org.junit.jupiter.api.Test;

/** Two readers differ, a third decides, and the earner sees one decision. */
class ThirdReaderJourneyIT extends EarningJourney {

    private static final String TITLE = "Culturally responsive text selection";

    @Test
    void aThirdReaderDecidesWhereTwoDiffer() {
        place(TITLE);
        begin("teacher2", TITLE);
        doTheTasks();
        submit();
        readersSay(TITLE, DEMONSTRATED, APPROACHING);
        thirdReaderSays(TITLE, DEMONSTRATED);
        assertEarned("teacher2", TITLE);
    }
}
