package org.waymark.sandbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has been placed in the course. */
@Service
@Profile("sandbox")
@Transactional
class SandboxLinks {

    private final JdbcClient jdbc;
    private final SandboxTools tools;

    SandboxLinks(JdbcClient jdbc, SandboxTools tools) {
        this.jdbc = jdbc;
        this.tools = tools;
    }

    @Transactional(readOnly = true)
    List<SandboxLink> placed() {
        return in(SandboxCourse.ID);
    }

    /** What stands in one course, the original or a copy. */
    @Transactional(readOnly = true)
    List<SandboxLink> in(String context) {
        return ofThisPlatform().stream()
                .filter(link -> !link.navigation() && link.contextId().equals(context))
                .toList();
    }

    @Transactional(readOnly = true)
    List<SandboxLink> navigation() {
        return ofThisPlatform().stream().filter(SandboxLink::navigation).toList();
    }

    @Transactional(readOnly = true)
    Optional<SandboxLink> find(long id) {
        return ofThisPlatform().stream().filter(link -> link.id() == id).findFirst();
    }

    long place(SandboxTool tool, String title, String text, String url, String custom) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into sandbox_link (client_id, navigation, title, text, url, custom)"
                        + " values (?, false, ?, ?, ?, ?)")
                .params(tool.clientId(), title, text, url, custom)
                .update(key, "id");
        return Objects.requireNonNull(key.getKeyAs(Long.class));
    }

    private List<SandboxLink> ofThisPlatform() {
        List<String> clients = tools.all().stream().map(SandboxTool::clientId).toList();
        return jdbc
                .sql("select id, client_id as clientId, navigation, title, text, url, custom, context_id as contextId,"
                        + " copied_from as copiedFrom from sandbox_link order by id")
                .query(SandboxLink.class)
                .list()
                .stream()
                .filter(link -> clients.contains(link.clientId()))
                .toList();
    }
}
