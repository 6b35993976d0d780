package org.waymark.lti.notices;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.lti.services.Answer;
import org.waymark.lti.services.Call;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformServices;
import org.waymark.lti.services.ServiceProblem;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.json.JsonMapper;

/** Asks one platform to send its notices of copied contexts here (Platform Notification Service 1.0, 3.2). */
@Component
class HandlerRegistration implements DueWork<HandlerRegistration.Due> {

    static final String SCOPE = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";

    private static final Logger log = LoggerFactory.getLogger(HandlerRegistration.class);

    private final PlatformServices services;
    private final NoticeHandlerRepository handlers;
    private final WaymarkSettings settings;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HandlerRegistration(
            PlatformServices services,
            NoticeHandlerRepository handlers,
            WaymarkSettings settings,
            JsonMapper json,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.services = services;
        this.handlers = handlers;
        this.settings = settings;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** One deployment of one platform, with the address of its service. */
    record Due(UUID registration, String deploymentId, String service) {}

    @Override
    public String name() {
        return "notice-handler";
    }

    @Override
    public Class<Due> dataType() {
        return Due.class;
    }

    @Override
    public void run(Due due) {
        String handler = settings.url("/lti/notices");
        byte[] body = json.writeValueAsBytes(Map.of("notice_type", "LtiContextCopyNotice", "handler", handler));
        try {
            Answer answer = services.ask(
                    due.registration(),
                    due.deploymentId(),
                    SCOPE,
                    new Call(
                            HttpMethod.PUT,
                            URI.create(due.service()),
                            MediaType.APPLICATION_JSON,
                            MediaType.APPLICATION_JSON,
                            body));
            answer.required();
        } catch (PlatformBusy e) {
            throw new TryLater("The LMS does not take the notice handler now", e.waitAtLeast());
        } catch (ServiceProblem e) {
            log.warn("Registration {} takes no notice handler: {}", due.registration(), e.summary());
            record(due, known -> known.refused(e.words(), clock.instant()));
            return;
        }
        record(due, known -> known.taken(handler, clock.instant()));
    }

    @Override
    public void givenUp(Due due, String why) {
        record(due, known -> known.refused(why, clock.instant()));
    }

    private void record(Due due, Consumer<NoticeHandler> what) {
        transaction.executeWithoutResult(
                status -> handlers.findByRegistrationAndDeploymentId(due.registration(), due.deploymentId())
                        .ifPresent(what));
    }
}
