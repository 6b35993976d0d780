package org.waymark.web;

import java.io.IOException;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The version of the style sheet and scripts, for templates, as the bean {@code assets}: it stands in their addresses, so
 * that browsers keep them until they change. Worked out once; a lookup for each link cost a quarter of a page.
 */
@Component
public class Assets {

    private static final String[] FILES = {
        "waymark.css",
        "frame.js",
        "icon.svg",
        "lti-registration.js",
        "platform-storage.js",
        "upload.js",
        "autosave.js",
        "reading.js"
    };

    private final String version;

    Assets() throws IOException {
        CRC32 sum = new CRC32();
        for (String file : FILES) {
            sum.update(new ClassPathResource("static/" + file).getContentAsByteArray());
        }
        this.version = Long.toHexString(sum.getValue());
    }

    public String version() {
        return version;
    }
}
