package org.waymark.people.earners;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;
import org.waymark.people.SignedInPerson;

/** A school's own students: for its leads and coaches, and for nobody else. */
@Controller
@RequestMapping("/students")
class StudentsController {

    private final SchoolStudents students;
    private final GuardianConsents consents;
    private final Clock clock;

    StudentsController(SchoolStudents students, GuardianConsents consents, Clock clock) {
        this.students = students;
        this.consents = consents;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(name = "page", defaultValue = "1") int number, @AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("people/students")
                .addObject("students", students.mine(me, number).orElseThrow(PersonNotFound::new))
                .addObject("schools", students.leads(me) ? students.counts(me.district()) : List.of());
    }

    @GetMapping("/{id}")
    ModelAndView student(@PathVariable PersonId id, @AuthenticationPrincipal SignedInPerson me) {
        return page(id, me, ConsentForm.EMPTY, "", Map.of());
    }

    @PostMapping("/{id}/consents")
    ModelAndView record(
            @PathVariable PersonId id,
            ConsentForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        Map<String, MessageSourceResolvable> problems = form.problems(consents.today(me.district()));
        if (!problems.isEmpty()) {
            return page(id, me, form, "", problems);
        }
        students.recordConsent(id, form.given(), me);
        return back(id, next, "earners.consent.recorded");
    }

    @PostMapping("/{id}/consents/{consent}/end")
    ModelAndView endConsent(
            @PathVariable PersonId id,
            @PathVariable UUID consent,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        students.endConsent(consent, id, me);
        return back(id, next, "earners.consent.ended");
    }

    @PostMapping("/{id}/school")
    ModelAndView place(
            @PathVariable PersonId id,
            @RequestParam(defaultValue = "") String school,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        if (!students.place(id, school, me)) {
            return page(
                    id,
                    me,
                    ConsentForm.EMPTY,
                    "",
                    Map.of("school", new DefaultMessageSourceResolvable("earners.student.school.problem")));
        }
        next.addFlashAttribute("done", "earners.student.school.said");
        return new ModelAndView("redirect:/students");
    }

    @PostMapping("/{id}/protection")
    ModelAndView protect(
            @PathVariable PersonId id,
            @RequestParam(defaultValue = "") String until,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        students.requireLead(id, me);
        Optional<LocalDate> day = Days.parse(until);
        if (!until.isBlank()
                && day.filter(one -> one.isAfter(Minors.today(clock))).isEmpty()) {
            return page(
                    id,
                    me,
                    ConsentForm.EMPTY,
                    until,
                    Map.of("protection", new DefaultMessageSourceResolvable("earners.protection.problem")));
        }
        students.protect(id, day.orElse(null), me);
        return back(id, next, "earners.protection.changed");
    }

    @PostMapping("/{id}/protection/end")
    ModelAndView endProtection(
            @PathVariable PersonId id,
            @RequestParam(required = false) @Nullable String sure,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        students.requireLead(id, me);
        if (sure == null) {
            return page(
                    id,
                    me,
                    ConsentForm.EMPTY,
                    "",
                    Map.of("sure", new DefaultMessageSourceResolvable("earners.protection.sure.problem")));
        }
        students.endProtection(id, me);
        next.addFlashAttribute("done", "earners.protection.ended");
        return new ModelAndView("redirect:/students");
    }

    private ModelAndView page(
            PersonId id,
            SignedInPerson me,
            ConsentForm form,
            String until,
            Map<String, MessageSourceResolvable> problems) {
        SchoolStudents.StudentPage student = students.look(id, me);
        return new ModelAndView("people/student", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("student", student)
                .addObject("form", form)
                .addObject(
                        "until",
                        !until.isEmpty() || student.until() == null
                                ? until
                                : student.until().toString())
                .addObject("bases", ConsentBasis.values())
                .addObject("problems", problems);
    }

    private static ModelAndView back(PersonId id, RedirectAttributes next, String done) {
        next.addFlashAttribute("done", done);
        return new ModelAndView("redirect:/students/" + id);
    }
}
