package org.waymark.people.doctor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.people.doctor.Diagnoses.Viewer;

/** Refused launches, registrations and service calls, in words an administrator can act upon. */
@Controller
class DoctorController {

    private static final int SHOWN = 100;

    private final Diagnoses diagnoses;
    private final Viewers viewers;
    private final IncidentReport report;

    DoctorController(Diagnoses diagnoses, Viewers viewers, IncidentReport report) {
        this.diagnoses = diagnoses;
        this.viewers = viewers;
        this.report = report;
    }

    @GetMapping("/admin/doctor")
    ModelAndView list(
            HttpServletRequest request, @AuthenticationPrincipal @Nullable Object who, DoctorForm form, Locale locale) {
        Viewer viewer = viewers.viewer(request, who);
        if (!form.asksForReference()) {
            return page(viewer, form, locale);
        }
        if (diagnoses.find(viewer, form.reference()).isPresent()) {
            return new ModelAndView("redirect:/admin/doctor/" + form.reference());
        }
        ModelAndView page = page(viewer, form, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject(
                "problems", Map.of("reference", new DefaultMessageSourceResolvable("people.doctor.problem.reference")));
        return page;
    }

    @GetMapping("/admin/doctor/{reference}")
    ModelAndView incident(
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Object who,
            @PathVariable String reference,
            Locale locale) {
        Viewer viewer = viewers.viewer(request, who);
        IncidentRow row = diagnoses.find(viewer, reference).orElseThrow(IncidentNotFound::new);
        ModelAndView page = new ModelAndView("people/incident");
        page.addObject("row", row);
        page.addObject("advice", report.advice(row.incident().code(), locale));
        page.addObject("findings", report.findings(row.incident(), locale));
        page.addObject("report", report.text(row, locale));
        UUID registration = row.incident().registration();
        page.addObject(
                "health", registration != null && viewer.connections().containsKey(registration) ? registration : null);
        return page;
    }

    private ModelAndView page(Viewer viewer, DoctorForm form, Locale locale) {
        List<IncidentRow> rows = diagnoses.newest(viewer, form.connectionId(), form.codeOrNull(), SHOWN);
        ModelAndView page = new ModelAndView("people/doctor");
        page.addObject("rows", rows);
        page.addObject("advice", advice(rows, locale));
        page.addObject("form", form);
        page.addObject("filtered", form.connectionId() != null || form.codeOrNull() != null);
        page.addObject("connections", viewer.connections().values());
        page.addObject("codes", diagnoses.codes(viewer));
        return page;
    }

    private Map<String, String> advice(List<IncidentRow> rows, Locale locale) {
        Map<String, String> advice = new LinkedHashMap<>();
        rows.forEach(row -> advice.computeIfAbsent(row.incident().code(), code -> report.advice(code, locale)));
        return advice;
    }
}
