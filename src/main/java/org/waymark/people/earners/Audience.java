package org.waymark.people.earners;

/** As whom a person earns: what a district's goals are addressed to. */
public enum Audience {
    EDUCATOR,
    PRINCIPAL,
    /** At school here; protected as a minor until the school says otherwise. */
    STUDENT,
    /** Neither employed nor at school here. */
    COMMUNITY
}
