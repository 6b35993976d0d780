package org.waymark.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestClientException;

/**
 * Copies of the course: new links with new ids and the same parameters, new empty columns. The tools that asked for it are
 * told (Platform Notification Service 1.0).
 */
@Service
@Profile("sandbox")
class SandboxCopies {

    static final String NOTICE = "LtiContextCopyNotice";

    private static final Logger log = LoggerFactory.getLogger(SandboxCopies.class);

    private final JdbcClient jdbc;
    private final SandboxTools tools;
    private final SandboxLinks links;
    private final SandboxGradebook gradebook;
    private final SandboxAddresses addresses;
    private final SandboxSecrets secrets;
    private final SandboxKeys keys;
    private final SandboxHttp http;
    private final Clock clock;

    SandboxCopies(
            JdbcClient jdbc,
            SandboxTools tools,
            SandboxLinks links,
            SandboxGradebook gradebook,
            SandboxAddresses addresses,
            SandboxSecrets secrets,
            SandboxKeys keys,
            SandboxHttp http,
            Clock clock) {
        this.jdbc = jdbc;
        this.tools = tools;
        this.links = links;
        this.gradebook = gradebook;
        this.addresses = addresses;
        this.secrets = secrets;
        this.keys = keys;
        this.http = http;
        this.clock = clock;
    }

    record Copy(String contextId, String title, List<SandboxLink> links) {}

    private record CopiedCourse(String contextId, String title) {}

    List<Copy> all() {
        return jdbc
                .sql("select context_id as contextId, title from sandbox_course_copy order by copied_at, context_id")
                .query(CopiedCourse.class)
                .list()
                .stream()
                .map(copy -> new Copy(copy.contextId(), copy.title(), links.in(copy.contextId())))
                .toList();
    }

    String title(String context) {
        return jdbc.sql("select title from sandbox_course_copy where context_id = ?")
                .param(context)
                .query(String.class)
                .optional()
                .orElse(SandboxCourse.TITLE);
    }

    /** Copies the course; answers the id of the new one. */
    @Transactional
    public String copy() {
        int number = jdbc.sql("select count(*) from sandbox_course_copy")
                        .query(Integer.class)
                        .single()
                + 1;
        String context = SandboxCourse.ID + "0" + number;
        jdbc.sql("insert into sandbox_course_copy (context_id, title, copied_at) values (?, ?, ?)")
                .params(context, SandboxCourse.TITLE + ", copy " + number, SandboxTimes.column(clock.instant()))
                .update();
        links.placed().forEach(original -> copy(original, context));
        return context;
    }

    /** Tells every tool that asked for it; a tool that does not answer is not told again, as in Canvas. */
    void announce(String context) {
        tools.all().forEach(tool -> tell(tool, context));
    }

    private void copy(SandboxLink original, String context) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into sandbox_link (client_id, navigation, title, text, url, custom, context_id, copied_from)"
                        + " values (?, false, ?, ?, ?, ?, ?, ?)")
                .params(
                        original.clientId(),
                        original.title(),
                        original.text(),
                        original.url(),
                        original.custom(),
                        context,
                        original.id())
                .update(key, "id");
        long copy = Objects.requireNonNull(key.getKeyAs(Long.class));
        SandboxTool tool = tools.find(original.clientId()).orElseThrow();
        gradebook.onlyItemOf(tool, original.id()).ifPresent(item -> gradebook.copy(item, copy));
    }

    /** One handler a tool; nothing is sent to another site than the tool's own. */
    @Transactional
    public void handler(SandboxTool tool, String type, String handler) {
        if (!type.equals(NOTICE)) {
            throw SandboxRefusal.badRequest("notice_type is not supported");
        }
        if (!handler.isEmpty()
                && !SandboxTool.originOf(SandboxTools.address(handler, "handler"))
                        .equals(tool.origin())) {
            throw SandboxRefusal.badRequest("handler is not on the tool's domain");
        }
        jdbc.sql("delete from sandbox_notice_handler where client_id = ? and notice_type = ?")
                .params(tool.clientId(), type)
                .update();
        if (!handler.isEmpty()) {
            jdbc.sql("insert into sandbox_notice_handler (client_id, notice_type, handler) values (?, ?, ?)")
                    .params(tool.clientId(), type, handler)
                    .update();
        }
    }

    List<String> handlers(SandboxTool tool) {
        return jdbc.sql("select handler from sandbox_notice_handler where client_id = ? and notice_type = ?")
                .params(tool.clientId(), NOTICE)
                .query(String.class)
                .list();
    }

    private void tell(SandboxTool tool, String context) {
        for (String handler : handlers(tool)) {
            String notice = keys.sign(notice(tool, context));
            try {
                http.client()
                        .post()
                        .uri(handler)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("notices", List.of(Map.of("jwt", notice))))
                        .retrieve()
                        .toBodilessEntity();
            } catch (RestClientException e) {
                log.warn("The tool did not take the notice of a copied course: {}", e.getMessage());
            }
        }
    }

    private JWTClaimsSet notice(SandboxTool tool, String context) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(addresses.issuer())
                .audience(tool.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("nonce", secrets.fresh())
                .claim(SandboxLaunches.CLAIM + "version", "1.3.0")
                .claim(SandboxLaunches.CLAIM + "deployment_id", tool.deploymentId())
                .claim(
                        SandboxLaunches.CLAIM + "notice",
                        Map.of("id", secrets.fresh(), "timestamp", now.toString(), "type", NOTICE))
                .claim(SandboxLaunches.CLAIM + "context", Map.of("id", context, "title", title(context)))
                .claim(SandboxLaunches.CLAIM + "origin_contexts", List.of(SandboxCourse.ID))
                .build();
    }
}
