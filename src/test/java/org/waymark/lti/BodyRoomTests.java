package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyRoomTests {

    private final BodyRoom room = new BodyRoom(10, 15);

    @Test
    void aClientHoldsNoMoreThanItsPart() {
        assertThat(room.share("192.0.2.1").grow(6)).isTrue();
        assertThat(room.share("192.0.2.1").grow(6)).isFalse();
        assertThat(room.share("192.0.2.2").grow(6)).isTrue();
    }

    @Test
    void aNetworkOfVersionSixIsOneClient() {
        assertThat(room.share("2001:db8:1::1").grow(6)).isTrue();
        assertThat(room.share("2001:db8:1:2::2").grow(6)).isFalse();
    }

    @Test
    void allTogetherHoldNoMoreThanThereIs() {
        assertThat(room.share("192.0.2.1").grow(9)).isTrue();
        assertThat(room.share("192.0.2.2").grow(9)).isFalse();
        assertThat(room.share("192.0.2.2").grow(6)).isTrue();
    }

    @Test
    void whatIsGivenBackIsThereAgain() {
        BodyRoom.Share share = room.share("192.0.2.1");
        share.grow(6);
        share.grow(4);

        share.giveBack();
        share.giveBack();

        assertThat(room.share("192.0.2.1").grow(10)).isTrue();
        assertThat(room.share("192.0.2.2").grow(6)).isFalse();
    }
}
