package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadgeInitialsTests {

    @Test
    void bearsTheInitialsOfTheTitle() {
        assertThat(new BadgeInitials("Productive small-group work", "WM-PSG-01").initials())
                .isEqualTo("PS");
    }

    @Test
    void bearsInitialsOutsideTheAlphabetToo() {
        assertThat(new BadgeInitials("évaluation & 评估", "X").initials()).isEqualTo("É评");
    }

    @Test
    void keepsMarkupInATitleFromBecomingMarkup() {
        assertThat(new BadgeInitials("<script>\"&'", "X").svg()).doesNotContain("<script");
    }

    @Test
    void hasTheSameColourForEachVersion() {
        assertThat(new BadgeInitials("A", "X").svg()).isEqualTo(new BadgeInitials("A", "X").svg());
    }
}
