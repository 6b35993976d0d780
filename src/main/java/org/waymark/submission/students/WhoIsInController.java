package org.waymark.submission.students;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.AttemptWork;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionNotFound;
import org.waymark.submission.Submissions;

/** Who is in a piece of evidence, and what may tell who they are. */
@Controller
class WhoIsInController {

    private final Submissions submissions;
    private final Drafts drafts;
    private final ClassConsents consents;
    private final NameFindings findings;
    private final Names names;

    WhoIsInController(
            Submissions submissions, Drafts drafts, ClassConsents consents, NameFindings findings, Names names) {
        this.submissions = submissions;
        this.drafts = drafts;
        this.consents = consents;
        this.findings = findings;
        this.names = names;
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/students")
    ModelAndView ask(
            @PathVariable SubmissionId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        AttemptWork.Piece piece = piece(id, item, me);
        return page(id, piece, said(piece), ClassForm.fresh(consents.today(me.district())), me, Map.of());
    }

    /** The answer; where it is "another class", with the record of it, made and chosen at once. */
    @PostMapping("/submissions/{id}/evidence/items/{item}/students")
    ModelAndView answer(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            @RequestParam(required = false) @Nullable String students,
            ClassForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        AttemptWork.Piece piece = piece(id, item, me);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (students == null || students.isBlank()) {
            problems.put("students", new DefaultMessageSourceResolvable("students.problem"));
        } else if (students.equals("other")) {
            problems.putAll(form.problems(consents.today(me.district()), names));
        }
        if (!problems.isEmpty()) {
            ModelAndView again = page(id, piece, String.valueOf(students), form, me, problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        String said =
                "other".equals(students) ? consents.record(form.given(), me).toString() : String.valueOf(students);
        drafts.students(id, item, me.id(), me.district(), said);
        redirect.addFlashAttribute("done", "students.saved");
        return new ModelAndView("redirect:" + next(id, piece.asked(), me));
    }

    /** The next piece that is to be asked about; where it was brought, while more is asked for there; or the work. */
    private String next(SubmissionId id, EvidenceRequirement asked, SignedInPerson me) {
        String base = "/submissions/" + id;
        List<AttemptWork.Piece> pieces =
                submissions.work(id, me.id(), me.district()).pieces();
        long there = pieces.stream()
                .filter(piece -> piece.asked().id().equals(asked.id()))
                .count();
        return pieces.stream()
                .filter(AttemptWork.Piece::consentOpen)
                .findFirst()
                .map(piece -> base + "/evidence/items/" + piece.id() + "/students")
                .orElse(there < asked.count() ? base + "/evidence/" + asked.id() : base);
    }

    private AttemptWork.Piece piece(SubmissionId id, EvidenceId item, SignedInPerson me) {
        AttemptWork work = submissions.work(id, me.id(), me.district());
        return work.pieces().stream()
                .filter(piece -> work.open() && piece.id().equals(item))
                .filter(AttemptWork.Piece::asksWhoIsIn)
                .findFirst()
                .orElseThrow(SubmissionNotFound::new);
    }

    private static String said(AttemptWork.Piece piece) {
        Boolean students = piece.students();
        return students == null ? "" : !students ? "no" : piece.consent() == null ? "other" : piece.consent();
    }

    private ModelAndView page(
            SubmissionId id,
            AttemptWork.Piece piece,
            String said,
            ClassForm form,
            SignedInPerson me,
            Map<String, MessageSourceResolvable> problems) {
        ModelAndView page = new ModelAndView("submission/students/item")
                .addObject("id", id)
                .addObject("piece", piece)
                .addObject("classes", consents.of(me.id(), me.district()))
                .addObject("said", said)
                .addObject("form", form)
                .addObject("bases", Basis.values())
                .addObject("scopes", Scope.values());
        return problems.isEmpty() ? page : page.addObject("problems", problems);
    }

    @GetMapping("/submissions/{id}/names")
    ModelAndView names(@PathVariable SubmissionId id, @AuthenticationPrincipal SignedInPerson me) {
        AttemptWork work = submissions.work(id, me.id(), me.district());
        List<Finding> open = work.open() ? findings.open(work, me) : List.of();
        return new ModelAndView("submission/students/names")
                .addObject("id", id)
                .addObject("about", work.content().title())
                .addObject("groups", Finding.grouped(open));
    }

    @PostMapping("/submissions/{id}/names/fine")
    String fine(
            @PathVariable SubmissionId id,
            @RequestParam List<String> finding,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        for (String each : finding) {
            drafts.callFine(id, me.id(), me.district(), found(id, each, me).fingerprint());
        }
        redirect.addFlashAttribute("done", "students.names.fine.done");
        return "redirect:/submissions/" + id + "/names";
    }

    /** Gives a piece a name that tells nothing, and its file the same. */
    @PostMapping("/submissions/{id}/names/rename")
    String rename(
            @PathVariable SubmissionId id,
            @RequestParam String finding,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        EvidenceId item = found(id, finding, me).item();
        if (item == null) {
            throw new SubmissionNotFound();
        }
        List<AttemptWork.Piece> pieces =
                submissions.work(id, me.id(), me.district()).pieces();
        int number = 1 + pieces.stream().map(AttemptWork.Piece::id).toList().indexOf(item);
        String asked = pieces.get(number - 1).asked().title();
        drafts.rename(id, item, me.id(), me.district(), asked + " " + number);
        redirect.addFlashAttribute("done", "students.names.rename.done");
        return "redirect:/submissions/" + id + "/names";
    }

    private Finding found(SubmissionId id, String fingerprint, SignedInPerson me) {
        return findings.open(submissions.work(id, me.id(), me.district()), me).stream()
                .filter(each -> each.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow(SubmissionNotFound::new);
    }

    @GetMapping("/submissions/classes")
    ModelAndView classes(@AuthenticationPrincipal SignedInPerson me) {
        return classes(ClassForm.fresh(consents.today(me.district())), me);
    }

    private ModelAndView classes(ClassForm form, SignedInPerson me) {
        return new ModelAndView("submission/students/classes")
                .addObject("lines", consents.lines(me))
                .addObject("form", form)
                .addObject("bases", Basis.values())
                .addObject("scopes", Scope.values());
    }

    @PostMapping("/submissions/classes")
    ModelAndView record(ClassForm form, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        Map<String, MessageSourceResolvable> problems = form.problems(consents.today(me.district()), names);
        if (!problems.isEmpty()) {
            ModelAndView again = classes(form, me).addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        consents.record(form.given(), me);
        redirect.addFlashAttribute("done", "students.saved");
        return new ModelAndView("redirect:/submissions/classes");
    }

    @GetMapping("/submissions/classes/{consent}/end")
    ModelAndView askToEnd(@PathVariable UUID consent, @AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("submission/students/end", "line", consents.line(consent, me));
    }

    @PostMapping("/submissions/classes/{consent}/end")
    String end(@PathVariable UUID consent, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        consents.end(consent, me);
        redirect.addFlashAttribute("done", "students.class.ended");
        return "redirect:/submissions/classes";
    }
}
