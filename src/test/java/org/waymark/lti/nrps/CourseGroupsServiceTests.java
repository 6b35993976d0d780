package org.waymark.lti.nrps;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.StubPlatform;

/** Course Groups Service 1.0 against a real HTTP server. */
@OnH2
class CourseGroupsServiceTests {

    private final StubPlatform platform = new StubPlatform();

    @Autowired
    private CourseGroupsService service;

    @Autowired
    private LtiRegistrations registrations;

    private RosterAccess access;

    @BeforeEach
    void registered() {
        access = new RosterAccess(platform.registeredWith(registrations, null).id(), "2");
        platform.givesToken("token-1", 3600);
    }

    @AfterEach
    void stopped() {
        platform.close();
    }

    @Test
    @Quirk("blackboard nrps")
    void readsTheGroupsOfACourse() {
        platform.server.stubFor(get(urlEqualTo("/groups"))
                .willReturn(okJson("{\"groups\":[{\"id\":\"1\",\"name\":\"Readers\",\"set_id\":\"s\"}]}")
                        .withHeader("Link", "<" + platform.url("/groups?p=2") + ">; rel=\"next\"")));
        platform.server.stubFor(
                get(urlEqualTo("/groups?p=2")).willReturn(okJson("{\"groups\":[{\"id\":2,\"name\":\"Writers\"}]}")));

        assertThat(service.groups(access, URI.create(platform.url("/groups"))))
                .containsExactly(new CourseGroup("1", "Readers", "s"), new CourseGroup("2", "Writers", null));
        platform.server.verify(getRequestedFor(urlEqualTo("/groups"))
                .withHeader("Accept", equalTo("application/vnd.ims.lti-gs.v1.contextgroupcontainer+json")));
    }
}
