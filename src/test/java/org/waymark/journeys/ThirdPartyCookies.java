package org.waymark.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a browser does with cookies of a framed site; kept in the profile, since incognito windows prove little. */
enum ThirdPartyCookies {
    ALLOWED(0),
    BLOCKED(1);

    private final int mode;

    ThirdPartyCookies(int mode) {
        this.mode = mode;
    }

    void prepare(Path profile) throws IOException {
        Path folder = Files.createDirectories(profile.resolve("Default"));
        Files.writeString(folder.resolve("Preferences"), "{\"profile\":{\"cookie_controls_mode\":" + mode + "}}");
    }
}
