package org.waymark.jobs;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Due work that was given up, or is held since a restore, for the operator to let go. */
@Controller
class DeadJobsController {

    private static final int SHOWN = 100;

    private final DueJobs jobs;
    private final HeldWork held;

    DeadJobsController(DueJobs jobs, HeldWork held) {
        this.jobs = jobs;
        this.held = held;
    }

    @GetMapping("/admin/jobs")
    String list(Model model) {
        model.addAttribute("jobs", jobs.dead(SHOWN));
        held.since().ifPresent(since -> model.addAttribute("heldSince", since));
        return "jobs/dead";
    }

    @PostMapping("/admin/jobs/release")
    String release(RedirectAttributes next) {
        held.release();
        next.addFlashAttribute("done", "jobs.held.release.done");
        return "redirect:/admin/jobs";
    }

    @PostMapping("/admin/jobs/{id}/again")
    String again(@PathVariable UUID id, RedirectAttributes next) {
        jobs.again(id);
        next.addFlashAttribute("done", "jobs.dead.again.done");
        return "redirect:/admin/jobs";
    }
}
