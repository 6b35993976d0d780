package org.waymark.lti;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what a launch says beside its message: proven ids of the time before LTI 1.3, and an offer of notices. */
@Component
class LaunchNews {

    static final String NOTICES = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";

    private static final Logger log = LoggerFactory.getLogger(LaunchNews.class);

    /** As long as an address is kept. */
    private static final int LONGEST_URL = 2000;

    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final OldConsumers consumers;
    private final ApplicationEventPublisher events;

    private final Clock clock;

    /** Offers this node told within a day: every launch repeats its own. */
    private final Map<NoticesOffered, Instant> told = new ConcurrentHashMap<>();

    LaunchNews(OldConsumers consumers, ApplicationEventPublisher events, Clock clock) {
        this.consumers = consumers;
        this.events = events;
        this.clock = clock;
    }

    /** It is told beside a launch that is in order, and cannot spoil it. */
    void tell(IdToken token, LtiLaunch launch) {
        beside(launch, () -> tellOldIds(token, launch));
        beside(launch, () -> tellNotices(token, launch));
    }

    private static void beside(LtiLaunch launch, Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            log.warn(
                    "News of a launch of registration {} was not taken: {}",
                    launch.registration(),
                    e.getClass().getName());
        }
    }

    private void tellOldIds(IdToken token, LtiLaunch launch) {
        if (token.old() != null) {
            consumers.proven(token, launch).ifPresent(events::publishEvent);
        }
    }

    private void tellNotices(IdToken token, LtiLaunch launch) {
        IdToken.NoticeService service = token.noticeService();
        if (service != null
                && service.url().length() <= LONGEST_URL
                && service.scopes().contains(NOTICES)
                && service.types().contains(Notices.CONTEXT_COPY)) {
            offered(new NoticesOffered(launch.registration(), launch.deploymentId(), URI.create(service.url())));
        }
    }

    private void offered(NoticesOffered offer) {
        Instant now = clock.instant();
        Instant before = told.get(offer);
        if (before != null && before.plus(REMEMBERED).isAfter(now)) {
            return;
        }
        if (told.size() >= MOST_REMEMBERED) {
            told.clear();
        }
        told.put(offer, now);
        events.publishEvent(offer);
    }
}
