package org.waymark.recognition.roles;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.CatalogDesks;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.people.CsvLine;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** Who put their name into a pool, for leads. */
@Controller
@RequestMapping("/admin/role-profiles/{id}")
class PoolController {

    /** Documented in roles.md; programs read them, so they have one language. */
    private static final List<String> COLUMNS = List.of(
            "name",
            "employee_number",
            "school",
            "position",
            "window_from",
            "window_until",
            "entered_at",
            "eligible_since",
            "state",
            "ended_at",
            "awards");

    private final Pools pools;
    private final RoleProfiles profiles;
    private final CatalogDesks desks;

    PoolController(Pools pools, RoleProfiles profiles, CatalogDesks desks) {
        this.pools = pools;
        this.profiles = profiles;
        this.desks = desks;
    }

    @GetMapping("/pool")
    ModelAndView pool(
            @PathVariable RoleProfileId id,
            @RequestParam(defaultValue = "") String window,
            @RequestParam(defaultValue = "name") String order,
            @RequestParam(defaultValue = "1") String page,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return new ModelAndView("recognition/roles/pool")
                .addObject(
                        "pool", pools.page(id, day(window), order.equals("entry"), FoundPage.numbered(page), desk(me)));
    }

    @GetMapping("/pool.csv")
    void export(
            @PathVariable RoleProfileId id,
            @RequestParam(defaultValue = "") String window,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response)
            throws IOException {
        CatalogDesk desk = desk(me);
        RoleView role = profiles.one(id, desk.district());
        ApplicationWindow chosen = pools.window(id, day(window), desk);
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("pool-" + role.plan().slug() + "-" + chosen.from() + ".csv")
                        .build()
                        .toString());
        Writer out = response.getWriter();
        out.write(CsvLine.MARK);
        out.write(CsvLine.of(COLUMNS));
        StringBuilder lines = new StringBuilder();
        pools.export(id, chosen, desk, row -> lines.append(CsvLine.of(cells(row, role, chosen))));
        out.write(lines.toString());
    }

    private static List<String> cells(PoolRow row, RoleView role, ApplicationWindow window) {
        return List.of(
                row.name(),
                Objects.requireNonNullElse(row.employeeNumber(), ""),
                Objects.requireNonNullElse(row.school(), ""),
                role.title(),
                window.from().toString(),
                window.until().toString(),
                row.enteredAt().toString(),
                row.since().toString(),
                row.endedAt() == null ? "eligible" : "ended",
                row.endedAt() == null ? "" : row.endedAt().toString(),
                row.awards().stream().map(PoolRow.Evidence::title).collect(Collectors.joining("; ")));
    }

    /** Null where none is named. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RoleNotFound();
        }
    }

    private CatalogDesk desk(@Nullable SignedInPerson me) {
        return desks.of(me, VisibilityRule.ROLE_POOLS).orElseThrow(RoleNotFound::new);
    }
}
