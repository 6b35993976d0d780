package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

class LaunchNewsTests {

    private final List<Object> told = new ArrayList<>();
    private final TestPlatform platform = new TestPlatform();

    @Test
    void areToldOnceADay() {
        LaunchNews news = news(told::add);

        news.tell(token("https://lms.example/notices"), launch());
        news.tell(token("https://lms.example/notices"), launch());

        assertThat(told).hasSize(1);
    }

    @Test
    void spoilNoLaunchWhenTheyCannotBeTaken() {
        LaunchNews news = news(event -> {
            throw new IllegalStateException("no room");
        });

        assertThatCode(() -> news.tell(token("https://lms.example/notices"), launch()))
                .doesNotThrowAnyException();
    }

    @Test
    void areNoneWhereTheAddressIsLongerThanIsKept() {
        news(told::add).tell(token("https://lms.example/" + "n".repeat(2000)), launch());

        assertThat(told).isEmpty();
    }

    private static LaunchNews news(ApplicationEventPublisher events) {
        return new LaunchNews(null, events, Clock.systemUTC());
    }

    private LtiLaunch launch() {
        return token("https://lms.example/notices").launch(platform.view(), TENANT);
    }

    private static final UUID TENANT = UUID.randomUUID();

    private static IdToken token(String service) {
        return new IdToken(Map.of(
                "sub",
                "4",
                TestPlatform.LTI + "deployment_id",
                "1",
                TestPlatform.LTI + "message_type",
                LtiLaunch.RESOURCE_LINK,
                TestPlatform.LTI + "roles",
                List.of(),
                TestPlatform.LTI + "platformnotificationservice",
                Map.of(
                        "platform_notification_service_url",
                        service,
                        "scope",
                        List.of(LaunchNews.NOTICES),
                        "notice_types_supported",
                        List.of(Notices.CONTEXT_COPY))));
    }
}
