package org.waymark.people.guests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.waymark.lti.ClientNetwork;

class MailThrottleTests {

    @Test
    void countsAWholeNetworkOfIpv6AsOne() {
        assertThat(ClientNetwork.of("2001:db8:1:2:aaaa::1"))
                .isEqualTo(ClientNetwork.of("2001:db8:1:ffff:bbbb:cccc:dddd:eeee"))
                .isNotEqualTo(ClientNetwork.of("2001:db8:2:2::1"));
    }

    @Test
    void countsEachIpv4AddressForItself() {
        assertThat(ClientNetwork.of("203.0.113.7"))
                .isEqualTo("203.0.113.7")
                .isNotEqualTo(ClientNetwork.of("203.0.113.8"));
    }

    @Test
    void takesAnythingElseAsItStands() {
        assertThat(ClientNetwork.of("fe80::1%no-such-interface:x")).isEqualTo("fe80::1%no-such-interface:x");
    }
}
