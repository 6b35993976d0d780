package org.waymark.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says a {@link BadSetting} as the sentence it is, in place of a stack trace. */
class BadSettingAnalyzer extends AbstractFailureAnalyzer<BadSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadSetting cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), "See \"Configure\" in the README.", cause);
    }
}
