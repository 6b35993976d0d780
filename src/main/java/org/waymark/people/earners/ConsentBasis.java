package org.waymark.people.earners;

/** How a guardian's consent reached the school. */
enum ConsentBasis {
    SIGNED_FORM,
    ELECTRONIC,
    /** The school may agree for guardians where its own rules say so. */
    SCHOOL_AGREEMENT
}
