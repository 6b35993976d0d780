package org.waymark.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.waymark.people.DistrictId;
import org.waymark.storage.EvidenceFiles;

/**
 * The pictures of badges: uploaded, drawn from its author's choices, or the initials of the title where nobody made one. A
 * version never changes, so neither does its picture.
 */
@Component
public class BadgePictures {

    /** Points each way, of a PNG. */
    public static final int SIZE = 512;

    private final EvidenceFiles files;

    BadgePictures(EvidenceFiles files) {
        this.files = files;
    }

    /**
     * As SVG whatever it was made of, so that one address serves for all; nothing in it comes from elsewhere.
     *
     * @param code of the micro-credential, which colours the initials
     */
    public String svg(DefinitionContent content, String code, DistrictId district) {
        About.Picture picture = content.about().picture();
        String upload = picture.upload();
        if (upload != null && upload.startsWith(district + "/")) {
            return framed(content.title(), upload);
        }
        return picture.made()
                ? BadgeDrawing.of(picture).svg(content.title())
                : new BadgeInitials(content.title(), code).svg();
    }

    /** The same as a PNG, of {@value #SIZE} points each way. */
    public byte[] png(DefinitionContent content, String code, DistrictId district) {
        About.Picture picture = content.about().picture();
        String upload = picture.upload();
        if (upload != null && upload.startsWith(district + "/")) {
            // It was drawn anew, in this size, when it came.
            return uploaded(upload);
        }
        return picture.made() ? BadgeDrawing.of(picture).png(SIZE) : new BadgeInitials(content.title(), code).png(SIZE);
    }

    private byte[] uploaded(String upload) {
        try (InputStream in = files.open(upload)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String framed(String title, String upload) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" role="img">
                  <title>%s</title>
                  <image width="400" height="400" href="data:image/png;base64,%s"/>
                </svg>
                """.formatted(
                HtmlUtils.htmlEscape(title, "UTF-8"), Base64.getEncoder().encodeToString(uploaded(upload)));
    }
}
