package org.waymark.catalog;

import java.util.regex.Pattern;

/** How long and how many the parts of a micro-credential may be, the same for who writes one and for a file. */
public final class Limits {

    public static final int CODE = 64;
    public static final int TITLE = 200;
    public static final int AREA = 200;

    /** One tag, or the code of a standard. */
    public static final int OF_SEVERAL = 200;

    public static final int COMPETENCY = 10_000;
    public static final int COMPONENT = 500;
    public static final int METHOD_NAME = 200;
    public static final int TEXT = 10_000;
    public static final int EVIDENCE_TITLE = 500;
    public static final int LIMIT = 200;
    public static final int ALTERNATIVE = 500;
    public static final int CRITERION_TITLE = 500;
    public static final int REFERENCE_TITLE = 500;
    public static final int ADDRESS = 2000;
    public static final int FRAMEWORK = 200;
    public static final int ACTIVITY = 60;
    public static final int RANGE = 40;

    /** Prompts, evidence, criteria, references, tags, frameworks, activities, goals. */
    public static final int MOST = 30;

    public static final int MOST_STANDARDS = 200;
    public static final int MOST_PIECES = 100;
    public static final int MOST_HOURS = 1000;

    /** What is no longer than this is written in one line. */
    public static final int ONE_LINE = 500;

    public static final Pattern CODE_FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    public static final Pattern HOURS = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");

    private Limits() {}
}
