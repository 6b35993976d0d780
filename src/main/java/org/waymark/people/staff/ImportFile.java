package org.waymark.people.staff;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.InputStreamSource;

/**
 * A file as it was sent, or one of a bundle; its bytes can be read more than once.
 *
 * @param name its last part, for people to tell it by and for nothing else
 */
public record ImportFile(String name, InputStreamSource bytes) {

    public ImportFile {
        name = Fault.shown(name.replaceAll("^.*[/\\\\]", ""));
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(bytes.getInputStream(), 32 * 1024);
    }
}
