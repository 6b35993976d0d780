package org.waymark.submission.artifacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.PlainText;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.ArtifactPage;
import org.waymark.submission.Artifacts;
import org.waymark.submission.Captions;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.PlainFile;
import org.waymark.submission.SubmissionId;

/** The words of a recording, for those who cannot hear it. */
@Controller
class CaptionController {

    private static final int LONGEST = 200_000;
    private static final long LARGEST = 4L * LONGEST;
    private static final String VTT = "WEBVTT";

    /** WebVTT, 4.1: timings of a cue. */
    private static final Pattern TIMES =
            Pattern.compile("(?m)^(\\d{2,}:)?\\d{2}:\\d{2}\\.\\d{3}[ \\t]+-->[ \\t]+(\\d{2,}:)?\\d{2}:\\d{2}\\.\\d{3}");

    /** The same in a file of SubRip. */
    private static final Pattern OLDER =
            Pattern.compile("(?m)^(\\d{2}:\\d{2}:\\d{2}),(\\d{3})[ \\t]+-->[ \\t]+(\\d{2}:\\d{2}:\\d{2}),(\\d{3})");

    private final Artifacts artifacts;

    CaptionController(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** A file of captions, captions or plain words, or a tick that there are none. A file takes the place of what was written. */
    record CaptionForm(
            @Nullable String words,
            @Nullable String none,
            @Nullable MultipartFile file) {

        public String typed() {
            // Some programs put a byte order mark before the first letter.
            return words == null ? "" : PlainText.typed(words.replaceFirst("^\uFEFF", ""));
        }

        boolean hasFile() {
            return file != null && !file.isEmpty();
        }

        /** What is said in the recording; captions of the older kind as those that players show. */
        String said() {
            String said = file == null || file.isEmpty() ? typed() : PlainText.typed(PlainFile.words(bytes(file)));
            return !said.startsWith(VTT) && OLDER.matcher(said).find()
                    ? VTT + "\n\n" + OLDER.matcher(said).replaceAll("$1.$2 --> $3.$4")
                    : said;
        }

        /** The end of the key of what is wrong with it; empty where nothing is. */
        String problem() {
            if (hasFile() && Objects.requireNonNull(file).getSize() > LARGEST) {
                return "long";
            }
            String said = said();
            boolean timed = said.startsWith(VTT) && TIMES.matcher(said).find();
            if (said.length() > LONGEST) {
                return "long";
            }
            if (!said.isEmpty() && nobodySpeaks()) {
                return "both";
            }
            return hasFile() ? timed ? "" : "file" : said.startsWith(VTT) && !timed ? "times" : "";
        }

        private static byte[] bytes(MultipartFile file) {
            try {
                return file.getBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public boolean nobodySpeaks() {
            return none != null;
        }
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/words")
    ModelAndView show(
            @PathVariable SubmissionId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        ArtifactPage view = artifacts.page(id, item, me.id(), me.district());
        return page(view, new CaptionForm(view.captions(), view.noSpeech() ? "yes" : null, null));
    }

    @PostMapping("/submissions/{id}/evidence/items/{item}/words")
    ModelAndView save(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            CaptionForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        ArtifactPage view = artifacts.page(id, item, me.id(), me.district());
        String problem = form.problem();
        if (!problem.isEmpty()) {
            return again(view, form, problem);
        }
        String said = form.said();
        artifacts.caption(id, item, said.isEmpty() ? null : said, form.nobodySpeaks(), me.id(), me.district());
        redirect.addFlashAttribute("done", "submission.saved");
        return new ModelAndView("redirect:/submissions/" + id + "/evidence/" + view.requirement());
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/captions")
    ResponseEntity<String> captions(
            @PathVariable SubmissionId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        return artifacts
                .captions(id, item, me)
                .map(Captions::answer)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ModelAndView again(ArtifactPage view, CaptionForm form, String problem) {
        ModelAndView again = page(view, form);
        again.addObject(
                "problems",
                Map.<String, MessageSourceResolvable>of(
                        form.hasFile() ? "file" : "words", Words.of("submission.artifacts.error.captions." + problem)));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static ModelAndView page(ArtifactPage view, CaptionForm form) {
        return new ModelAndView("submission/artifacts/captions")
                .addObject("view", view)
                .addObject("form", form);
    }
}
