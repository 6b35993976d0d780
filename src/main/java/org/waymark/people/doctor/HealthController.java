package org.waymark.people.doctor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.lti.doctor.HealthView;
import org.waymark.people.doctor.Diagnoses.Viewer;

/** How one connection is, and the button that tests it. */
@Controller
class HealthController {

    private static final int SHOWN = 10;

    private final Diagnoses diagnoses;
    private final Viewers viewers;
    private final Checkups checkups;

    HealthController(Diagnoses diagnoses, Viewers viewers, Checkups checkups) {
        this.diagnoses = diagnoses;
        this.viewers = viewers;
        this.checkups = checkups;
    }

    @GetMapping("/admin/platforms/{id}/health")
    ModelAndView health(
            HttpServletRequest request, @AuthenticationPrincipal @Nullable Object who, @PathVariable UUID id) {
        return page(viewers.viewer(request, who), id);
    }

    @PostMapping("/admin/platforms/{id}/health/test")
    ModelAndView test(
            HttpServletRequest request, @AuthenticationPrincipal @Nullable Object who, @PathVariable UUID id) {
        Viewer viewer = viewers.viewer(request, who);
        if (checkups.test(viewer, id)) {
            return new ModelAndView("redirect:/admin/platforms/" + id + "/health#test");
        }
        ModelAndView page = page(viewer, id);
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        page.addObject("tooSoon", true);
        return page;
    }

    private ModelAndView page(Viewer viewer, UUID id) {
        ModelAndView page = new ModelAndView("people/health");
        page.addObject("shared", viewer.shared());
        page.addObject("connection", viewer.connection(id));
        HealthView health = checkups.health(id);
        page.addObject("health", health);
        page.addObject("services", checkups.services(id, health));
        page.addObject("rows", diagnoses.newest(viewer, id, null, SHOWN));
        return page;
    }
}
