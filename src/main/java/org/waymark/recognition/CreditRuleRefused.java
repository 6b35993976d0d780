package org.waymark.recognition;

/** A conversion would change what was counted on days that have passed. */
public class CreditRuleRefused extends RuntimeException {

    CreditRuleRefused() {
        super("Credit was counted on days that have passed");
    }
}
