package org.waymark.award.verifying;

import java.util.List;

/** Ends a check with what was found. */
class Fault extends RuntimeException {

    private final Finding finding;
    private final List<String> arguments;

    Fault(Finding finding, String... arguments) {
        super(finding + " " + String.join(" ", arguments));
        this.finding = finding;
        this.arguments = List.of(arguments);
    }

    Fault(Finding finding, Throwable cause) {
        super(finding.toString(), cause);
        this.finding = finding;
        this.arguments = List.of();
    }

    Finding finding() {
        return finding;
    }

    List<String> arguments() {
        return arguments;
    }
}
