package org.waymark.settings;

/** A configuration value that cannot work; its message is one sentence for the operator. */
public class BadSetting extends RuntimeException {

    public BadSetting(String sentence) {
        super(sentence);
    }
}
