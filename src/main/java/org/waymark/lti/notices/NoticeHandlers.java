package org.waymark.lti.notices;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.jobs.DueJobs;
import org.waymark.lti.NoticesOffered;
import org.waymark.settings.WaymarkSettings;

/** Which platforms were asked to tell us of copied contexts. */
@Service
@Transactional
class NoticeHandlers {

    private final NoticeHandlerRepository handlers;
    private final HandlerRegistration registration;
    private final DueJobs jobs;
    private final WaymarkSettings settings;
    private final Clock clock;

    NoticeHandlers(
            NoticeHandlerRepository handlers,
            HandlerRegistration registration,
            DueJobs jobs,
            WaymarkSettings settings,
            Clock clock) {
        this.handlers = handlers;
        this.registration = registration;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(NoticesOffered offer) {
        Instant now = clock.instant();
        NoticeHandler known = handlers.findByRegistrationAndDeploymentId(offer.registration(), offer.deploymentId())
                .orElse(null);
        if (known != null && !known.needsAsking(offer.service(), address(), now)) {
            return;
        }
        if (known == null) {
            handlers.save(new NoticeHandler(offer, now));
        } else {
            known.asked(offer.service(), now);
        }
        jobs.schedule(
                registration,
                offer.registration() + "|" + offer.deploymentId() + "|" + now.toEpochMilli(),
                new HandlerRegistration.Due(
                        offer.registration(),
                        offer.deploymentId(),
                        offer.service().toString()));
    }

    /** Where we take notices. */
    private String address() {
        return settings.url("/lti/notices");
    }
}
