package org.waymark.catalog.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.BadgeImage;
import org.waymark.catalog.BadgePictures;
import org.waymark.people.SignedInPerson;

/** The badge's picture while it is being chosen. */
@Controller
@RequestMapping("/design/{id}/picture")
class PictureController {

    private final Drafts drafts;
    private final BadgePictures pictures;

    PictureController(Drafts drafts, BadgePictures pictures) {
        this.drafts = drafts;
        this.pictures = pictures;
    }

    @GetMapping("/badge.svg")
    ResponseEntity<byte[]> svg(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        DraftView draft = drafts.seen(id, me);
        return BadgeImage.of(pictures.svg(draft.content(), draft.code(), draft.district()), CacheControl.noStore());
    }

    @GetMapping("/badge.png")
    ResponseEntity<byte[]> png(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        return BadgeImage.of(MediaType.IMAGE_PNG, drafts.png(id, me), CacheControl.noStore());
    }

    @PostMapping("/upload")
    ModelAndView upload(
            @PathVariable DraftId id,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String picture,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect)
            throws IOException {
        // Whoever may not write it has nothing read for them.
        drafts.section(id, Section.PICTURE, me);
        try {
            drafts.picture(id, PictureFile.drawnAnew(bytes(file)), picture, me);
        } catch (PictureFile.Refused refused) {
            return again(id, "file." + refused.reason(), HttpStatus.UNPROCESSABLE_CONTENT, me);
        } catch (DraftConflict another) {
            return again(id, "file.another", HttpStatus.CONFLICT, me);
        } catch (DraftNotOpen moved) {
            return again(id, "proposed.file", HttpStatus.CONFLICT, me);
        }
        redirect.addFlashAttribute("done", "authoring.saved");
        return new ModelAndView("redirect:/design/" + id + "/picture");
    }

    /** The page as it stands now, with what to do. */
    private ModelAndView again(DraftId id, String problem, HttpStatus status, SignedInPerson me) {
        SectionEdit edit = drafts.section(id, Section.PICTURE, me);
        ModelAndView page = new ModelAndView("authoring/section")
                .addObject("view", SectionView.of(edit, edit.stored()))
                .addObject("problems", Map.of("file", Field.problem(problem)));
        page.setStatus(status);
        return page;
    }

    /** No more than can be judged too large. */
    private static byte[] bytes(@Nullable MultipartFile file) throws IOException {
        if (file == null) {
            return new byte[0];
        }
        try (InputStream in = file.getInputStream()) {
            return in.readNBytes(PictureFile.LARGEST + 1);
        }
    }

    @PostMapping("/draw")
    ModelAndView draw(
            @PathVariable DraftId id,
            @RequestParam(defaultValue = "") String picture,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        try {
            drafts.drawnPicture(id, picture, me);
        } catch (DraftConflict another) {
            return again(id, "file.another", HttpStatus.CONFLICT, me);
        } catch (DraftNotOpen moved) {
            return again(id, "proposed.file", HttpStatus.CONFLICT, me);
        }
        redirect.addFlashAttribute("done", "authoring.saved");
        return new ModelAndView("redirect:/design/" + id + "/picture");
    }
}
