package org.waymark.lti;

import java.util.Locale;
import java.util.Set;

/** The kinds of LMS we know the ways of. */
public enum PlatformFamily {
    MOODLE("moodle", true),
    CANVAS("canvas", false),
    BRIGHTSPACE("desire2learn", true, "d2l", "brightspace"),
    BLACKBOARD("BlackboardLearn", false, "blackboard", "blackboard learn"),
    SCHOOLOGY("schoology", false),
    SAKAI("sakai", true),
    OPEN_EDX("openedx", true, "open edx", "edx"),
    OTHER("", false);

    private final String code;
    private final boolean onOneSite;
    private final Set<String> otherNames;

    PlatformFamily(String code, boolean onOneSite, String... otherNames) {
        this.code = code;
        this.onOneSite = onOneSite;
        this.otherNames = Set.of(otherNames);
    }

    /** By the product family code that platforms send (LTI Core 1.3, 5.4.5). */
    public static PlatformFamily of(String product) {
        String wanted = product.strip().toLowerCase(Locale.ROOT);
        for (PlatformFamily family : values()) {
            if (family.code.toLowerCase(Locale.ROOT).equals(wanted) || family.otherNames.contains(wanted)) {
                return family;
            }
        }
        return OTHER;
    }

    /** The product family code; empty where there is none. */
    public String code() {
        return code;
    }

    /** Whether pages and services are at the site that is the issuer; where not, one issuer serves many schools. */
    boolean onOneSite() {
        return onOneSite;
    }
}
