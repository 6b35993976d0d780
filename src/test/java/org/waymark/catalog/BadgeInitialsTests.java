package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadgePictureTests {

    @Test
    void bearsTheInitialsOfTheTitle() {
        assertThat(new BadgePicture("Productive small-group work", "WM-PSG-01").initials())
                .isEqualTo("PS");
    }

    @Test
    void bearsInitialsOutsideTheAlphabetToo() {
        assertThat(new BadgePicture("évaluation & 评估", "X").initials()).isEqualTo("É评");
    }

    @Test
    void keepsMarkupInATitleFromBecomingMarkup() {
        assertThat(new BadgePicture("<script>\"&'", "X").svg()).doesNotContain("<script");
    }

    @Test
    void hasTheSameColourForEachVersion() {
        assertThat(new BadgePicture("A", "X").svg()).isEqualTo(new BadgePicture("A", "X").svg());
    }
}
