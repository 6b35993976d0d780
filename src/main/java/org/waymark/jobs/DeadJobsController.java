package org.waymark.jobs;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Due work that was given up, for the operator to send again. */
@Controller
class DeadJobsController {

    private static final int SHOWN = 100;

    private final DueJobs jobs;

    DeadJobsController(DueJobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/admin/jobs")
    String list(Model model) {
        model.addAttribute("jobs", jobs.dead(SHOWN));
        return "jobs/dead";
    }

    @PostMapping("/admin/jobs/{id}/again")
    String again(@PathVariable UUID id, RedirectAttributes next) {
        jobs.again(id);
        next.addFlashAttribute("done", "jobs.dead.again.done");
        return "redirect:/admin/jobs";
    }
}
