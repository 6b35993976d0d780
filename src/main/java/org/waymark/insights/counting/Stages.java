package org.waymark.insights.counting;

import java.util.List;

/** How far somebody came. */
public enum Stages {
    ELIGIBLE,
    VIEWED,
    ENROLLED,
    EVIDENCE,
    SUBMITTED,
    EARNED;

    public static final List<Stages> OF_PEOPLE = List.of(values());

    /** Of a micro-credential; nobody is eligible for one alone. */
    public static final List<Stages> OF_CREDENTIALS = List.of(VIEWED, ENROLLED, EVIDENCE, SUBMITTED, EARNED);

    /** Of those who began in a month. */
    public static final List<Stages> OF_MONTHS = List.of(ENROLLED, EARNED);

    /** How many months back it is looked who had earned by then, after the stages of people. */
    public static final List<Integer> MONTHS_BACK = List.of(3, 6, 9, 12);
}
