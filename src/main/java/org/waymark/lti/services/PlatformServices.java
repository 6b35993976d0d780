package org.waymark.lti.services;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.waymark.lti.ServiceIncidents;
import org.waymark.lti.ServiceIncidents.NoAnswer;

/**
 * The services of a platform, asked with an access token of one scope; a token that is refused is renewed once. Call it
 * outside a transaction: it waits for another machine.
 */
@Component
public class PlatformServices {

    private final ServiceTokens tokens;
    private final PlatformCalls calls;
    private final ServiceIncidents incidents;

    PlatformServices(ServiceTokens tokens, PlatformCalls calls, ServiceIncidents incidents) {
        this.tokens = tokens;
        this.calls = calls;
        this.incidents = incidents;
    }

    /**
     * An answer of any status.
     *
     * @throws ServiceProblem when none came, or no token was given
     */
    public Answer ask(UUID registration, String deploymentId, String scope, Call call) {
        return withToken(new Asked(registration, deploymentId, scope, call), token -> calls.send(call, token));
    }

    /**
     * The same for a long list: an answer that is ok is given to the reader as it comes, and its body is empty here.
     *
     * @throws ServiceProblem when none came, it broke off, or no token was given
     */
    public Answer read(UUID registration, String deploymentId, String scope, Call call, LongAnswer reader) {
        return withToken(new Asked(registration, deploymentId, scope, call), token -> calls.read(call, token, reader));
    }

    /** Reads the body of a long answer that is ok; it may refuse what it reads by a {@link PlatformRefused}. */
    public interface LongAnswer {
        void read(HttpHeaders headers, InputStream body) throws IOException;
    }

    /** Tells those who look after the connection of an answer that was ok and of no use all the same. */
    public void useless(UUID registration, String deploymentId, String scope, URI address, int status) {
        incidents.useless(registration, deploymentId, scope, address, status);
    }

    private record Asked(UUID registration, String deploymentId, String scope, Call call) {}

    private Answer withToken(Asked asked, Function<String, Answer> sending) {
        Set<String> scopes = Set.of(asked.scope());
        String token = tokens.token(asked.registration(), asked.deploymentId(), scopes);
        Answer answer = sent(asked, token, sending);
        if (answer.status() == 401) {
            tokens.drop(asked.registration(), asked.deploymentId(), scopes, token);
            String renewed = tokens.token(asked.registration(), asked.deploymentId(), scopes);
            answer = sent(asked, renewed, sending);
            if (answer.status() == 401) {
                tokens.drop(asked.registration(), asked.deploymentId(), scopes, renewed);
            }
        }
        incidents.answered(
                asked.registration(),
                asked.deploymentId(),
                asked.scope(),
                asked.call().address(),
                answer.status());
        return answer;
    }

    private Answer sent(Asked asked, String token, Function<String, Answer> sending) {
        try {
            return sending.apply(token);
        } catch (PlatformBusy none) {
            unanswered(asked, none.isForItsCertificate() ? NoAnswer.CERTIFICATE : NoAnswer.SILENT);
            throw none;
        } catch (PlatformRefused none) {
            // With a status there was an answer: one that its reader could not make sense of.
            if (none.status() == 0) {
                unanswered(asked, NoAnswer.ADDRESS);
            } else {
                useless(
                        asked.registration(),
                        asked.deploymentId(),
                        asked.scope(),
                        asked.call().address(),
                        none.status());
            }
            throw none;
        }
    }

    private void unanswered(Asked asked, NoAnswer why) {
        incidents.unanswered(
                asked.registration(),
                asked.deploymentId(),
                asked.scope(),
                asked.call().address(),
                why);
    }
}
