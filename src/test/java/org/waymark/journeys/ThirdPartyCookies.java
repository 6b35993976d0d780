package org.waymark.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a browser does with cookies of a framed site; kept in the profile, since incognito windows prove little. */
enum ThirdPartyCookies {
    ALLOWED(0, ""),

    /** By the setting that people have. */
    BLOCKED(1, ""),

    /** By the browser itself, where it is one that has no such setting; by the setting elsewhere. */
    GONE(1, ""),

    /** None is kept in a frame, partitioned or not, as in browsers that know no partitions. */
    REFUSED(1, "\"localhost,127.0.0.1\""),

    /** The tool's site may keep none at all, in whatever window. */
    OFF(1, "\"localhost,*\"");

    private final int mode;

    /** Sites whose cookies are refused, and in which sites; in the words of Chromium's preferences. */
    private final String refused;

    ThirdPartyCookies(int mode, String refused) {
        this.mode = mode;
        this.refused = refused;
    }

    boolean needNoSetting() {
        return this == ALLOWED || this == GONE;
    }

    void prepare(Path profile) throws IOException {
        Path folder = Files.createDirectories(profile.resolve("Default"));
        String exceptions = refused.isEmpty() ? "" : refused + ":{\"setting\":2}";
        Files.writeString(
                folder.resolve("Preferences"),
                "{\"profile\":{\"cookie_controls_mode\":" + mode
                        + ",\"content_settings\":{\"exceptions\":{\"cookies\":{" + exceptions + "}}}}}");
    }
}
