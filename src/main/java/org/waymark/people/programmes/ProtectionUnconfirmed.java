package org.waymark.people.programmes;

/** What a lead wants would protect people as minors, and nobody has confirmed that it is so many; nothing was done. */
class ProtectionUnconfirmed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int people;

    ProtectionUnconfirmed(int people) {
        super(people + " people would be protected as minors");
        this.people = people;
    }

    int people() {
        return people;
    }

    /** The number that somebody confirmed; 0 where they confirmed none. */
    static int confirmed(String sure) {
        return sure.matches("\\d{1,9}") ? Integer.parseInt(sure) : 0;
    }
}
