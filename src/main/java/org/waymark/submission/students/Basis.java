package org.waymark.submission.students;

/** What a class's consent rests on, and so who holds the papers. */
enum Basis {
    /** Every guardian gave written permission; the teacher holds it. */
    GUARDIANS,
    /** The school's media release covers the class; the school holds it. */
    MEDIA_RELEASE,
    /** Nobody in it can be recognised: there is nothing to consent to. */
    NOT_IDENTIFIABLE
}
