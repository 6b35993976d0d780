package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutesByFirstWordTests {

    @Test
    void aRouteBeginsWithItsFirstWord() {
        assertThat(RoutesByFirstWord.beginning("/credentials/{slug}")).isEqualTo("/credentials");
    }

    @Test
    void aRouteOfOneWordBeginsWithIt() {
        assertThat(RoutesByFirstWord.beginning("/record")).isEqualTo("/record");
    }

    @Test
    void aRouteWhoseFirstWordVariesMayBeAnyAddress() {
        assertThat(RoutesByFirstWord.beginning("/{anything}/here")).isEqualTo("/");
        assertThat(RoutesByFirstWord.beginning("/files-*/here")).isEqualTo("/");
        assertThat(RoutesByFirstWord.beginning("")).isEqualTo("/");
    }
}
