package org.waymark.review;

/** Why a review cannot be recorded yet. */
record RatingProblem(String criterion, Field field, Kind kind) {

    enum Field {
        LEVEL("level"),
        STRENGTH("strength"),
        GAP("gap"),
        NEXT_STEP("nextStep");

        private final String part;

        Field(String part) {
            this.part = part;
        }
    }

    enum Kind {
        MISSING,
        TOO_LONG
    }

    /** The part of the form that is meant, such as gap. */
    String part() {
        return field.part;
    }

    String messageKey() {
        return "review.problem." + field.part + "." + kind;
    }
}
