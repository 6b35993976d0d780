package org.waymark.review;

/** What one reader, who is not named, says to the earner of one criterion; parts may be empty. */
public record Feedback(String strength, String gap, String nextStep) {

    boolean isEmpty() {
        return strength.isEmpty() && gap.isEmpty() && nextStep.isEmpty();
    }
}
