package org.waymark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The quirks of an LMS, as named in {@code src/docs/lti-requirements.md} ("moodle S1"), that a test shows Waymark lives with. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Quirk {
    String[] value();
}
