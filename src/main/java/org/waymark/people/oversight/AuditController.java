package org.waymark.people.oversight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.audit.AuditGroup;
import org.waymark.people.CsvLine;
import org.waymark.people.SignedInPerson;

/** The audit of a district, for its leads and its union representatives; not found for everyone else. */
@Controller
class AuditController {

    private static final List<String> COLUMNS = List.of("when", "who", "as", "what", "whom");

    private final Oversight oversight;
    private final MessageSource messages;

    AuditController(Oversight oversight, MessageSource messages) {
        this.oversight = oversight;
        this.messages = messages;
    }

    @GetMapping("/admin/audit")
    ModelAndView search(
            AuditForm form, @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me) {
        oversight.overseer(me);
        Map<String, MessageSourceResolvable> problems = form.problems();
        ModelAndView page = new ModelAndView("people/oversight/audit")
                .addObject("form", form)
                .addObject("groups", groups())
                .addObject("problems", problems);
        if (problems.isEmpty()) {
            return page.addObject("audit", oversight.page(form, Objects.requireNonNull(me)));
        }
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @GetMapping("/admin/audit.csv")
    void export(
            AuditForm form,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletResponse response)
            throws IOException {
        oversight.overseer(me);
        if (!form.problems().isEmpty()) {
            response.sendRedirect("/admin/audit");
            return;
        }
        SignedInPerson overseer = Objects.requireNonNull(me);
        oversight.exported(overseer);
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("waymark-audit.csv")
                        .build()
                        .toString());
        write(form, overseer, response.getWriter());
    }

    /** A page of the audit at a time, each read for itself: however long it is, little of it is in memory. */
    private void write(AuditForm form, SignedInPerson me, Writer out) throws IOException {
        out.write(CsvLine.MARK);
        out.write(CsvLine.of(COLUMNS.stream().map(this::heading).toList()));
        AuditPage page = oversight.page(form, me);
        while (true) {
            for (AuditRow row : page.rows()) {
                out.write(CsvLine.of(List.of(
                        row.at().toString(),
                        row.who(),
                        row.as() == null ? "" : row.as(),
                        row.what(),
                        row.whom() == null ? "" : row.whom())));
            }
            if (page.older() == null) {
                return;
            }
            page = oversight.page(form.before(page.older()), me);
        }
    }

    private String heading(String column) {
        return messages.getMessage("audit." + column, null, LocaleContextHolder.getLocale());
    }

    private Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("", messages.getMessage("audit.group.any", null, LocaleContextHolder.getLocale()));
        for (AuditGroup group : AuditGroup.values()) {
            groups.put(
                    group.name(), messages.getMessage("audit.group." + group, null, LocaleContextHolder.getLocale()));
        }
        return groups;
    }
}
